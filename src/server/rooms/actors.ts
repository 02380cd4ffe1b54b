import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Json } from "../../core/declaration/records.ts"
import type { ActorList } from "../../core/positions/actor.ts"
import { parseActors } from "../../core/positions/parse-actors.ts"

/** The controlled list of actors this installation ships with. */
export function readActors(resources: string): ActorList {
  const file = join(resources, "actors.json")
  const { actors, problems } = parseActors(JSON.parse(readFileSync(file, "utf8")) as Json)
  if (problems.length > 0) throw new Error(`${file}: ${problems.join("; ")}`)
  return actors
}
