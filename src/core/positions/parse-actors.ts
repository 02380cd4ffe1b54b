import type { ActorId } from "../declaration/ids.ts"
import type { Json } from "../declaration/records.ts"
import { type Actor, type ActorKind, ActorList, type Language, languages } from "./actor.ts"

/** The actors of a list, and what is wrong with the rest of it. */
export interface ParsedActors {
  readonly actors: ActorList
  /** `actor 12 (XX): …`; empty for a sound list. */
  readonly problems: readonly string[]
}

const kinds: readonly ActorKind[] = ["region", "group", "delegation", "institution", "chair"]

/**
 * Reads a list of actors, such as `resources/actors.json` or the actors added in a room.
 * An entry that cannot be used is left out and reported; all problems at once.
 */
export function parseActors(value: Json): ParsedActors {
  if (!Array.isArray(value)) return { actors: new ActorList([]), problems: ["a list of actors is expected"] }
  const problems: string[] = []
  const actors: Actor[] = []
  const spellings = new Map<string, ActorId>()
  const report = (index: number, id: Json | undefined, what: string): void => {
    problems.push(`actor ${String(index + 1)}${typeof id === "string" ? ` (${id})` : ""}: ${what}`)
  }
  for (const [index, entry] of (value as readonly Json[]).entries()) {
    const fields = isObject(entry) ? entry : {}
    const { id, kind, names, aliases = [], memberOf = [] } = fields
    const known = kinds.find((name) => name === kind)
    if (typeof id !== "string" || id === "") report(index, id, "`id` is missing")
    else if (!known) report(index, id, `\`kind\` is none of ${kinds.join(", ")}`)
    else if (!isNames(names)) report(index, id, `\`names\` must hold a name in ${languages.join(", ")}`)
    else if (!isTexts(aliases) || !isTexts(memberOf))
      report(index, id, "`aliases` and `memberOf` are lists of texts")
    else {
      const actor: Actor = { id: id as ActorId, kind: known, names, aliases, memberOf: memberOf as ActorId[] }
      const taken = spellings.get(id)
      if (taken !== undefined) report(index, id, "the id stands twice")
      else actors.push(actor)
      spellings.set(id, actor.id)
    }
  }
  for (const [index, actor] of actors.entries())
    for (const group of actor.memberOf)
      if (!spellings.has(group)) report(index, actor.id, `member of ${group}, which is not in the list`)
  return { actors: new ActorList(actors), problems }
}

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isTexts = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string")

const isNames = (value: Json | undefined): value is Readonly<Record<Language, string>> =>
  isObject(value) &&
  languages.every((language) => typeof value[language] === "string" && value[language] !== "")
