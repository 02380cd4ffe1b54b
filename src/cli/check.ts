import { parseArgs } from "node:util"
import { finalGate } from "../core/checks/gate/final-gate.ts"
import { suggestions } from "../core/checks/suggestions/suggestions.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { findingLine, listFindings } from "./list-findings.ts"
import { loadActors, loadDeclaration } from "./load-declaration.ts"

export const command: Command = {
  name: "check",
  summary: "Say what stands between a text and a clean final text",
  usage: `
Usage: corchete check FILE [--final] [--json]

  --final   only what blocks a final text: brackets, blanks, options, process notes, comments,
            statuses below agreed, reservations, notes without anchor
  --json    print the findings as JSON

Without --final suggestions follow: spelling, terms, references, links, punctuation. They never block.
Exit code 1: something was found.`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { final: { type: "boolean" }, json: { type: "boolean" } },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0)
      return refuse(io, `check: expected one FILE\n${command.usage}`)
    const loaded = await loadDeclaration(file, io)
    if (!loaded.ok) return loaded.code
    const { declaration } = loaded
    const blocking = listFindings(declaration, finalGate(declaration))
    const advice =
      values.final === true
        ? []
        : listFindings(declaration, suggestions(declaration, { actors: await loadActors(io) }))
    if (values.json === true) printJson(io, { blocking, suggestions: advice })
    else
      io.stdout(
        [
          `${blocking.length === 0 ? "Nothing stands" : `${String(blocking.length)} stand`} in the way of a final text.`,
          ...blocking.map(findingLine),
          ...(advice.length > 0 ? ["", `${String(advice.length)} suggestions:`] : []),
          ...advice.map(findingLine),
          "",
        ].join("\n"),
      )
    return blocking.length + advice.length > 0 ? exit.found : exit.done
  },
}
