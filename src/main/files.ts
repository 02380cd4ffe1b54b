import { createHash, randomUUID } from "node:crypto"
import { readFile, stat } from "node:fs/promises"
import { basename } from "node:path"
import { dialog, type BrowserWindow, type FileFilter } from "electron"
import type { BridgeArgs, BridgeResult, FileKind } from "../bridge/contract.ts"
import type { MenuTexts } from "./menu-texts.ts"
import { replaceFile } from "./replace-file.ts"

/** The first is what a new file gets. Not every system's dialog knows endings with two dots. */
const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  declaration: ["corchete.json", "json"],
  word: ["docx"],
  text: ["txt", "text"],
  markdown: ["md", "markdown"],
  html: ["html"],
  pdf: ["pdf"],
  json: ["json"],
}

// A declaration is some 100 kB; a Word file with pictures a few MB. More is a mistake of the hand,
// and would stand in memory three times on its way to the window.
const largestFile = 64 * 1024 * 1024

interface ChosenFile {
  readonly path: string
  /** Of the bytes as we last read or wrote them. */
  readonly digest: string
}

/** Opens and saves the files the user points at, and no others. */
export class Files {
  private readonly window: BrowserWindow
  private readonly texts: () => MenuTexts
  private readonly chosen = new Map<string, ChosenFile>()

  constructor(window: BrowserWindow, texts: () => MenuTexts) {
    this.window = window
    this.texts = texts
  }

  async open({ kinds }: BridgeArgs<"openFile">[0]): Promise<BridgeResult<"openFile">> {
    const all = kinds.flatMap((kind) => extensions[kind])
    const filters = [
      { name: this.texts().files.readable, extensions: all },
      ...kinds.map((kind) => this.filter(kind)),
    ]
    const { canceled, filePaths } = await dialog.showOpenDialog(this.window, {
      properties: ["openFile"],
      filters,
    })
    const [path] = filePaths
    if (canceled || path === undefined) return { kind: "cancelled" }
    const name = basename(path)
    try {
      if ((await stat(path)).size > largestFile) return { kind: "failed", name, reason: "EFBIG" }
      const bytes = new Uint8Array(await readFile(path))
      return { kind: "opened", ticket: this.remember(path, bytes), name, bytes }
    } catch (error) {
      return { kind: "failed", name, reason: reasonOf(error) }
    }
  }

  async save({
    kind,
    suggestedName,
    bytes,
    ticket,
  }: BridgeArgs<"saveFile">[0]): Promise<BridgeResult<"saveFile">> {
    const known = ticket === null ? undefined : this.chosen.get(ticket)
    if (known === undefined) return this.saveAs(kind, suggestedName, bytes)
    if (await wasChanged(known)) return { kind: "changed-on-disk", name: basename(known.path) }
    return this.write(known.path, bytes)
  }

  /** Asks where, then writes. The dialog has asked before it returns a file that exists. */
  async saveAs(
    kind: FileKind,
    suggestedName: string,
    bytes: Uint8Array,
  ): Promise<Exclude<BridgeResult<"saveFile">, { readonly kind: "changed-on-disk" }>> {
    const { canceled, filePath } = await dialog.showSaveDialog(this.window, {
      // Only the name: a path from the window would choose the folder for the user.
      defaultPath: basename(suggestedName.replaceAll("\\", "/")),
      filters: [this.filter(kind)],
    })
    return canceled || filePath === "" ? { kind: "cancelled" } : this.write(filePath, bytes)
  }

  private write(
    path: string,
    bytes: Uint8Array,
  ): Exclude<BridgeResult<"saveFile">, { readonly kind: "changed-on-disk" | "cancelled" }> {
    const name = basename(path)
    try {
      replaceFile(path, bytes)
      return { kind: "saved", ticket: this.remember(path, bytes), name }
    } catch (error) {
      return { kind: "failed", name, reason: reasonOf(error) }
    }
  }

  private remember(path: string, bytes: Uint8Array): string {
    const ticket = randomUUID()
    this.chosen.set(ticket, { path, digest: digestOf(bytes) })
    return ticket
  }

  private filter(kind: FileKind): FileFilter {
    return { name: this.texts().files[kind], extensions: [...extensions[kind]] }
  }
}

/** Whether somebody else wrote the file since; one that is gone may be written anew. */
async function wasChanged(file: ChosenFile): Promise<boolean> {
  try {
    return digestOf(await readFile(file.path)) !== file.digest
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false
    throw error
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}

/** `EACCES: permission denied`, without the path the system puts behind it. */
function reasonOf(error: unknown): string {
  if (codeOf(error) === null) throw error
  return (error as Error).message.replace(/, \w+ '.*$/, "")
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null
}
