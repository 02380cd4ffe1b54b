import { writeFile } from "node:fs/promises"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { finalGate } from "../core/checks/gate/final-gate.ts"
import type { Declaration } from "../core/declaration/declaration.ts"
import { withDissents } from "../core/positions/dissent.ts"
import { formatDeclaration } from "../formats/declaration-json/format-declaration.ts"
import { formatDocx } from "../formats/docx-out/format-docx.ts"
import { formatMarkdown } from "../formats/markdown/format-markdown.ts"
import type { ImportReport } from "../formats/report.ts"
import { formatText } from "../formats/text/format-text.ts"
import { formatHtml } from "../formats/html/format-html.ts"
import { cleanCopy, type LeftOut } from "../formats/print/clean-copy.ts"
import type { PrintView } from "../formats/print/printed.ts"
import { type Command, exit, type ExitCode, type Io, refuse } from "./command.ts"
import { findingLine, listFindings } from "./list-findings.ts"
import { loadDeclaration, reasonOf } from "./load-declaration.ts"

interface Form {
  /** Of the import behind a text file: what it set aside has its place in the text printed again. */
  readonly report: ImportReport
  readonly view: PrintView
  readonly hasCover: boolean
}

/** The formats by the name `--to` takes. */
const formats: Readonly<Record<string, (declaration: Declaration, form: Form) => string | Uint8Array>> = {
  docx: formatDocx,
  html: (declaration, { view }) => formatHtml(declaration, view),
  json: formatDeclaration,
  md: (declaration, { view }) => formatMarkdown(declaration, view),
  txt: (declaration, { view, report }) =>
    view === "clean" ? formatText(declaration, { view }) : formatText(declaration, { view, report }),
}

export const command: Command = {
  name: "export",
  summary: "Write a declaration as Word, text, Markdown, HTML or JSON",
  usage: `
Usage: corchete export FILE --to docx|html|json|md|txt [--clean | --chair] [--cover] [-o OUT]

  --to FORMAT     docx, html, json, md, txt; the txt of a text file has every word of it in its place,
                  page numbers and running heads too: import the file first to be rid of them
  --clean         the final text: refused while anything stands in its way (exit code 1, with the list);
                  leaves behind comments, drafting notes and everything about who held what
  --chair         brackets without the names behind them
  --cover         docx: as the annex of a Council note, with its cover
  -o, --out OUT   write to OUT; without it the text is printed (a Word file needs it)`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        to: { type: "string" },
        clean: { type: "boolean" },
        chair: { type: "boolean" },
        cover: { type: "boolean" },
        out: { type: "string", short: "o" },
      },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0)
      return refuse(io, `export: expected one FILE\n${command.usage}`)
    const to = values.to ?? ""
    const format = Object.hasOwn(formats, to) ? formats[to] : undefined
    if (!format) return refuse(io, `export: --to takes ${Object.keys(formats).join(", ")}, not \`${to}\``)
    if (values.clean && values.chair)
      return refuse(io, "export: a clean text has no brackets to print without names")
    if (to === "docx" && values.out === undefined) return refuse(io, "export: a Word file needs -o OUT")

    const loaded = await loadDeclaration(file, io)
    if (!loaded.ok) return loaded.code
    let { declaration } = loaded
    if (values.clean) {
      const blocking = listFindings(declaration, finalGate(declaration))
      if (blocking.length > 0) {
        const count = `No clean text yet, in the way: ${String(blocking.length)}`
        io.stdout([count, ...blocking.map(findingLine), ""].join("\n"))
        return exit.found
      }
      const clean = cleanCopy(withDissents(declaration))
      declaration = clean.declaration
      if (clean.leftOut.length > 0) io.stderr(`left out: ${clean.leftOut.map(named).join(", ")}\n`)
    }
    const view = values.clean ? "clean" : values.chair ? "chair" : "compilation"
    return deliver(
      format(declaration, { view, hasCover: values.cover ?? false, report: loaded.report }),
      values.out,
      io,
    )
  },
}

const named = ({ what, count }: LeftOut): string => `${String(count)} ${what.replace("-", " ")}`

async function deliver(content: string | Uint8Array, out: string | undefined, io: Io): Promise<ExitCode> {
  if (out === undefined) {
    io.stdout(typeof content === "string" ? content : "")
    return exit.done
  }
  try {
    await writeFile(resolve(io.cwd, out), content)
  } catch (error) {
    return refuse(io, `${out}: ${reasonOf(error)}`)
  }
  return exit.done
}
