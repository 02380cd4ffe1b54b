import type { Declaration } from "../../core/declaration/declaration.ts"
import { parseDeclaration } from "../../formats/declaration-json/parse-declaration.ts"
import { parseFile } from "../../formats/read-file.ts"
import type { RoomApi } from "../room/room-api.ts"
import type { OpenedFile } from "./files.ts"

/** A text that can be laid beside the draft. */
export type TextSource =
  | { readonly kind: "baseline"; readonly id: string }
  | { readonly kind: "version"; readonly number: number }
  | { readonly kind: "file"; readonly file: OpenedFile }

export type LoadedText =
  { readonly ok: true; readonly declaration: Declaration } | { readonly ok: false; readonly reason: string }

/** Fetches and reads a text. Throws what the room's API throws. */
export async function loadText(source: TextSource, api: RoomApi): Promise<LoadedText> {
  switch (source.kind) {
    case "baseline":
      return read(parseDeclaration(JSON.stringify(await api.baseline(source.id))))
    case "version":
      return read(parseDeclaration(JSON.stringify(await api.version(source.number))))
    case "file":
      return read(parseFile(source.file.name, source.file.bytes))
    default:
      return source satisfies never
  }
}

const read = (parsed: ReturnType<typeof parseDeclaration>): LoadedText =>
  parsed.ok ? { ok: true, declaration: parsed.declaration } : { ok: false, reason: parsed.message }
