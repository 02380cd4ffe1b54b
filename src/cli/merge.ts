import { writeFile } from "node:fs/promises"
import { basename, resolve } from "node:path"
import { parseArgs } from "node:util"
import type { Copy } from "../core/copies/copy.ts"
import { mergeCopies } from "../core/copies/merge-copies.ts"
import { brackets } from "../core/brackets/bracket.ts"
import { paragraphs } from "../core/declaration/paragraph.ts"
import { formatDeclaration } from "../formats/declaration-json/format-declaration.ts"
import { type Command, exit, type Io, refuse } from "./command.ts"
import { loadActors, loadDeclaration, reasonOf } from "./load-declaration.ts"

export const command: Command = {
  name: "merge",
  summary: "Take copies that delegations sent back into the text as their proposals",
  usage: `
Usage: corchete merge BASE COPY[=ACTOR]... -o OUT

BASE is the text that was sent out. What a COPY changed becomes brackets that propose it, on behalf of
ACTOR: corchete merge rev1.docx mexico.docx=MX eu.docx=EU -o rev2.corchete.json

  -o, --out OUT   write the merged declaration to OUT (.corchete.json)

Exit code 1: copies want different things of the same words; the paragraphs are listed.`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string", short: "o" } },
    })
    const [baseName, ...copyNames] = positionals
    if (baseName === undefined || copyNames.length === 0)
      return refuse(io, `merge: expected BASE and at least one COPY\n${command.usage}`)
    if (values.out === undefined) return refuse(io, "merge: needs -o OUT")
    const base = await loadDeclaration(baseName, io)
    if (!base.ok) return base.code
    const copies: Copy[] = []
    for (const name of copyNames) {
      const copy = await loadCopy(name, io)
      if (typeof copy === "number") return copy
      copies.push(copy)
    }
    let count = 0
    const taken = new Set([
      ...brackets(base.declaration).map(({ id }) => String(id)),
      ...base.declaration.notes.keys(),
    ])
    const newId = (): string => {
      do count += 1
      while (taken.has(`m${String(count)}`))
      return `m${String(count)}`
    }
    const merged = mergeCopies(base.declaration, copies, { newId, at: new Date().toISOString() })
    try {
      await writeFile(resolve(io.cwd, values.out), formatDeclaration(merged.declaration))
    } catch (error) {
      return refuse(io, `${values.out}: ${reasonOf(error)}`)
    }
    const numbers = new Map(paragraphs(base.declaration).map(({ id, index }) => [id, String(index + 1)]))
    const place = (id: (typeof merged.conflicts)[number]["paragraph"]): string =>
      numbers.has(id) ? `paragraph ${numbers.get(id) ?? ""} of ${baseName}` : `note ${id}`
    io.stdout(
      [
        ...merged.conflicts.map(
          ({ paragraph, copies: names }) => `${place(paragraph)}: ${names.join(" and ")} differ`,
        ),
        ...merged.restyled.map(
          ({ paragraph, copy }) =>
            `${place(paragraph)}: ${copy} changed its style or label, which was not taken over`,
        ),
        `${String(copies.length)} copies merged, ${String(merged.conflicts.length)} conflicts`,
        "",
      ].join("\n"),
    )
    return merged.conflicts.length > 0 ? exit.found : exit.done
  },
}

/** A copy by `FILE` or `FILE=ACTOR`; an actor must be one of the list. */
async function loadCopy(argument: string, io: Io): Promise<Copy | typeof exit.wrong> {
  const at = argument.lastIndexOf("=")
  const file = at === -1 ? argument : argument.slice(0, at)
  const spelling = at === -1 ? null : argument.slice(at + 1)
  const actor = spelling === null ? null : (await loadActors(io)).find(spelling)
  if (spelling !== null && !actor)
    return refuse(io, `merge: nobody on the list of actors is called “${spelling}”`)
  const loaded = await loadDeclaration(file, io)
  if (!loaded.ok) return exit.wrong
  return { name: basename(file), actor: actor?.id ?? null, declaration: loaded.declaration }
}
