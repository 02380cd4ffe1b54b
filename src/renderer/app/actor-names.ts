import actorData from "../../../resources/actors.json" with { type: "json" }
import type { Language } from "../../bridge/languages.ts"
import type { ActorId } from "../../core/declaration/ids.ts"
import { parseActors } from "../../core/positions/parse-actors.ts"

/** Whoever can hold a position, as shipped with the app. */
export const actors = parseActors(actorData).actors

/** Every spelling of every actor: an edit that changes one weighs more. */
export const actorSpellings: readonly string[] = actors.all.flatMap(({ id, names, aliases }) => [
  id,
  ...Object.values(names),
  ...aliases,
])

/** The actor's name in the window's language; the id itself for actors the list does not know. */
export function actorName(id: ActorId, language: Language = "en"): string {
  return actors.get(id)?.names[language] ?? id
}
