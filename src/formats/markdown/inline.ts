import type { Mark } from "prosemirror-model"
import { schema } from "../../core/schema/schema.ts"
import { type Run, textRun } from "../text/block.ts"
import type { ImportLog } from "../text/import-log.ts"

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&nbsp;": "\u00a0",
}

const htmlMarks: Readonly<Record<string, string>> = {
  em: "em",
  i: "em",
  strong: "strong",
  b: "strong",
  sup: "sup",
}

/** Where inline Markdown is read: its lines for the log, and the labels of reference-style links. */
export interface InlineContext {
  readonly lines: readonly number[]
  readonly log: ImportLog
  readonly links: ReadonlyMap<string, string>
}

/**
 * Reads the inline Markdown of one paragraph.
 *
 * Square brackets stay text here: in a negotiated text they mean disagreement,
 * unless they are a note reference or a link with its target. What only looks
 * like markup (a lone asterisk, an underscore in a file name) stays as it is.
 */
export function parseInline(text: string, context: InlineContext, marks: readonly Mark[] = []): Run[] {
  const runs: Run[] = []
  let plain = ""
  let at = 0
  const flush = (): void => {
    if (plain !== "") runs.push(textRun(plain, marks))
    plain = ""
  }
  const replaced = (rule: string, message: string, before: string, after: string): void =>
    context.log.add(context.log.lineHolding(context.lines, before), "changed", rule, message, before, after)
  const inside = (words: string, name: string, attrs?: Record<string, string>): void => {
    flush()
    runs.push(...parseInline(words, context, schema.mark(name, attrs).addToSet(marks)))
  }

  while (at < text.length) {
    const rest = text.slice(at)
    let match: RegExpExecArray | null
    if ((match = /^\\([\\`*_{}[\]()#+\-.!~>|$&<])/.exec(rest))) {
      plain += match[1] ?? ""
    } else if ((match = /^&(?:[a-z]+|#\d+|#x[\da-f]+);/i.exec(rest))) {
      const character = entity(match[0])
      if (character !== match[0]) replaced("entity", "a character written as an entity", match[0], character)
      plain += character
    } else if ((match = /^\[\^([^\]\s]+)\]/.exec(rest))) {
      flush()
      runs.push({ kind: "reference", note: match[1] ?? "", source: match[0] })
    } else if (
      (match =
        /^!?\[([^[\]]*)\]\(\s*<?((?=[a-z][\w+.-]*:|[#/]|\.{1,2}\/|[\w-]+\.\w)[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)?)>?(?:\s+"[^"]*")?\s*\)/.exec(
          rest,
        ))
    ) {
      const [source, words = "", href = ""] = match
      replaced("link", `a link to ${href}`, source, words)
      inside(words, "link", { href })
    } else if ((match = /^\[([^[\]]+)\]\s?\[([^[\]]*)\]/.exec(rest)) && linkTarget(match, context.links)) {
      const [source, words = ""] = match
      const href = linkTarget(match, context.links) ?? ""
      replaced("link", `a link to ${href}`, source, words)
      inside(words, "link", { href })
    } else if ((match = /^<sup>\s*(\d{1,3}|\*)\s*<\/sup>/i.exec(rest))) {
      flush()
      runs.push({ kind: "reference", note: match[1] ?? "", source: match[0] })
    } else if ((match = /^<(em|i|strong|b|sup)>(.*?)<\/\1>/is.exec(rest))) {
      const [source, name = "", words = ""] = match
      replaced("html", "a tag read as a mark", source, words)
      inside(words, htmlMarks[name.toLowerCase()] ?? "em")
    } else if ((match = /^<a\s[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/is.exec(rest))) {
      const [source, href = "", words = ""] = match
      replaced("html", `a link to ${href}`, source, words)
      inside(words, "link", { href })
    } else if ((match = /^<(https?:\/\/[^\s<>]+)>/.exec(rest))) {
      plain += match[1] ?? ""
    } else if (
      (match = /^(?:<\/?(?:u|sub|sup|span|br|p|div|a|em|i|strong|b)\b[^<>]*>|<!--.*?-->)/is.exec(rest))
    ) {
      replaced("html", "a tag without meaning here", match[0], "")
    } else if ((match = emphasis(rest, text[at - 1] ?? " "))) {
      const [, sign = "", words = ""] = match
      inside(words, sign.length === 2 ? "strong" : "em")
    } else {
      plain += text[at] ?? ""
      at += 1
      continue
    }
    at += match[0].length
  }
  flush()
  return runs
}

/** Emphasis around some words: the signs cling to them, and `_` opens only at the edge of a word. */
function emphasis(rest: string, before: string): RegExpExecArray | null {
  const match =
    /^(\*\*)(?=\S)((?:(?!\*\*).)+?\*?)(?<=\S)\*\*/s.exec(rest) ??
    /^(\*)(?=[^\s*])((?:\*\*.+?\*\*|[^*])+?)(?<=\S)\*(?!\*)/s.exec(rest)
  if (match) return match
  if (/[\p{L}\p{N}]/u.test(before)) return null
  return (
    /^(__)(?=\S)((?:(?!__).)+?)(?<=\S)__(?![\p{L}\p{N}])/su.exec(rest) ??
    /^(_)(?=[^\s_])([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/su.exec(rest)
  )
}

const linkTarget = (match: RegExpExecArray, links: ReadonlyMap<string, string>): string | undefined =>
  links.get((match[2] || match[1] || "").toLowerCase())

function entity(source: string): string {
  const code = /^&#(x?)([\da-f]+);$/i.exec(source)
  if (!code) return entities[source.toLowerCase()] ?? source
  const point = parseInt(code[2] ?? "", code[1] === "" ? 10 : 16)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : source
}
