import { readFile, stat } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import type { Json } from "../core/declaration/records.ts"
import type { ActorList } from "../core/positions/actor.ts"
import { parseActors } from "../core/positions/parse-actors.ts"
import type { Declaration } from "../core/declaration/declaration.ts"
import { parseFile } from "../formats/read-file.ts"
import type { ImportReport } from "../formats/report.ts"
import { refuse, type ExitCode, type Io } from "./command.ts"

/** The name of the built-in baseline, and its file under `resources/baselines`. */
const builtIn: Readonly<Record<string, string>> = { "la-paz": "la-paz-2024.corchete.json" }

export const isBuiltIn = (name: string): boolean => Object.hasOwn(builtIn, name)

type Loaded =
  | { readonly ok: true; readonly declaration: Declaration; readonly report: ImportReport }
  | { readonly ok: false; readonly code: ExitCode }

/**
 * Reads the declaration a command line names: a file, or `la-paz`. Where that
 * fails it has said why on stderr, and `code` is what the command returns.
 */
export async function loadDeclaration(name: string, io: Io): Promise<Loaded> {
  const file = isBuiltIn(name) ? builtIn[name] : undefined
  const path = file === undefined ? resolve(io.cwd, name) : join(io.resources, "baselines", file)
  const bytes = await readBytes(path)
  if (typeof bytes === "string") return { ok: false, code: refuse(io, `${name}: ${bytes}`) }
  const actors = await loadActors(io)
  const result = parseFile(basename(path), bytes, { actors })
  if (result.ok) return { ok: true, declaration: result.declaration, report: result.report }
  const place = result.line === undefined ? name : `${name}:${String(result.line)}`
  return { ok: false, code: refuse(io, `${place}: ${result.message}`) }
}

/** The actors shipped with the app: whom a bracket or a note may speak for. */
export async function loadActors(io: Io): Promise<ActorList> {
  const text = await readFile(join(io.resources, "actors.json"), "utf8")
  return parseActors(JSON.parse(text) as Json).actors
}

/** The bytes of a file, or the reason why they cannot be had. */
export async function readBytes(path: string): Promise<Uint8Array | string> {
  try {
    if ((await stat(path)).isDirectory()) return "this is a folder, a file was expected"
    return await readFile(path)
  } catch (error) {
    return reasonOf(error)
  }
}

/** Why the system refused, in words. What is no answer of the system is our own mistake and thrown again. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file",
    EACCES: "reading or writing it is not permitted",
    EISDIR: "this is a folder, a file was expected",
    ENOTDIR: "a part of the path is not a folder",
    ENOSPC: "the disk is full",
    EROFS: "the disk cannot be written to",
  }
  return reasons[error.code] ?? error.message
}
