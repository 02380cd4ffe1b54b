import type { ActorId } from "../declaration/ids.ts"

/** The languages of the window and of actors' names. */
export const languages = ["en", "es", "fr", "pt"] as const
export type Language = (typeof languages)[number]

export type ActorKind = "region" | "group" | "delegation" | "institution" | "chair"

/**
 * Whoever can hold a position: a region, a sub-group, a delegation, an institution,
 * the chair. A controlled list, because real note-taking spells one party four ways.
 */
export interface Actor {
  readonly id: ActorId
  readonly kind: ActorKind
  readonly names: Readonly<Record<Language, string>>
  /** Other spellings found in real texts, codes among them; matched without case or accents. */
  readonly aliases: readonly string[]
  /** The regions and groups it belongs to. Members may hold another position than their group. */
  readonly memberOf: readonly ActorId[]
}

/** The two regions are actors with these ids; everything else about them is data. */
export const eu = "EU" as ActorId
export const celac = "CELAC" as ActorId
/** The secretariat, holding the pen for the co-presidencies. */
export const chair = "CHAIR" as ActorId

/** Actors by id, with a search by any of their names. */
export class ActorList {
  readonly #byId: ReadonlyMap<ActorId, Actor>
  readonly #bySpelling: ReadonlyMap<string, Actor>

  constructor(actors: readonly Actor[]) {
    this.#byId = new Map(actors.map((actor) => [actor.id, actor]))
    const spellings = new Map<string, Actor>()
    for (const actor of actors)
      for (const spelling of [actor.id, ...Object.values(actor.names), ...actor.aliases])
        if (!spellings.has(fold(spelling))) spellings.set(fold(spelling), actor)
    this.#bySpelling = spellings
  }

  get all(): readonly Actor[] {
    return [...this.#byId.values()]
  }

  get(id: ActorId): Actor | null {
    return this.#byId.get(id) ?? null
  }

  /** The actor whose id, name in any language or alias is `spelling`, or null. */
  find(spelling: string): Actor | null {
    return this.#bySpelling.get(fold(spelling)) ?? null
  }

  /** Whether `id` is `group` or one of its members, at any depth. */
  belongs(id: ActorId, group: ActorId): boolean {
    if (id === group) return true
    return this.get(id)?.memberOf.some((parent) => this.belongs(parent, group)) ?? false
  }

  /** The region an actor speaks from: EU, CELAC, or null for the chair and institutions outside both. */
  regionOf(id: ActorId): ActorId | null {
    return [eu, celac].find((region) => this.belongs(id, region)) ?? null
  }
}

const fold = (spelling: string): string =>
  spelling
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase()

const region = (id: ActorId): Actor => ({
  id,
  kind: "region",
  names: { en: id, es: id, fr: id, pt: id },
  aliases: [],
  memberOf: [],
})

/** The two regions alone, for whoever reads a text without the full list at hand. */
export const regionsOnly = new ActorList([region(eu), region(celac)])
