import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { openBrackets } from "../core/brackets/count.ts"
import { countOthers, type BracketList, listBrackets } from "../formats/notation/list-brackets.ts"
import { formatNotation } from "../formats/notation/format-notation.ts"
import { decode } from "../formats/read-file.ts"
import { countsBy, holders } from "./bracket-holders.ts"
import { type Command, exit, printJson, refuse, type ExitCode, type Io } from "./command.ts"
import { loadDeclaration, readBytes } from "./load-declaration.ts"

export const command: Command = {
  name: "brackets",
  summary: "List the square brackets of a text: what is not agreed, and what is wrong",
  usage: `
Usage: corchete brackets FILE [--by section|actor] [--actors] [--json]

  --by section|actor   count instead of listing: all open brackets, those in no
                       other (top), and options of one group as one (groups)
  --actors             who proposes and who holds what
  --json               print it as JSON

FILE is a text, Markdown or Word file, a declaration (.corchete.json), or la-paz.
Lines are those of a text file; in a declaration they are its paragraphs, then its footnotes.
Exit code 1: brackets are open, or signs have no partner.`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: { type: "string" }, actors: { type: "boolean" }, json: { type: "boolean" } },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0)
      return refuse(io, `brackets: expected one FILE${command.usage}`)
    const { by } = values
    if (by !== undefined && by !== "section" && by !== "actor")
      return refuse(io, `brackets: --by takes \`section\` or \`actor\`, not \`${by}\``)
    if (by !== undefined || values.actors === true)
      return await summarise(file, { by, actors: values.actors === true, json: values.json === true }, io)
    const read = await readText(file, io)
    if (!read.ok) return read.code
    const list = listBrackets(read.text)
    if (values.json === true) printJson(io, list)
    else io.stdout(report(list, read.text))
    return list.pairs > 0 || list.problems.length > 0 ? exit.found : exit.done
  },
}

/** Counts and holders come from the declaration, where brackets have records. */
async function summarise(
  file: string,
  asked: { readonly by: "section" | "actor" | undefined; readonly actors: boolean; readonly json: boolean },
  io: Io,
): Promise<ExitCode> {
  const loaded = await loadDeclaration(file, io)
  if (!loaded.ok) return loaded.code
  const { declaration } = loaded
  const open = openBrackets(declaration).length
  const counts = asked.by === undefined ? undefined : countsBy(declaration, asked.by)
  const actors = asked.actors ? holders(declaration) : undefined
  if (asked.json) printJson(io, { open, ...(counts && { by: asked.by, counts }), ...(actors && { actors }) })
  else {
    const lines = [`${String(open)} open brackets`]
    if (counts) {
      lines.push("", "  all   top  groups")
      for (const { name, all, top, groups } of counts)
        lines.push(`${pad(all, 5)} ${pad(top, 5)}  ${pad(groups, 6)}  ${shorten(name)}`)
    }
    if (actors) {
      lines.push("")
      for (const { actor, ...held } of actors)
        lines.push(
          `${actor}: ${Object.entries(held)
            .map(([stance, times]) => `${stance} ${String(times)}`)
            .join(", ")}`,
        )
    }
    io.stdout(`${lines.join("\n")}\n`)
  }
  return open > 0 ? exit.found : exit.done
}

const pad = (value: number, width: number): string => String(value).padStart(width)

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
