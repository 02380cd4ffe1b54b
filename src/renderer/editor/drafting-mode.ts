import type { Act } from "../../core/brackets/act.ts"
import type { ActorId } from "../../core/declaration/ids.ts"

/** How what a drafter types is meant: as an edit, or as a proposal on somebody's behalf. */
export interface DraftingMode {
  readonly isProposing: boolean
  readonly onBehalfOf: ActorId
}

interface Drafter {
  readonly drafter: string
  readonly actor: ActorId
  readonly role: string
}

/**
 * How the drafter at this window works. The secretariat edits directly or
 * proposes on behalf of anyone; everybody else proposes for their own
 * delegation and cannot leave that.
 */
export class Drafting {
  readonly #me: Drafter
  readonly #newId: () => string
  readonly #listeners = new Set<() => void>()
  #mode: DraftingMode

  constructor(me: Drafter, newId: () => string) {
    this.#me = me
    this.#newId = newId
    this.#mode = this.isFree
      ? { isProposing: false, onBehalfOf: me.actor }
      : { isProposing: true, onBehalfOf: me.actor }
  }

  /** Whether this drafter may choose. */
  get isFree(): boolean {
    return this.#me.role === "secretariat"
  }

  readonly get = (): DraftingMode => this.#mode

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  choose(mode: Partial<DraftingMode>): void {
    if (!this.isFree) return
    this.#mode = { ...this.#mode, ...mode }
    for (const listener of this.#listeners) listener()
  }

  /** An act of this drafter now, on behalf of whom the mode says or of `actor`. */
  act(actor?: ActorId): Act {
    const onBehalfOf = this.isFree ? (actor ?? this.#mode.onBehalfOf) : this.#me.actor
    return {
      signature: { drafter: this.#me.drafter, onBehalfOf, at: new Date().toISOString() },
      newId: this.#newId,
    }
  }
}
