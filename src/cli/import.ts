import { writeFile } from "node:fs/promises"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { paragraphs } from "../core/declaration/paragraph.ts"
import { formatDeclaration } from "../formats/declaration-json/format-declaration.ts"
import type { EntryKind, ImportReport } from "../formats/report.ts"
import { applyCorrections, parseCorrections } from "../formats/text/corrections.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { loadDeclaration, readBytes, reasonOf } from "./load-declaration.ts"

export const command: Command = {
  name: "import",
  summary: "Turn a text, Markdown or Word file into a declaration, with an honest report",
  usage: `
Usage: corchete import FILE [-o OUT] [--report OUT] [--corrections FILE] [--json]

  -o, --out OUT        write the declaration to OUT (.corchete.json)
  --report OUT         write the report: every line of FILE, and everything done to it
  --corrections FILE   apply recorded corrections, each with its reason
  --json               print declaration and report as JSON

Without -o and --json it prints a summary. Exit code 1: problems were found, see the report.`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string", short: "o" },
        report: { type: "string" },
        corrections: { type: "string" },
        json: { type: "boolean" },
      },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0)
      return refuse(io, `import: expected one FILE${command.usage}`)
    const loaded = await loadDeclaration(file, io)
    if (!loaded.ok) return loaded.code
    let { declaration, report } = loaded

    if (values.corrections !== undefined) {
      const bytes = await readBytes(resolve(io.cwd, values.corrections))
      if (typeof bytes === "string") return refuse(io, `${values.corrections}: ${bytes}`)
      const parsed = parseCorrections(new TextDecoder().decode(bytes))
      if (!parsed.ok) return refuse(io, `${values.corrections}: ${parsed.message}`)
      const applied = applyCorrections(loaded, parsed.corrections)
      if (!applied.ok) return refuse(io, `${file}:${String(applied.line)}: ${applied.message}`)
      ;({ declaration, report } = applied)
    }

    const outputs: readonly (readonly [string | undefined, () => string])[] = [
      [values.out, () => formatDeclaration(declaration)],
      [values.report, () => `${JSON.stringify(report, null, 2)}\n`],
    ]
    for (const [path, content] of outputs) {
      if (path === undefined) continue
      try {
        await writeFile(resolve(io.cwd, path), content())
      } catch (error) {
        return refuse(io, `${path}: ${reasonOf(error)}`)
      }
    }
    if (values.json === true) {
      const text = formatDeclaration(declaration)
      printJson(io, { declaration: JSON.parse(text) as unknown, report })
    } else io.stdout(summaryOf(report, paragraphs(declaration).length, declaration.notes.size))
    return report.entries.some(({ kind }) => kind === "problem") ? exit.found : exit.done
  },
}

function summaryOf(report: ImportReport, paragraphCount: number, noteCount: number): string {
  const count = (kind: EntryKind): number => report.entries.filter((entry) => entry.kind === kind).length
  const problems = report.entries.filter(({ kind }) => kind === "problem")
  return [
    `${String(paragraphCount)} paragraphs, ${String(noteCount)} footnotes`,
    `${String(count("changed"))} changes, ${String(count("set-aside"))} lines set aside, ` +
      `${String(count("inferred"))} inferred, ${String(count("corrected"))} corrected, ${String(problems.length)} problems`,
    ...problems.map(({ line, message }) => `line ${String(line)}: ${message}`),
    "",
  ].join("\n")
}
