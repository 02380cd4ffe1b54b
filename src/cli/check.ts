import { parseArgs } from "node:util"
import type { Finding } from "../core/checks/finding.ts"
import { finalGate } from "../core/checks/gate/final-gate.ts"
import { suggestions } from "../core/checks/suggestions/suggestions.ts"
import type { Declaration } from "../core/declaration/declaration.ts"
import { paragraphs } from "../core/declaration/paragraph.ts"
import { footnotes } from "../core/positions/footnote.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { findingText } from "./finding-text.ts"
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
    const blocking = finalGate(declaration)
    const advice = values.final === true ? [] : suggestions(declaration, { actors: await loadActors(io) })
    const listed = numbersOf(declaration)
    if (values.json === true)
      printJson(io, { blocking: blocking.map(listed), suggestions: advice.map(listed) })
    else
      io.stdout(
        [
          `${blocking.length === 0 ? "Nothing stands" : `${String(blocking.length)} stand`} in the way of a final text.`,
          ...blocking.map(listed).map(line),
          ...(advice.length > 0 ? ["", `${String(advice.length)} suggestions:`] : []),
          ...advice.map(listed).map(line),
          "",
        ].join("\n"),
      )
    return blocking.length + advice.length > 0 ? exit.found : exit.done
  },
}

interface Listed {
  readonly kind: string
  readonly paragraph: number | null
  readonly footnote: number | null
  readonly quote: string
  /** What is wrong with it, as a sentence. */
  readonly message: string
  readonly offer: string | null
  readonly source: string
  /** Offsets in the words of the paragraph or footnote. */
  readonly from: number
  readonly to: number
}

/** The numbers people see for the ids in findings. */
function numbersOf(declaration: Declaration): (finding: Finding) => Listed {
  const byParagraph = new Map(paragraphs(declaration).map(({ id, index }) => [id, index + 1]))
  const byFootnote = new Map(footnotes(declaration).map(({ id, number }) => [id, number]))
  return (finding) => {
    const { kind, paragraph, footnote, text, replacement, source, from, to } = finding
    return {
      kind,
      paragraph: paragraph === null ? null : (byParagraph.get(paragraph) ?? null),
      footnote: footnote === null ? null : (byFootnote.get(footnote) ?? null),
      quote: text,
      message: findingText(finding),
      offer: replacement,
      source,
      from,
      to,
    }
  }
}

function line({ kind, paragraph, footnote, quote, message, offer }: Listed): string {
  const note = footnote === null ? null : `Footnote ${String(footnote)}`
  const place = note ?? (paragraph === null ? "Text" : `Paragraph ${String(paragraph)}`)
  const instead = offer === null ? "" : ` → “${shortened(offer)}”`
  return `${place}: ${kind}: “${shortened(quote)}”${instead} (${message})`
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80).trimEnd()} …` : text)
