/** What was put right where something was settled. */
export type RepairRule =
  "join" | "space" | "comma" | "punctuation" | "conjunction" | "article" | "capital" | "list"

/** One small change beside a settled bracket, shown before anything is done. */
export interface Repair {
  readonly rule: RepairRule
  readonly from: number
  readonly to: number
  readonly insert: string
  /** Unsure ones are offered and not made unless somebody asks for them. */
  readonly sure: boolean
}

/** A place where a sign or words have gone. */
export interface Seam {
  readonly at: number
  /** Words that stood here, "" where only a sign was lifted. */
  readonly removed: string
  /** For a lifted sign: the words it enclosed, and whether it opened or closed them. */
  readonly lifted: { readonly edge: "open" | "close"; readonly words: string } | null
  /** Another bracket begins or ends exactly here. */
  readonly meetsBracket: boolean
}

/** Conjunctions of the languages declarations are written in. */
const conjunctions = "and|or|y|e|o|u|et|ou"

/**
 * The repairs a paragraph needs at its seams, as offsets in `text`.
 *
 * Words are never joined and never parted by them, except where drafters write
 * brackets into a word: `approach[es]`, `a[n]`, `and[/or]`.
 *
 * @param text the paragraph after settling; an atom is one character of it
 * @param language of the declaration, ISO 639-1: "a/an" is English, a space before ";" French
 */
export function repairsFor(text: string, seams: readonly Seam[], language: string): Repair[] {
  const line = new Line(text)
  for (const seam of seams) joinOrPart(line, seam)
  for (const seam of seams) {
    trimConjunctions(line, seam)
    trimPunctuation(line, seam, language)
    trimSpaces(line, seam, language)
    if (language === "en") fitArticle(line, seam)
  }
  if (seams.some((seam) => seam.at === 0 && /^\s*\p{Lu}/u.test(seam.removed))) capitalise(line)
  return line.repairs()
}

/** The text with the sure repairs made so far; remembers where each character came from. */
class Line {
  #characters: { readonly sign: string; readonly at: number | null }[]
  readonly #length: number
  readonly #sure: Repair[] = []
  readonly #unsure: Repair[] = []

  constructor(text: string) {
    this.#characters = text.split("").map((sign, at) => ({ sign, at }))
    this.#length = text.length
  }

  get text(): string {
    return this.#characters.map(({ sign }) => sign).join("")
  }

  /** Where an offset of the settled text lies now: after everything that came from before it. */
  index(at: number): number {
    const found = this.#characters.findIndex((character) => character.at !== null && character.at >= at)
    return found < 0 ? this.#characters.length : found
  }

  change(rule: RepairRule, from: number, to: number, insert: string, sure = true): void {
    const range = this.#characters.slice(from, to)
    // Only what stood in the text is repaired, not what a repair brought.
    if (range.some(({ at }) => at === null)) return
    const start = range[0]?.at ?? this.#originAt(from)
    const end = range.at(-1)?.at
    const repair: Repair = {
      rule,
      from: start,
      to: end === undefined || end === null ? start : end + 1,
      insert,
      sure,
    }
    if (!sure) {
      this.#unsure.push(repair)
      return
    }
    this.#sure.push(repair)
    const added = insert.split("").map((sign) => ({ sign, at: null }))
    this.#characters = [...this.#characters.slice(0, from), ...added, ...this.#characters.slice(to)]
  }

  #originAt(index: number): number {
    for (let next = index; next < this.#characters.length; next++) {
      const at = this.#characters[next]?.at
      if (at !== null && at !== undefined) return at
    }
    return this.#length
  }

  repairs(): Repair[] {
    const clear = this.#unsure.filter(
      ({ from, to }) => !this.#sure.some((other) => from <= other.to && other.from <= to),
    )
    return [...this.#sure, ...clear].sort((first, second) => first.from - second.from)
  }
}

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** A space where two words would otherwise run into one. */
function joinOrPart(line: Line, seam: Seam): void {
  const at = line.index(seam.at)
  const { text } = line
  if (!isWord(text[at])) return
  if (
    seam.lifted?.edge === "close" &&
    /[*)%”»,;:]/.test(text[at - 1] ?? "") &&
    !/\s$/.test(seam.lifted.words)
  ) {
    line.change("join", at, at, " ")
    return
  }
  if (!isWord(text[at - 1])) return
  if (seam.removed !== "" && /^\s|\s$/.test(seam.removed)) {
    line.change("join", at, at, " ")
    return
  }
  if (seam.lifted === null) {
    if (seam.removed !== "" && seam.meetsBracket) line.change("join", at, at, " ")
    return
  }
  const { edge, words } = seam.lifted
  if (seam.meetsBracket) {
    line.change("join", at, at, " ")
    return
  }
  const outside =
    edge === "open"
      ? (/[\p{L}\p{N}]+$/u.exec(text.slice(0, at))?.[0] ?? "")
      : (/^[\p{L}\p{N}]+/u.exec(text.slice(at))?.[0] ?? "")
  const inside =
    edge === "open" ? (/^[\p{L}\p{N}]+/u.exec(words)?.[0] ?? "") : (/[\p{L}\p{N}]+$/u.exec(words)?.[0] ?? "")
  if (isPartOfWord(edge, inside, outside, words)) return
  line.change("join", at, at, " ", isCertainlyTwo(edge, inside, outside))
}

// Endings and beginnings as drafters bracket them: approach[es], a[n], condition[s], [re]communicate.
function isPartOfWord(edge: "open" | "close", inside: string, outside: string, words: string): boolean {
  if (isCertainlyTwo(edge, inside, outside)) return false
  if (edge === "open") return inside.length <= 4
  return !/\s/.test(words.trim()) && inside.length <= 5
}

const functionWords =
  /^(?:and|or|of|the|to|in|on|for|by|shall|should|will|may|with|y|o|de|la|el|los|las|et|ou|du|des|les|e|da|do)$/i

const isCertainlyTwo = (edge: "open" | "close", inside: string, outside: string): boolean =>
  edge === "open"
    ? functionWords.test(inside) || (/^\p{Lu}/u.test(inside) && /\p{Ll}$/u.test(outside))
    : functionWords.test(outside) ||
      (/\p{Lu}$/u.test(inside) && /^\p{Ll}/u.test(outside) && inside.length > 1)

/** "A and ." and "and and": the conjunction whose other side has gone goes too. */
function trimConjunctions(line: Line, seam: Seam): void {
  const at = line.index(seam.at)
  const { text } = line
  const before = text.slice(0, at)
  const after = text.slice(at)
  const dangling = new RegExp(`(?:,?\\s+)(${conjunctions})\\s*$`, "i").exec(before)
  if (dangling && seam.removed.trim() !== "") {
    const twice = new RegExp(`^\\s*(?:${conjunctions})\\s`, "i").exec(after)
    // "; and" at the end of a list item announces the next item.
    if (/^\s*[.,;:)]/.test(after) || twice)
      line.change("conjunction", dangling.index, dangling.index + dangling[0].trimEnd().length, "")
    return
  }
  const leading = new RegExp(`^\\s*(?:${conjunctions})\\s+(?=\\S)`, "i").exec(after)
  if (leading && /^\s*$/.test(before) && seam.removed.trim() !== "")
    line.change("conjunction", at, at + leading[0].length, "", false)
}

/** Commas with nothing before them, and stops that meet. */
function trimPunctuation(line: Line, seam: Seam, language: string): void {
  const at = line.index(seam.at)
  const { text } = line
  const before = text.slice(0, at)
  const after = text.slice(at)
  const leading = /^\s*[,;](?:\s+|$)/.exec(after)
  if (leading && /(?:^|[(.;:])\s*$/.test(before)) {
    line.change(
      "comma",
      at,
      at + leading[0].length,
      /[.;:]\s*$/.test(before) && !/\s$/.test(before) ? " " : "",
    )
    return
  }
  const trailing = /[,;]\s*$/.exec(before)
  const stop = /^\s*([,;.:])/.exec(after)
  if (trailing && stop) {
    line.change(stop[1] === "," ? "comma" : "punctuation", trailing.index, before.length, "")
    return
  }
  if (/\.\s*$/.test(before) && /^\s*\.(?!\.)/.test(after) && !/\.\.\s*$/.test(before)) {
    const extra = /^\s*\./.exec(after)?.[0] ?? ""
    line.change("punctuation", at, at + extra.length, "")
  }
  if (
    language !== "fr" &&
    trailing &&
    after.trim() === "" &&
    seam.removed.trim() !== "" &&
    /[.]\s*$/.test(seam.removed)
  )
    line.change("punctuation", trailing.index, trailing.index + 1, ".", false)
}

/** One space between words, none at the edges, none before a stop. */
function trimSpaces(line: Line, seam: Seam, language: string): void {
  const at = line.index(seam.at)
  const { text } = line
  let from = at
  let to = at
  while (from > 0 && text[from - 1] === " ") from--
  while (to < text.length && text[to] === " ") to++
  if (from === to) return
  const atEdge = from === 0 || to === text.length || text[from - 1] === "("
  const stops = language === "fr" ? /^[,.)]/ : /^[,.;:!?)]/
  if (atEdge || stops.test(text.slice(to))) line.change("space", from, to, "")
  else if (to - from > 1) line.change("space", from + 1, to, "")
}

/** "a effective" and "an approach": the article follows the sound of what now comes next. */
function fitArticle(line: Line, seam: Seam): void {
  const at = line.index(seam.at)
  const { text } = line
  const start = Math.max(0, at - 6)
  for (const match of text
    .slice(start, at + 12)
    .matchAll(/(?<![\p{L}\p{N}’'.-])(an?)(\s+)([\p{L}\p{N}-]+)/giu)) {
    const [, article = "", gap = "", shown = ""] = match
    const from = start + match.index
    const wordAt = from + article.length + gap.length
    // Only where the seam lies between article and word, or in the article itself.
    if (at < from || at > wordAt) continue
    const word = /^[\p{L}\p{N}-]+/u.exec(text.slice(wordAt))?.[0] ?? shown
    const an = startsWithVowelSound(word)
    if (an === (article.length === 2)) continue
    const sure = !/^\p{Lu}{2,}/u.test(word)
    if (an) line.change("article", from + 1, from + 1, "n", sure)
    else line.change("article", from + 1, from + 2, "", sure)
    return
  }
}

function startsWithVowelSound(word: string): boolean {
  if (/^(?:hour|honest|honou?r|heir)/i.test(word)) return true
  if (/^\p{Lu}{2,}(?:\b|[\d-])/u.test(word)) return /^[AEFHILMNORSX]/.test(word)
  if (/^(?:uni(?!n|m)|us[aeiu]|uti|ub|eu|ew|one\b|once\b|u[krn]\b)/i.test(word)) return false
  return /^(?:[aeiou]|8|11\b|18\b)/i.test(word)
}

function capitalise(line: Line): void {
  const { text } = line
  const first = /^\s*/.exec(text)?.[0].length ?? 0
  const letter = text[first]
  if (letter !== undefined && /\p{Ll}/u.test(letter))
    line.change("capital", first, first + 1, letter.toUpperCase())
}
