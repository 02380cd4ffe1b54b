import assert from "node:assert/strict"
import { Fragment, type Node, Slice } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { bracketIds, bracketsOf } from "../../src/core/brackets/bracket.ts"
import { bracketRecord } from "../../src/core/brackets/bracket-record.ts"
import { addsText, isOpen, removesText } from "../../src/core/brackets/effect.ts"
import { leavesBetween } from "../../src/core/brackets/leaf.ts"
import { proposeInstead } from "../../src/core/brackets/proposing/propose-instead.ts"
import { accepting, inBulk, refusing } from "../../src/core/brackets/settling/choice.ts"
import { planSettlement } from "../../src/core/brackets/settling/plan-settlement.ts"
import type { ActorId } from "../../src/core/declaration/ids.ts"
import { changeRecords, noRecords, type Records } from "../../src/core/declaration/records.ts"
import { type ParagraphAttrs, schema } from "../../src/core/schema/schema.ts"

/** What a run of the fuzz did, for the report. */
export interface ProposingRun {
  operations: number
  typed: number
  deleted: number
  structural: number
  restyled: number
  brackets: number
}

const delegations = ["EU", "CELAC", "MX"] as ActorId[]

/**
 * Several delegations work on one text in proposing mode, at random but from a seed.
 * After every operation it must hold that
 *
 * - no other delegation's words are gone, and none has moved into or out of a bracket of theirs;
 * - no bracket has two owners, and whoever deleted owns the bracket that says so;
 * - refusing everything gives back the very text of the start, accepting everything has
 *   everybody's words in and what was to go out.
 *
 * Every character is unlike every other, so that each can be followed.
 */
export function fuzzProposing(seed: number, operations: number): ProposingRun {
  const run: ProposingRun = { operations: 0, typed: 0, deleted: 0, structural: 0, restyled: 0, brackets: 0 }
  const random = seededRandom(seed)
  // A fresh text now and then: long texts are slow, and everything interesting happens at edges.
  for (let left = operations; left > 0; left -= 60) {
    const table = new ProposingTable(random, run)
    for (let index = 0; index < Math.min(60, left); index++) table.operate()
    run.brackets += table.records.brackets.size
  }
  return run
}

class ProposingTable {
  doc: Node
  records: Records = noRecords
  readonly #start: readonly string[]
  readonly #random: () => number
  readonly #run: ProposingRun
  #nextCharacter = 0x4e00
  #nextId = 0
  readonly #history: string[] = []

  constructor(random: () => number, run: ProposingRun) {
    this.#random = random
    this.#run = run
    const sizes = [5, 0, 4, 6].slice(0, 1 + this.#below(4))
    this.doc = schema.node(
      "doc",
      null,
      sizes.map((size, index) => this.#paragraph(`base${String(index)}`, size)),
    )
    this.#start = shapeOf(this.doc)
  }

  operate(): void {
    const actor = delegations[this.#below(delegations.length)] ?? delegations[0]!
    const before = this.doc
    const done = new Transform(before)
    const steps = this.#below(8) === 0 ? 2 : 1
    const names: string[] = []
    for (let step = 0; step < steps; step++) names.push(this.#edit(done))
    this.#history.push(`${actor}: ${names.join(", ")}`)
    if (!done.docChanged) return
    const tr = new Transform(before)
    const act = {
      signature: { drafter: "x", onBehalfOf: actor, at: "2025-01-01T00:00:00Z" },
      newId: () => `n${String(++this.#nextId)}`,
    }
    const recordsBefore = this.records
    try {
      const { changes, cursor } = proposeInstead(done, tr, this.records, act)
      this.records = changeRecords(this.records, changes)
      this.doc = tr.doc
      tr.doc.check()
      if (cursor !== null) assert(cursor >= 0 && cursor <= tr.doc.content.size, "the cursor is in the text")
      this.#check(before, recordsBefore, actor)
      if (steps === 1) this.#checkIntention(before, done, recordsBefore, actor)
    } catch (error) {
      throw new Error(
        `${String(error)}\nafter ${this.#history.slice(-6).join("\n      ")}\nbefore ${show(before, recordsBefore)}\nwanted ${show(done.doc, recordsBefore)}\nafter  ${show(tr.doc, this.records)}`,
        { cause: error },
      )
    }
    this.#run.operations++
  }

  /** One edit as an editor would make it, without proposing mode. */
  #edit(tr: Transform): string {
    const { doc } = tr
    const [from, to] = this.#range(doc)
    const parent = doc.resolve(from).parent
    switch (this.#below(12)) {
      case 0:
      case 1:
      case 2:
      case 3:
        this.#run.typed++
        tr.insert(from, schema.text(this.#characters(1 + this.#below(3))))
        return `type at ${String(from)}`
      case 4:
        this.#run.typed++
        tr.replaceWith(from, to, schema.text(this.#characters(2)))
        return `type over ${String(from)}-${String(to)}`
      case 5:
      case 6:
        this.#run.deleted++
        tr.delete(from, to)
        return `delete ${String(from)}-${String(to)}`
      case 7: {
        this.#run.deleted++
        const start = Math.max(doc.resolve(from).start(), from - 1)
        tr.delete(start, from)
        return `backspace at ${String(from)}`
      }
      case 8:
        this.#run.structural++
        tr.split(from, 1, [{ type: parent.type, attrs: { ...parent.attrs, id: this.#id(), brackets: [] } }])
        return `split at ${String(from)}`
      case 9: {
        this.#run.structural++
        const end = doc.resolve(from).end()
        if (end + 2 >= doc.content.size) return "nothing"
        tr.join(end + 1)
        return `join at ${String(end)}`
      }
      case 10: {
        this.#run.structural++
        const parts = [1, 0, 2].slice(0, 2 + this.#below(2)).map((size) => this.#paragraph(this.#id(), size))
        tr.replace(from, to, new Slice(Fragment.from(parts), 1, 1))
        return `paste over ${String(from)}-${String(to)}`
      }
      default: {
        this.#run.restyled++
        const start = doc.resolve(from).before()
        const kind = ["item", "operative", "lead"][this.#below(3)] ?? "item"
        tr.setNodeMarkup(start, null, { ...parent.attrs, kind })
        return `restyle ${String(start)}`
      }
    }
  }

  #check(before: Node, recordsBefore: Records, actor: ActorId): void {
    const author = (doc: Node, records: Records) => charactersOf(doc, records, actor)
    const was = author(before, recordsBefore)
    const now = author(this.doc, this.records)
    const foreign = (characters: typeof was) =>
      [...characters.values()].filter(({ own }) => !own).map(({ sign, foreignIds }) => `${sign}${foreignIds}`)
    assert.deepEqual(foreign(now), foreign(was), "what is not the drafter's stays, with its brackets")

    for (const { record, id } of bracketsOf(this.doc, this.records.brackets)) {
      assert.equal(record.proposedBy.length, 1, `${id} has one owner`)
      assert(isOpen(record), `${id} is in the text, so it is open`)
    }
    const seen = new Set(bracketsOf(this.doc, this.records.brackets).map(({ id }) => id as string))
    for (const [id, fields] of this.records.brackets)
      if (fields.settled === undefined) assert(seen.has(id), `${id} is open, so it is in the text`)

    assert.deepEqual(shapeOf(this.#all("refuse")), this.#start, "refusing everything gives back the start")
    const accepted = this.#all("accept").textContent
    for (const { sign, isNew, isToGo } of now.values()) {
      if (isNew && isToGo) continue // One wants it in, another wants it out: people decide.
      assert.equal(accepted.includes(sign), !isToGo, `${sign} when everything is accepted`)
    }
  }

  /** What was typed is in; what was to go is gone, or stands under the drafter's own proposed deletion. */
  #checkIntention(before: Node, done: Transform, recordsBefore: Records, actor: ActorId): void {
    const now = charactersOf(this.doc, this.records, actor)
    const was = charactersOf(before, recordsBefore, actor)
    const wanted = new Set(done.doc.textContent)
    for (const sign of wanted) {
      const found = now.get(sign)
      assert(found, `${sign} is in the text`)
      if (!was.has(sign)) assert(found.own && found.isNew, `${sign} is the drafter's`)
    }
    for (const [sign, { own, isNew }] of was)
      if (!wanted.has(sign)) {
        if (own && isNew) assert(!now.has(sign), `${sign} was the drafter's own and is gone`)
        else assert(now.get(sign)?.deletedBy.includes(actor), `${sign} is proposed to go`)
      }
  }

  #all(answer: "accept" | "refuse"): Node {
    const choices = inBulk(
      answer === "accept" ? accepting : refusing,
      bracketsOf(this.doc, this.records.brackets),
    )
    return planSettlement(this.doc, this.records, choices).transform.doc
  }

  /** Two offsets in text, mostly near to each other. */
  #range(doc: Node): [number, number] {
    const at = (): number => {
      for (;;) {
        const pos = this.#below(doc.content.size + 1)
        if (doc.resolve(pos).depth === 1) return pos
      }
    }
    if (doc.childCount === 0) throw new Error("the text is empty")
    const first = at()
    const near = Math.min(doc.content.size, first + this.#below(5))
    const second = this.#below(4) === 0 || doc.resolve(near).depth !== 1 ? at() : near
    return [Math.min(first, second), Math.max(first, second)]
  }

  #paragraph(id: string, size: number): Node {
    return schema.node("paragraph", { id }, size === 0 ? [] : [schema.text(this.#characters(size))])
  }

  #characters(count: number): string {
    return Array.from({ length: count }, () => String.fromCharCode(this.#nextCharacter++)).join("")
  }

  #id(): string {
    return `e${String(++this.#nextId)}`
  }

  #below(bound: number): number {
    return Math.floor(this.#random() * bound)
  }
}

/** Every paragraph as a line: its identity, look and words. */
const shapeOf = (doc: Node): string[] => {
  const lines: string[] = []
  doc.forEach((node) => {
    const { id, kind, level } = node.attrs as ParagraphAttrs
    lines.push(`${id} ${kind} ${String(level)} ${node.textContent}`)
  })
  return lines
}

interface Character {
  readonly sign: string
  /** Whether the delegation asked about brought it in. */
  readonly own: boolean
  readonly isNew: boolean
  readonly isToGo: boolean
  readonly deletedBy: readonly ActorId[]
  /** The brackets of other delegations around it. */
  readonly foreignIds: string
}

function charactersOf(doc: Node, records: Records, actor: ActorId): Map<string, Character> {
  const found = new Map<string, Character>()
  for (const { node } of leavesBetween(doc, 0, doc.content.size)) {
    const around = bracketIds(node.marks).map((id) => bracketRecord(id, records.brackets.get(id) ?? {}))
    const insertion = around
      .filter(addsText)
      .sort((first, second) => second.order - first.order || (first.id < second.id ? 1 : -1))[0]
    const own = insertion?.proposedBy[0] === actor
    const deletions = around.filter(removesText)
    for (const sign of node.text ?? "")
      found.set(sign, {
        sign,
        own,
        isNew: insertion !== undefined,
        isToGo: deletions.length > 0,
        deletedBy: deletions.flatMap(({ proposedBy }) => proposedBy),
        foreignIds: around
          .filter(({ proposedBy }) => proposedBy[0] !== actor)
          .map(({ id }) => id)
          .sort()
          .join(),
      })
  }
  return found
}

/** The text with ids and owners, for a failure that can be read. */
function show(doc: Node, records: Records): string {
  const lines: string[] = []
  doc.forEach((node) => {
    let line = ""
    node.forEach((leaf) => {
      const ids = bracketIds(leaf.marks).map((id) => {
        const { proposes, proposedBy } = bracketRecord(id, records.brackets.get(id) ?? {})
        return `${id}:${proposedBy.join()}:${proposes.slice(0, 3)}`
      })
      line += `${leaf.text ?? "◦"}{${ids.join(" ")}}`
    })
    lines.push(`(${String(node.attrs.id)}) ${line}`)
  })
  return lines.join(" ¶ ")
}

/** mulberry32: small, seeded, good enough to shake a text. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
