import { parseArgs } from "node:util"
import type { Declaration } from "../core/declaration/declaration.ts"
import { metaOf } from "../core/declaration/meta.ts"
import { paragraphs } from "../core/declaration/paragraph.ts"
import { positionsRegister, type RegisteredPosition } from "../core/positions/register.ts"
import type { Reservation } from "../core/positions/reservation.ts"
import { registerTable } from "../formats/table/register-table.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { isBuiltIn, loadDeclaration } from "./load-declaration.ts"
import { writeTable } from "./write-table.ts"

export const command: Command = {
  name: "positions",
  summary: "List what regions and delegations hold: footnotes and reservations",
  usage: `
Usage: corchete positions FILE [--against BASELINE] [--owner ACTOR] [--json | -o OUT]

  --against BASELINE   say what became of the baseline's positions: kept, reworded, moved, new,
                       withdrawn. A draft that names its baseline is compared with it anyway
  --owner ACTOR        only those of one region or delegation, by its code
  --json               print the register as JSON
  -o, --out OUT        write the register as a table to OUT: .docx, .html or .csv`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        against: { type: "string" },
        owner: { type: "string" },
        json: { type: "boolean" },
        out: { type: "string", short: "o" },
      },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0)
      return refuse(io, `positions: expected one FILE\n${command.usage}`)
    const draft = await loadDeclaration(file, io)
    if (!draft.ok) return draft.code
    let baseline: Declaration | null = null
    const name = values.against ?? baselineOf(draft.declaration)
    if (name !== null) {
      const loaded = await loadDeclaration(name, io)
      if (!loaded.ok) return loaded.code
      baseline = loaded.declaration
    }
    const isWanted = ({ owner }: { readonly owner: string | null }): boolean =>
      values.owner === undefined || owner === values.owner
    const register = positionsRegister(draft.declaration, baseline)
    const positions = register.positions.filter(isWanted)
    const reservations = register.reservations.filter(isWanted)
    if (values.out !== undefined) {
      const numbers = new Map([draft.declaration, ...(baseline ? [baseline] : [])].flatMap(numbered))
      const table = registerTable({ positions, reservations }, (id) => numbers.get(id) ?? null)
      return (await writeTable(table, values.out, io)) ?? exit.done
    }
    if (values.json === true) printJson(io, { positions, reservations })
    else io.stdout([...positions.map(positionLine), ...reservations.map(reservationLine), ""].join("\n"))
    return exit.done
  },
}

/** The baseline a draft says it was begun from, where it is one that is built in. */
function baselineOf(draft: Declaration): string | null {
  const { baseline } = metaOf(draft)
  return baseline !== undefined && isBuiltIn(baseline) ? baseline : null
}

const numbered = (declaration: Declaration): [string, number][] =>
  paragraphs(declaration).map(({ id, index }) => [id, index + 1])

function positionLine({ number, owner, kind, text, anchor, against }: RegisteredPosition): string {
  const head = [
    number === null ? "footnote without reference" : `footnote ${String(number)}`,
    owner ?? "no owner",
    kind,
    ...(against === null ? [] : [against]),
  ].join(", ")
  return `${head}: ${text}${anchor === null ? "" : `\n  at “${anchor.quote}”`}`
}

const reservationLine = ({ kind, owner, paragraph, remark, lifted }: Reservation): string =>
  `${lifted ? "lifted " : ""}${kind} reservation, ${owner}, ${paragraph ?? "whole text"}${remark === "" ? "" : `: ${remark}`}`
