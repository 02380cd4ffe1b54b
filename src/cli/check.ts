import { parseArgs } from "node:util"
import { finalGate } from "../core/checks/final-gate.ts"
import type { Finding } from "../core/checks/finding.ts"
import { suggestions } from "../core/checks/suggestions.ts"
import type { Declaration } from "../core/declaration/declaration.ts"
import { paragraphs } from "../core/declaration/paragraph.ts"
import { footnotes } from "../core/positions/footnote.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { loadDeclaration } from "./load-declaration.ts"

export const command: Command = {
  name: "check",
  summary: "Show what stands between a text and a clean final text",
  usage: `
Usage: corchete check FILE [--final] [--json]

  --final   only what blocks the final text; without it, suggestions too
  --json    print the findings as JSON

FILE is a text, Markdown or Word file, a declaration (.corchete.json), or la-paz.
Paragraphs count from 1. Nothing is changed.
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
    const numbers = numbersOf(declaration)
    const blocking = finalGate(declaration).map(numbers)
    const suggested = values.final === true ? [] : suggestions(declaration).map(numbers)
    if (values.json === true) printJson(io, { blocking, suggestions: suggested })
    else
      io.stdout(
        [
          `${blocking.length === 0 ? "Nothing stands" : `${String(blocking.length)} stand`} in the way of a final text.`,
          ...blocking.map(line),
          ...(suggested.length > 0 ? ["", `${String(suggested.length)} suggestions:`] : []),
          ...suggested.map(line),
          "",
        ].join("\n"),
      )
    return blocking.length + suggested.length > 0 ? exit.found : exit.done
  },
}

interface Listed {
  readonly kind: string
  readonly paragraph: number | null
  readonly footnote: number | null
  readonly quote: string
  readonly offer: string | null
  readonly source: string
}

/** The numbers people see for the ids in findings. */
function numbersOf(declaration: Declaration): (finding: Finding) => Listed {
  const byParagraph = new Map(paragraphs(declaration).map(({ id, index }) => [id, index + 1]))
  const byFootnote = new Map(footnotes(declaration).map(({ id, number }) => [id, number]))
  return ({ kind, paragraph, footnote, quote, offer, source }) => ({
    kind,
    paragraph: paragraph === null ? null : (byParagraph.get(paragraph) ?? null),
    footnote: footnote === null ? null : (byFootnote.get(footnote) ?? null),
    quote,
    offer,
    source,
  })
}

function line({ kind, paragraph, footnote, quote, offer, source }: Listed): string {
  const note = footnote === null ? null : `Footnote ${String(footnote)}`
  const place = note ?? (paragraph === null ? "Text" : `Paragraph ${String(paragraph)}`)
  return `${place}: ${kind}: “${quote}”${offer === null ? "" : ` → “${offer}”`} (${source})`
}
