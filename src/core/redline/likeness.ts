import type { Node } from "prosemirror-model"
import type { Paragraph } from "../declaration/paragraph.ts"
import { tokenise } from "./tokens.ts"
import { weakWords } from "./weak-words.ts"

/** A paragraph as pairing sees it: its words, each as a number, without order. */
export interface Bag {
  readonly paragraph: Paragraph
  /** The same for paragraphs that differ in typography only. */
  readonly key: string
  /** Word numbers in ascending order, repetitions included. */
  readonly words: readonly number[]
  /** What its words weigh together. */
  readonly weight: number
}

// "Option 1" stands in half of a text's paragraphs, and was cut from none of them.
const fewWords = 8

/** Turns the paragraphs of both sides into bags over one list of words. */
export class Bags {
  readonly baseline: readonly Bag[]
  readonly draft: readonly Bag[]
  readonly #numbers = new Map<string, number>()
  readonly #numbersOfKey = new Map<string, readonly number[]>()
  readonly #isWeak: boolean[] = []
  /** In how many paragraphs each word stands. */
  readonly #spread: number[] = []
  readonly #weights: number[] = []

  constructor(baseline: readonly Paragraph[], draft: readonly Paragraph[]) {
    const keyed = [...baseline, ...draft].map((paragraph) => ({ paragraph, key: keyOf(paragraph.node) }))
    // Most paragraphs of a draft are those of the baseline, and are counted once.
    const wordsByKey = new Map<string, readonly number[]>()
    const wordsOf = ({ key, paragraph }: { key: string; paragraph: Paragraph }): readonly number[] => {
      const words = wordsByKey.get(key) ?? this.#wordsOf(paragraph.node)
      wordsByKey.set(key, words)
      return words
    }
    const all = keyed.map((found) => ({ ...found, words: wordsOf(found) }))
    for (const { words } of all)
      for (const [i, word] of words.entries())
        if (word !== words[i - 1]) this.#spread[word] = (this.#spread[word] ?? 0) + 1
    // A word of every second paragraph tells little about which paragraph this is.
    for (const [word, spread] of this.#spread.entries())
      this.#weights[word] = (this.#isWeak[word] ? 0.2 : 1) / (1 + Math.log(Math.max(1, spread / 2)))
    const bags = all.map((found): Bag => {
      const weight = found.words.reduce((sum, word) => sum + this.weightOf(word), 0)
      return { ...found, weight }
    })
    this.baseline = bags.slice(0, baseline.length)
    this.draft = bags.slice(baseline.length)
  }

  weightOf(word: number): number {
    return this.#weights[word] ?? 1
  }

  /** 1 for the same words in any order, 0 for none in common (Dice's coefficient, by weight). */
  likeness(first: Bag, second: Bag): number {
    const total = first.weight + second.weight
    return total === 0 ? 0 : (2 * this.common(first.words, second.words)) / total
  }

  /**
   * Likeness that forgives what was cut or put in: 0.75 where all words of the
   * shorter one stand in the longer. Only for two that stand in the same place.
   */
  likenessInPlace(first: Bag, second: Bag): number {
    const common = this.common(first.words, second.words)
    const [total, shorter] = [first.weight + second.weight, Math.min(first.weight, second.weight)]
    if (total === 0 || shorter === 0) return 0
    const isShort = Math.min(first.words.length, second.words.length) < fewWords
    return Math.max((2 * common) / total, isShort ? 0 : (0.75 * common) / shorter)
  }

  /** What the words in both of two lists weigh. */
  common(first: readonly number[], second: readonly number[]): number {
    let [i, j, sum] = [0, 0, 0]
    while (i < first.length && j < second.length) {
      const [a, b] = [first[i] ?? 0, second[j] ?? 0]
      if (a === b) {
        sum += this.weightOf(a)
        i++
        j++
      } else if (a < b) i++
      else j++
    }
    return sum
  }

  #wordsOf(node: Node): number[] {
    const { tokens } = tokenise(node)
    const words: number[] = []
    for (const { key } of tokens) {
      const known = this.#numbersOfKey.get(key)
      if (known) for (const number of known) words.push(number)
      else {
        const numbers = this.#numbersOf(key)
        this.#numbersOfKey.set(key, numbers)
        words.push(...numbers)
      }
    }
    return [...Int32Array.from(words).sort()]
  }

  /** The numbers of the words in a token: none for a mark, several for a date. */
  #numbersOf(key: string): number[] {
    // A date is one token, and yet a paragraph that names another day is much the same.
    const words = key.toLowerCase().split(" ")
    return words
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .map((word) => {
        const known = this.#numbers.get(word)
        if (known !== undefined) return known
        this.#numbers.set(word, this.#numbers.size)
        this.#isWeak.push(weakWords.has(word))
        return this.#numbers.size - 1
      })
  }
}

const keys = new WeakMap<Node, string>()

/** The words of a paragraph as they are matched, in order; note references and brackets left out. */
function keyOf(node: Node): string {
  const known = keys.get(node)
  if (known !== undefined) return known
  const key = tokenise(node)
    .tokens.filter(({ footnote }) => footnote === null)
    .map((token) => token.key)
    .join(" ")
  keys.set(node, key)
  return key
}
