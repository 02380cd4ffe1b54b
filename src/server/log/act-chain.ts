import { createHash } from "node:crypto"

/** One act as it stands in the log, except for its place in the chain. */
export interface ActFacts {
  readonly seq: number
  readonly room: string
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Null where it cannot be proved whose act it was. */
  readonly person: string | null
  /** The person's name at the time, and on whose behalf and in which role they acted. */
  readonly drafter: string
  readonly actor: string
  readonly role: string
  /** `text`, `brackets.settled`, `version`, `invited` … */
  readonly kind: string
  /** JSON: numbers, ids and fields; never the words of a text. */
  readonly detail: string
}

export interface ChainedAct extends ActFacts {
  readonly previous: string
  readonly hash: string
}

/** What the first act is chained to. */
export const chainStart = "0".repeat(64)

/** The hash of an act over all its facts and the act before it. */
export function hashAct(act: ActFacts, previous: string): string {
  const { seq, room, at, person, drafter, actor, role, kind, detail } = act
  // A list, so that no order of keys and no run of two fields into each other can be played with.
  const facts = JSON.stringify([seq, room, at, person, drafter, actor, role, kind, detail, previous])
  return createHash("sha256").update(facts).digest("hex")
}

/** What is wrong with a log: which act, and how it shows. */
export interface ChainProblem {
  readonly seq: number
  readonly kind: "altered" | "missing" | "unchained" | "cut-off"
}

/**
 * Looks at every act of a log, in order.
 *
 * @param head the number and hash of the last act as the server noted it elsewhere, or null
 */
export function verifyChain(
  acts: Iterable<ChainedAct>,
  head: { readonly seq: number; readonly hash: string } | null,
): ChainProblem[] {
  const problems: ChainProblem[] = []
  let last = { seq: 0, hash: chainStart }
  for (const act of acts) {
    if (act.seq !== last.seq + 1) problems.push({ seq: last.seq + 1, kind: "missing" })
    // After a gap the act cannot fit; that it is missing has been said.
    else if (act.previous !== last.hash) problems.push({ seq: act.seq, kind: "unchained" })
    if (hashAct(act, act.previous) !== act.hash) problems.push({ seq: act.seq, kind: "altered" })
    last = act
  }
  if (head !== null && head.seq > last.seq) problems.push({ seq: last.seq + 1, kind: "cut-off" })
  else if (head !== null && head.seq === last.seq && head.hash !== last.hash) {
    problems.push({ seq: last.seq, kind: "altered" })
  }
  return problems
}
