import type { BracketChange } from "../../core/redline/bracket-changes.ts"
import { byWeight, type EditGroup, rowsByWeight } from "../../core/redline/by-weight.ts"
import type { FootnoteChange } from "../../core/redline/footnote-changes.ts"
import type { Redline } from "../../core/redline/redline.ts"
import { restyled, type Row, rowKinds } from "../../core/redline/row.ts"
import type { Run } from "../../core/redline/run.ts"

export interface RedlineTextOptions {
  /** Lists the edits by weight, repeated ones once, before the paragraphs in the same order. */
  readonly weight: boolean
}

/**
 * A redline for the terminal: `We {-shall-}{+should+} act.` Long kept passages
 * are shortened to the words around a change; nothing that changed ever is.
 */
export function formatRedlineText(redline: Redline, { weight }: RedlineTextOptions): string {
  const rows = weight ? rowsByWeight(redline) : redline.rows.filter(({ kind }) => kind !== "unchanged")
  return [
    ...summaryLines(redline),
    ...(weight ? section("Edits by weight", byWeight(redline).map(groupLine)) : []),
    ...section(
      "Paragraphs",
      rows.map((row) => `${heading(row)}\n    ${printRuns(row.runs)}`),
    ),
    ...section("Footnotes", redline.footnotes.filter(({ kind }) => kind !== "unchanged").map(footnoteLine)),
    ...section("Brackets", redline.brackets.map(bracketLine)),
    ...section("Statuses", redline.rows.flatMap(statusLine)),
    "",
  ].join("\n")
}

function summaryLines({ summary }: Redline): string[] {
  const { paragraphs } = summary
  const counts = rowKinds.map((kind) => `${summary[kind]} ${kind}`)
  if (summary.alsoMoved > 0) counts.push(`${summary.alsoMoved} of them also moved`)
  const notes = Object.entries(summary.footnotes).filter(([, count]) => count > 0)
  const brackets = Object.entries(summary.brackets).filter(([, count]) => count > 0)
  const listed = (entries: readonly [string, number][]): string =>
    entries.map(([kind, count]) => `${count} ${kind}`).join(", ")
  return [
    `Paragraphs: ${paragraphs.baseline} in the baseline, ${paragraphs.draft} in the draft: ${counts.join(", ")}, ${summary.hidden} hidden`,
    ...(notes.length > 0 ? [`Footnotes: ${listed(notes)}`] : []),
    ...(brackets.length > 0 ? [`Brackets: ${listed(brackets)}`] : []),
    ...(summary.coarse > 0 ? [`${summary.coarse} paragraphs were too long to compare in full detail`] : []),
  ]
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, "", ...lines]

const groupLine = ({ weight, removed, added, places }: EditGroup): string =>
  `${weight}: ${marked("removed", removed)}${marked("added", added)}${places.length > 1 ? ` (${places.length} times)` : ""}`

function heading(row: Row): string {
  const numbers = (side: "baseline" | "draft"): string => row[side].map(({ index }) => index + 1).join("+")
  const [before, now] = [numbers("baseline"), numbers("draft")]
  const name = row.moved && row.kind !== "moved" ? `moved and ${row.kind}` : row.kind
  const place = before === "" ? now : now === "" ? before : before === now ? before : `${before} → ${now}`
  const styles = restyled(row).map(({ what, baseline, draft }) => ` (${what}: ${baseline} → ${draft})`)
  return `${name} ${place}${styles.join("")}${row.coarse ? " (compared coarsely)" : ""}`
}

// So many words on each side of a change tell where it is.
const context = 8

function printRuns(runs: readonly Run[]): string {
  const merged: { kind: Run["kind"]; text: string }[] = []
  for (const { kind, text } of runs) {
    const last = merged.at(-1)
    if (last?.kind === kind) last.text += text
    else merged.push({ kind, text })
  }
  return merged
    .map(({ kind, text }, i) =>
      kind === "kept"
        ? shortened(text, i > 0 ? context : 0, i < merged.length - 1 ? context : 0)
        : marked(kind, text),
    )
    .join("")
}

function shortened(text: string, first: number, last: number): string {
  const words = text.split(/(?<=\s)(?=\S)/u)
  // A paragraph that only moved is told by its beginning.
  if (first + last === 0) first = context
  if (words.length <= first + last + 4) return text
  const end = last === 0 ? "" : words.slice(-last).join("")
  return `${words.slice(0, first).join("")}…${end === "" ? "" : ` ${end}`}`
}

const marked = (kind: "removed" | "added", text: string): string =>
  text === "" ? "" : kind === "removed" ? `{-${visible(text)}-}` : `{+${visible(text)}+}`

/** White space that changed must be seen. */
const visible = (text: string): string =>
  text.trim() === "" ? text.replaceAll(" ", "·").replaceAll("\u00a0", "⍽").replaceAll("\u00ad", "¬") : text

function footnoteLine({ kind, moved, baseline, draft, runs, fields, positions }: FootnoteChange): string {
  const number = (note: typeof baseline): string => (note?.number === null ? "–" : String(note?.number))
  const place = !baseline
    ? number(draft)
    : !draft
      ? number(baseline)
      : `${number(baseline)} → ${number(draft)}`
  const other = [
    ...(moved && kind !== "moved" ? ["moved"] : []),
    ...fields.map((field) => `${field}: ${String(baseline?.[field])} → ${String(draft?.[field])}`),
    ...positions.map(positionText),
  ]
  return `${kind} ${place}${other.length > 0 ? ` (${other.join("; ")})` : ""}: ${printRuns(runs)}`
}

function bracketLine({ kind, baseline, draft, text, settlement, fields, positions }: BracketChange): string {
  const owner = (draft ?? baseline)?.proposedBy.join("/") ?? ""
  const other = [
    ...(settlement ? [settlement.outcome] : []),
    ...fields.map((field) => `${field}: ${String(baseline?.[field])} → ${String(draft?.[field])}`),
    ...positions.map(positionText),
  ]
  return `${kind}${owner === "" ? "" : ` (${owner})`}${other.length > 0 ? ` (${other.join("; ")})` : ""}: ${shortened(text, context, context)}`
}

const positionText = ({ actor, baseline, draft }: BracketChange["positions"][number]): string =>
  `${actor} ${baseline?.stance ?? "nothing"} → ${draft?.stance ?? "nothing"}`

function statusLine({ status, draft }: Row): string[] {
  if (!status) return []
  const name = (found: typeof status.baseline): string =>
    found === null ? "none" : found.lapsed === null ? found.name : `${found.name}, lapsed`
  return [
    `${draft.map(({ index }) => index + 1).join("+")}: ${name(status.baseline)} → ${name(status.draft)}`,
  ]
}
