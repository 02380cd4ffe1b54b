import type { ItemRange } from "../../collab/describe-change.ts"
import type { Guest } from "../admission/invitations.ts"
import { changeSetting, setting } from "../settings.ts"
import type { Database } from "../storage/database.ts"
import {
  type ActFacts,
  type ChainedAct,
  chainStart,
  type ChainProblem,
  hashAct,
  verifyChain,
} from "./act-chain.ts"

/** Who acted, as the server knows. */
export interface Actor {
  readonly person: string | null
  readonly drafter: string
  readonly actor: string
  readonly role: string
}

/** The server's own hand: seeding a room, tidying formatting. */
export const theServer: Actor & { readonly person: string } = {
  person: "server",
  drafter: "Corchete",
  actor: "CHAIR",
  role: "server",
}

/** Somebody who came with an invitation, as the log names them. */
export const actorOf = ({ person, drafter, actor, role }: Guest): Actor => ({ person, drafter, actor, role })

export interface NewAct extends Actor {
  readonly at: Date
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
  /** What it added to the room's document, for "who wrote this". */
  readonly wrote?: { readonly document: string; readonly ranges: readonly ItemRange[] }
}

/** An act as clients and the command line see it. */
export interface Act extends Omit<ChainedAct, "detail" | "previous"> {
  readonly detail: Readonly<Record<string, unknown>>
}

/** Who wrote a range; `act` null where the log does not know. */
export interface Author extends ItemRange {
  readonly act: Act | null
}

/** The log of acts: only ever added to, each act holding a hash of the one before. */
export class ActLog {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Adds an act; within the transaction that is open, where there is one. */
  add(room: string, { wrote, at, detail, ...act }: NewAct): Act {
    return this.#db.transaction(() => {
      const head = this.head() ?? { seq: 0, hash: chainStart }
      const { kind, person, drafter, actor, role } = act
      const facts: ActFacts = {
        seq: head.seq + 1,
        room,
        at: at.toISOString(),
        ...{ person, drafter, actor, role, kind },
        detail: JSON.stringify(detail),
      }
      const hash = hashAct(facts, head.hash)
      this.#db.run(
        `insert into acts (seq, room, at, person, drafter, actor, role, kind, detail, previous, hash)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[
          facts.seq,
          facts.room,
          facts.at,
          person,
          drafter,
          actor,
          role,
          kind,
          facts.detail,
          head.hash,
          hash,
        ],
      )
      changeSetting(this.#db, "log-head", `${facts.seq}:${hash}`)
      for (const { client, from, to } of wrote?.ranges ?? []) {
        this.#db.run(
          `insert into authorship (document, client, clock, length, act) values (?, ?, ?, ?, ?)
           on conflict do nothing`,
          ...[wrote?.document ?? "", client, from, to - from, facts.seq],
        )
      }
      return { ...facts, detail, hash }
    })
  }

  /** A page of a room's acts, oldest first: the last ones, or those before an act. */
  page(room: string, { before = Number.MAX_SAFE_INTEGER, limit = 200, person = null }: Page): Act[] {
    return this.#db
      .all<ChainedAct>(
        `select * from (select * from acts where room = ? and seq < ? and (? is null or person = ?)
         order by seq desc limit ?) order by seq`,
        ...[room, before, person, person, limit],
      )
      .map(toAct)
  }

  /** Who wrote these ranges, split where the author changes. */
  authors(document: string, ranges: readonly ItemRange[]): Author[] {
    return ranges.flatMap((range) => this.#authorsOf(document, range))
  }

  /** Every act of every room. */
  all(): ChainedAct[] {
    return this.#db.all<ChainedAct>("select * from acts order by seq")
  }

  verify(): ChainProblem[] {
    return verifyChain(this.all(), this.#notedHead())
  }

  /** The last act, to chain the next one to. */
  head(): { readonly seq: number; readonly hash: string } | null {
    return this.#db.get("select seq, hash from acts order by seq desc limit 1")
  }

  #notedHead(): { readonly seq: number; readonly hash: string } | null {
    const [seq, hash] = setting(this.#db, "log-head")?.split(":") ?? []
    return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash }
  }

  #authorsOf(document: string, { client, from, to }: ItemRange): Author[] {
    const rows = this.#db.all<{ clock: number; length: number } & ChainedAct>(
      `select clock, length, acts.* from authorship join acts on acts.seq = authorship.act
       where document = ? and client = ? and clock < ? and clock + length > ? order by clock`,
      ...[document, client, to, from],
    )
    const found: Author[] = []
    let reached = from
    for (const { clock, length, ...act } of rows) {
      if (clock > reached) found.push({ client, from: reached, to: clock, act: null })
      const end = Math.min(to, clock + length)
      found.push({ client, from: Math.max(reached, clock), to: end, act: toAct(act) })
      reached = end
    }
    if (reached < to) found.push({ client, from: reached, to, act: null })
    return found
  }
}

export interface Page {
  readonly before?: number | undefined
  readonly limit?: number | undefined
  readonly person?: string | null | undefined
}

function toAct({ seq, room, at, person, drafter, actor, role, kind, detail, hash }: ChainedAct): Act {
  return {
    ...{ seq, room, at, person, drafter, actor, role, kind, hash },
    detail: JSON.parse(detail) as Record<string, unknown>,
  }
}
