import type { EntryKind, ImportReport, LineFate, ReportEntry } from "../report.ts"

/** One line of a source, as far as it has been cleaned. */
export interface Line {
  /** Counts from 1. */
  readonly number: number
  readonly text: string
}

/**
 * Writes down what an importer does to the lines of its source.
 *
 * The entries of a line are exact: replacing, one after the other, each
 * `before` by its `after` turns the source's line into what went into the
 * text. Tests hold every importer to that, so nothing can be altered in silence.
 */
export class ImportLog {
  readonly #source: readonly Line[]
  readonly #entries: ReportEntry[] = []
  readonly #holders = new Map<number, string[]>()
  readonly #starts = new Map<number, number>()
  readonly #setAside = new Set<number>()

  constructor(source: readonly Line[]) {
    this.#source = source
  }

  add(line: number, kind: EntryKind, rule: string, message: string, before = "", after = ""): void {
    this.#entries.push({ line, kind, rule, message, before, after })
  }

  /** Takes a whole line out of the text. `holder` names who keeps its words, e.g. "meta". */
  setAside(line: Line, rule: string, message: string, holder: string | null = null): void {
    this.add(line.number, "set-aside", rule, message, line.text, "")
    this.#setAside.add(line.number)
    if (holder !== null) this.hold([line.number], holder)
  }

  /** Rewrites a line, with an entry for every match. */
  replace(
    line: Line,
    rule: string,
    message: string,
    pattern: RegExp,
    replacement: (match: RegExpExecArray) => string,
  ): Line {
    let text = ""
    let end = 0
    for (const match of line.text.matchAll(pattern)) {
      const after = replacement(match)
      if (after === match[0]) continue
      this.add(line.number, "changed", rule, message, match[0], after)
      text += line.text.slice(end, match.index) + after
      end = match.index + match[0].length
    }
    return end === 0 ? line : { ...line, text: text + line.text.slice(end) }
  }

  /** The first of some lines that still holds `text`, or the first of them all. */
  lineHolding(lines: readonly number[], text: string): number {
    const left = (line: number): number => {
      const there = (this.#source[line - 1]?.text.split(text).length ?? 1) - 1
      const used = this.#entries.filter((entry) => entry.line === line && entry.before === text)
      return there - used.length
    }
    return lines.find((line) => left(line) > 0) ?? lines[0] ?? 1
  }

  /** Records which paragraph or footnote holds the words of some lines, and at which offsets each begins. */
  hold(lines: readonly number[], holder: string, starts: readonly number[] = []): void {
    for (const [index, line] of lines.entries()) {
      const start = starts[index]
      if (start !== undefined && !this.#starts.has(line)) this.#starts.set(line, start)
      this.#holders.set(line, [...(this.#holders.get(line) ?? []), holder])
    }
  }

  report(source: ImportReport["source"]): ImportReport {
    const touched = new Set(
      this.#entries
        .filter(({ kind }) => kind === "changed" || kind === "corrected" || kind === "set-aside")
        .map(({ line }) => line),
    )
    const fate = ({ number, text }: Line): LineFate => {
      if (text.trim() === "") return "blank"
      if (this.#setAside.has(number)) return "set-aside"
      return touched.has(number) ? "changed" : "kept"
    }
    return {
      source,
      // A stable sort: the entries of one line stay in the order in which they apply.
      entries: [...this.#entries].sort((first, second) => first.line - second.line),
      lines: this.#source.map((line) => ({
        line: line.number,
        fate: fate(line),
        to: this.#holders.get(line.number) ?? [],
        at: this.#starts.get(line.number) ?? null,
        text: line.text,
      })),
    }
  }
}

/** The lines of a text. Line ends of any system; a byte order mark is not text. */
export function sourceLines(text: string): Line[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line }))
}
