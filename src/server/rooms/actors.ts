import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type Actor, ActorList } from "../../core/positions/actor.ts"

/** The controlled list of actors this installation ships with. */
export function readActors(resources: string): ActorList {
  return new ActorList(JSON.parse(readFileSync(join(resources, "actors.json"), "utf8")) as Actor[])
}
