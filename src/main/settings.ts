import { readFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { languages } from "../bridge/languages.ts"
import { invitationLink } from "../bridge/links.ts"
import { replaceFile } from "./replace-file.ts"

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200),
  height: z.number().int().min(200),
  maximized: z.boolean(),
})

// A setting that cannot be read is as good as one that was never made; nothing in here is words.
const form = z.object({
  bounds: bounds.nullable().catch(null),
  language: z.enum(languages).nullable().catch(null),
  /** The invitation to a room server elsewhere. It admits its holder, hence the file mode. */
  joined: invitationLink.nullable().catch(null),
})

export type Bounds = z.output<typeof bounds>
export type SettingValues = z.output<typeof form>

/** What the desktop app remembers about this computer, in one small file. */
export class Settings {
  private readonly path: string
  private values: SettingValues

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.path = join(folder, "settings.json")
    this.values = readSettings(this.path)
  }

  get(): SettingValues {
    return this.values
  }

  set(changes: Partial<SettingValues>): void {
    this.values = { ...this.values, ...changes }
    replaceFile(this.path, Buffer.from(`${JSON.stringify(this.values, null, 2)}\n`), 0o600)
  }
}

function readSettings(path: string): SettingValues {
  let stored: unknown = {}
  try {
    stored = JSON.parse(readFileSync(path, "utf8"))
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT"
    if (!isMissing && !(error instanceof SyntaxError)) throw error
  }
  const result = form.safeParse(stored)
  return result.success ? result.data : { bounds: null, language: null, joined: null }
}
