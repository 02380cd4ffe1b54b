import type { FileKind } from "../../bridge/contract.ts"
import { desktop } from "./desktop.ts"

export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type OpenOutcome =
  | { readonly kind: "opened"; readonly file: OpenedFile }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly name: string; readonly reason: string }

/** How a saving ended. A browser saves where it likes and does not say where. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly name: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly name: string; readonly reason: string }

const mediaTypes: Readonly<Record<FileKind, string>> = {
  declaration: "application/json",
  word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  text: "text/plain;charset=utf-8",
  markdown: "text/markdown;charset=utf-8",
  html: "text/html;charset=utf-8",
  pdf: "application/pdf",
  json: "application/json",
}

const endings = ".json,.corchete,.md,.markdown,.txt,.text,.docx"

/** Lets the user choose a declaration: the desktop's dialog where there is one, else the browser's. */
export async function openFile(): Promise<OpenOutcome> {
  if (desktop === null) return chooseInBrowser()
  const outcome = await desktop.openFile({ kinds: ["declaration", "word", "text", "markdown"] })
  return outcome.kind === "opened"
    ? { kind: "opened", file: { name: outcome.name, bytes: outcome.bytes } }
    : outcome
}

/** Hands a file to the user: saved by the desktop's dialog, or downloaded by the browser. */
export async function saveFile(
  kind: FileKind,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<SaveOutcome> {
  if (desktop === null) {
    download(suggestedName, new Blob([new Uint8Array(bytes)], { type: mediaTypes[kind] }))
    return { kind: "saved", name: suggestedName }
  }
  const outcome = await desktop.saveFile({ kind, suggestedName, bytes: new Uint8Array(bytes), ticket: null })
  switch (outcome.kind) {
    case "saved":
      return { kind: "saved", name: outcome.name }
    case "changed-on-disk":
      return { kind: "failed", name: outcome.name, reason: "changed on disk" }
    case "cancelled":
    case "failed":
      return outcome
    default:
      return outcome satisfies never
  }
}

/** A name that every system accepts, from a title. */
export function fileNameFrom(title: string, ending: string): string {
  const plain = title
    .normalize("NFC")
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 100)
  return `${plain === "" ? "declaration" : plain}.${ending}`
}

function chooseInBrowser(): Promise<OpenOutcome> {
  return new Promise((resolve) => {
    const input = document.createElement("input")
    input.type = "file"
    input.accept = endings
    input.addEventListener("cancel", () => resolve({ kind: "cancelled" }))
    input.addEventListener("change", () => {
      const [file] = input.files ?? []
      if (file === undefined) {
        resolve({ kind: "cancelled" })
        return
      }
      file.arrayBuffer().then(
        (buffer) => resolve({ kind: "opened", file: { name: file.name, bytes: new Uint8Array(buffer) } }),
        (error: unknown) => resolve({ kind: "failed", name: file.name, reason: String(error) }),
      )
    })
    input.click()
  })
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
