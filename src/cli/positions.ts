import { parseArgs } from "node:util"
import type { Declaration } from "../core/declaration/declaration.ts"
import { metaOf } from "../core/declaration/meta.ts"
import { positionsRegister, type RegisteredPosition } from "../core/positions/register.ts"
import type { Reservation } from "../core/positions/reservation.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { isBuiltIn, loadDeclaration } from "./load-declaration.ts"

export const command: Command = {
  name: "positions",
  summary: "List what regions and delegations hold: footnotes and reservations",
  usage: `
Usage: corchete positions FILE [--against BASELINE] [--owner ACTOR] [--json]

  --against BASELINE   say what became of the baseline's positions: kept, reworded, moved, new,
                       withdrawn. A draft that names its baseline is compared with it anyway
  --owner ACTOR        only those of one region or delegation, by its code
  --json               print the register as JSON`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { against: { type: "string" }, owner: { type: "string" }, json: { type: "boolean" } },
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
