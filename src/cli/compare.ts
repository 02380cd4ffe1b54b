import { readFile, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { metaOf } from "../core/declaration/meta.ts"
import type { Json } from "../core/declaration/records.ts"
import { parseActors } from "../core/positions/parse-actors.ts"
import { filters, isFilter, only, withOnly } from "../core/redline/only.ts"
import { type Redline, redline } from "../core/redline/redline.ts"
import { formatRedlineDocx } from "../formats/docx-redline/format-redline-docx.ts"
import { changesTable } from "../formats/table/changes-table.ts"
import { columnTable } from "../formats/table/column-table.ts"
import { formatRedlineCsv } from "../formats/redline-csv/format-redline-csv.ts"
import { formatRedlineHtml } from "../formats/redline-html/format-redline-html.ts"
import { redlineToJson } from "../formats/redline-json/format-redline-json.ts"
import { formatRedlineText } from "../formats/redline-text/format-redline-text.ts"
import { type Command, exit, type Io, refuse } from "./command.ts"
import { loadActors, loadDeclaration, reasonOf } from "./load-declaration.ts"
import { writeTable } from "./write-table.ts"

export const command: Command = {
  name: "compare",
  summary: "Show what changed from a baseline to a draft, every paragraph accounted for",
  usage: `
Usage: corchete compare BASELINE DRAFT [--text | --json | --html | --csv | --docx | --marked
                        | --columns | --changes] [-o OUT]

BASELINE and DRAFT are files, or la-paz for the built-in baseline.

  --text        paragraphs with {-removed-} and {+added+} words (default)
  --json        for other programs
  --html        a page of its own, with links
  --csv         a table of changes, one line an edit
  --docx        a Word file with tracked changes, verified: accepting all gives DRAFT,
                rejecting all BASELINE (needs -o OUT)
  --marked      a Word file with changes in bold underline and strike-through (needs -o OUT)
  --columns     baseline, draft, EU, CELAC and remarks side by side, a row a paragraph
  --changes     the table of changes, weightiest first
                (both need -o OUT, a name ending in .docx, .html or .csv)
  --weight      the weightiest first: negations, shall and should, figures, names, and/or
  --only KINDS  show only changes of these kinds, separated by commas:
                ${Object.keys(filters).join(", ")}
  -o, --out OUT write to OUT

Exit code 0: the same text, 1: something changed.`,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        text: { type: "boolean" },
        json: { type: "boolean" },
        html: { type: "boolean" },
        csv: { type: "boolean" },
        docx: { type: "boolean" },
        marked: { type: "boolean" },
        columns: { type: "boolean" },
        changes: { type: "boolean" },
        weight: { type: "boolean" },
        only: { type: "string" },
        out: { type: "string", short: "o" },
      },
    })
    const [baselineName, draftName, ...others] = positionals
    if (baselineName === undefined || draftName === undefined || others.length > 0)
      return refuse(io, `compare: expected BASELINE and DRAFT\n${command.usage}`)
    const forms = (["text", "json", "html", "csv", "docx", "marked", "columns", "changes"] as const).filter(
      (form) => values[form],
    )
    if (forms.length > 1) return refuse(io, `compare: choose one of --${forms.join(", --")}`)
    const isWord = values.docx === true || values.marked === true
    if (isWord && values.out === undefined) return refuse(io, "compare: a Word file needs -o OUT")
    if (isWord && values.only !== undefined)
      return refuse(io, "compare: a Word file holds every change; --only is for the other forms")
    const asked = values.only?.split(",").map((name) => name.trim()) ?? []
    const unknown = asked.find((name) => !isFilter(name))
    if (unknown !== undefined)
      return refuse(io, `compare: --only knows ${Object.keys(filters).join(", ")}, not “${unknown}”`)

    const baseline = await loadDeclaration(baselineName, io)
    if (!baseline.ok) return baseline.code
    const draft = await loadDeclaration(draftName, io)
    if (!draft.ok) return draft.code

    const whole = redline(baseline.declaration, draft.declaration, { actors: await actorNames(io) })
    const wanted = asked.filter(isFilter)
    const shown = wanted.length > 0 ? withOnly(whole, wanted) : whole
    if (values.columns === true || values.changes === true) {
      const table = values.changes
        ? changesTable(shown)
        : columnTable(shown, draft.declaration, await loadActors(io))
      return (await writeTable(table, values.out, io)) ?? (hasChanges(whole) ? exit.found : exit.done)
    }
    const language = metaOf(draft.declaration).language
    const weight = values.weight === true
    const form = forms.find((name) => name !== "columns" && name !== "changes") ?? "text"
    const word = (marking: "tracked" | "marked"): Uint8Array =>
      formatRedlineDocx(
        baseline.declaration,
        draft.declaration,
        { marking, author: "Draft", title: `${baselineName} → ${draftName}` },
        whole,
      )
    const output = {
      docx: () => word("tracked"),
      marked: () => word("marked"),
      text: () => formatRedlineText(shown, { weight }),
      json: () => `${JSON.stringify(redlineToJson(shown, { weight }), null, 2)}\n`,
      html: () =>
        formatRedlineHtml(shown, {
          ...(language !== undefined && { language }),
          title: `${baselineName} → ${draftName}`,
          baseline: baselineName,
          draft: draftName,
        }),
      csv: () => formatRedlineCsv(shown),
    }[form]()

    if (values.out === undefined) io.stdout(String(output))
    else {
      try {
        await writeFile(resolve(io.cwd, values.out), output)
      } catch (error) {
        return refuse(io, `${values.out}: ${reasonOf(error)}`)
      }
    }
    if (wanted.length > 0) {
      const { leftOut } = only(whole.rows, wanted)
      io.stderr(`corchete: ${leftOut} changed paragraphs not shown (--only ${wanted.join(",")})\n`)
    }
    return hasChanges(whole) ? exit.found : exit.done
  },
}

/** Names and codes that make an edit weigh more where it touches one. */
async function actorNames(io: Io): Promise<string[]> {
  const list = JSON.parse(await readFile(join(io.resources, "actors.json"), "utf8")) as Json
  return parseActors(list).actors.all.flatMap(({ id, names, aliases }) => [
    id,
    ...Object.values(names),
    ...aliases,
  ])
}

const hasChanges = ({ rows, footnotes, brackets }: Redline): boolean =>
  rows.some(({ kind, status }) => kind !== "unchanged" || status !== null) ||
  footnotes.some(({ kind }) => kind !== "unchanged") ||
  brackets.length > 0
