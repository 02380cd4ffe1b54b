import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { countOthers, type BracketList, listBrackets } from "../formats/notation/list-brackets.ts"
import { formatNotation } from "../formats/notation/format-notation.ts"
import { decode } from "../formats/read-file.ts"
import { type Command, exit, printJson, refuse, type ExitCode, type Io } from "./command.ts"
import { loadDeclaration, readBytes } from "./load-declaration.ts"

export const command: Command = {
  name: "brackets",
  summary: "List the square brackets of a text: what is not agreed, and what is wrong",
  usage: `
Usage: corchete brackets FILE [--json]

  --json               print the list as JSON

FILE is a text, Markdown or Word file, a declaration (.corchete.json), or la-paz.
Lines are those of a text file; in a declaration they are its paragraphs, then its footnotes.
Exit code 1: brackets are open, or signs have no partner.`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean" } },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0)
      return refuse(io, `brackets: expected one FILE${command.usage}`)
    const read = await readText(file, io)
    if (!read.ok) return read.code
    const list = listBrackets(read.text)
    if (values.json === true) printJson(io, list)
    else io.stdout(report(list, read.text))
    return list.pairs > 0 || list.problems.length > 0 ? exit.found : exit.done
  },
}

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: ExitCode }

/** A text as it stands in its file; of a declaration, its paragraphs as a compilation prints them. */
async function readText(file: string, io: Io): Promise<Read> {
  const isText = file !== "la-paz" && !/\.(?:json|docx)$/i.test(file)
  if (isText) {
    const bytes = await readBytes(resolve(io.cwd, file))
    if (typeof bytes === "string") return { ok: false, code: refuse(io, `${file}: ${bytes}`) }
    const decoded = decode(bytes)
    if (decoded.ok && decoded.text.trim() !== "") return decoded
    // The importer says best what is wrong with it, or knows the format by its content.
  }
  const loaded = await loadDeclaration(file, io)
  if (!loaded.ok) return loaded
  const { doc, notes, records } = loaded.declaration
  const texts = [doc, ...notes.values()].flatMap((text) => formatNotation(text, records))
  return { ok: true, text: texts.join("\n") }
}

function report(list: BracketList, text: string): string {
  const others = countOthers(text).map(({ kind, count }) => `${String(count)} ${kind}`)
  const pairs = list.pairs + list.other
  const lines = [
    `${String(pairs)} pairs: ${String(list.pairs)} of disagreement, at most ${String(list.maxDepth)} deep; ` +
      `${String(list.other)} of another kind${others.length > 0 ? ` (${others.join(", ")})` : ""}`,
    `${String(list.opening)} opening and ${String(list.closing)} closing signs, ${String(list.problems.length)} without a partner`,
    ...list.problems.map(({ line, message }) => `line ${String(line)}: ${message}`),
    ...(list.brackets.length > 0 ? [""] : []),
    ...list.brackets.map(
      ({ line, depth, text: words }) => `${String(line)}: ${"  ".repeat(depth - 1)}[${shorten(words)}]`,
    ),
  ]
  return `${lines.join("\n")}\n`
}

/** Enough of a bracket to know it by on one line of a terminal. */
const shown = 90

function shorten(words: string): string {
  const plain = words.replace(/\s+/g, " ")
  return plain.length <= shown ? plain : `${plain.slice(0, shown - 20)} … ${plain.slice(-17)}`
}
