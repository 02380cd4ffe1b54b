import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { metaOf } from "../../core/declaration/meta.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import { formatDeclaration } from "../../formats/declaration-json/format-declaration.ts"
import { parseDeclaration } from "../../formats/declaration-json/parse-declaration.ts"
import type { Database } from "../storage/database.ts"

/** An adopted text of the library, with which drafts are begun and compared. */
export interface Baseline {
  readonly id: string
  readonly title: string
  /** `built-in`, `file`, or the room and version it was adopted from. */
  readonly source: string
  readonly addedAt: string | null
  readonly checksum: string
}

/** The baselines this installation ships with and those added since. */
export class Library {
  readonly #db: Database
  readonly #builtIn: ReadonlyMap<string, { readonly baseline: Baseline; readonly text: string }>

  constructor(db: Database, resources: string) {
    this.#db = db
    this.#builtIn = readBuiltIn(join(resources, "baselines"))
  }

  list(): Baseline[] {
    const added = this.#db.all<BaselineRow>(
      "select id, title, source, added_at, checksum from baselines order by added_at, id",
    )
    return [...[...this.#builtIn.values()].map(({ baseline }) => baseline), ...added.map(fromRow)]
  }

  /** The text of a baseline in the form of a `.corchete.json` file, or null. */
  text(id: string): string | null {
    const builtIn = this.#builtIn.get(id)
    if (builtIn) return builtIn.text
    return (
      this.#db.get<{ declaration: string }>("select declaration from baselines where id = ?", id)
        ?.declaration ?? null
    )
  }

  declaration(id: string): Declaration | null {
    const text = this.text(id)
    return text === null ? null : readDeclaration(text)
  }

  /** Adds a baseline; false where the id is taken. An adopted text is never replaced. */
  add(entry: {
    readonly id: string
    readonly title: string
    readonly source: string
    readonly addedBy: string
    readonly declaration: Declaration
  }): boolean {
    if (this.text(entry.id) !== null) return false
    const text = formatDeclaration(entry.declaration)
    this.#db.run(
      "insert into baselines (id, title, added_at, added_by, source, declaration, checksum) values (?, ?, ?, ?, ?, ?, ?)",
      entry.id,
      entry.title,
      new Date().toISOString(),
      entry.addedBy,
      entry.source,
      text,
      checksumOf(text),
    )
    return true
  }
}

/** Reads what we wrote ourselves; that it cannot be read is our own mistake. */
export function readDeclaration(text: string): Declaration {
  const result = parseDeclaration(text)
  if (!result.ok) throw new Error(`a stored declaration cannot be read: ${result.message}`)
  return result.declaration
}

export const checksumOf = (text: string): string => createHash("sha256").update(text).digest("hex")

function readBuiltIn(folder: string): Map<string, { baseline: Baseline; text: string }> {
  const found = new Map<string, { baseline: Baseline; text: string }>()
  for (const name of readdirSync(folder).sort()) {
    // `la-paz-2024.corchete.json` is `la-paz`, as on the command line.
    const id = /^(.+?)(-\d{4})?\.corchete\.json$/.exec(name)?.[1]
    if (id === undefined) continue
    const text = readFileSync(join(folder, name), "utf8")
    const declaration = readDeclaration(text)
    const meta = metaOf(declaration)
    const title = meta.name ?? meta.subject ?? id
    found.set(id, {
      text,
      baseline: { id, title, source: "built-in", addedAt: null, checksum: checksumOf(text) },
    })
  }
  return found
}

interface BaselineRow {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly added_at: string
  readonly checksum: string
}

const fromRow = ({ added_at: addedAt, ...row }: BaselineRow): Baseline => ({ ...row, addedAt })
