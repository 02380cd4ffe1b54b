import type { ActorId } from "../../core/declaration/ids.ts"

/** Somebody in the room now, as the server names them. */
export interface PersonPresent {
  readonly client: number
  readonly id: string
  readonly name: string
  readonly actor: ActorId
  readonly role: string
  readonly isMe: boolean
}

/** What presence is read from: an `Awareness` is one. */
export interface PresenceSource {
  readonly clientID: number
  readonly getStates: () => ReadonlyMap<number, Readonly<Record<string, unknown>>>
  readonly on: (event: "change", listener: () => void) => void
  readonly off: (event: "change", listener: () => void) => void
}

/** Everybody present, once per person even with two windows, myself first, then by delegation and name. */
export function peoplePresent(awareness: PresenceSource): PersonPresent[] {
  const byPerson = new Map<string, PersonPresent>()
  for (const [client, { person }] of awareness.getStates()) {
    if (typeof person !== "object" || person === null) continue
    const { id, name, actor, role } = person as Record<string, unknown>
    if (typeof id !== "string" || typeof name !== "string" || typeof actor !== "string") continue
    const isMe = client === awareness.clientID || (byPerson.get(id)?.isMe ?? false)
    byPerson.set(id, {
      client: byPerson.get(id)?.client ?? client,
      id,
      name,
      actor: actor as ActorId,
      role: typeof role === "string" ? role : "",
      isMe,
    })
  }
  return [...byPerson.values()].sort(
    (first, second) =>
      Number(second.isMe) - Number(first.isMe) ||
      first.actor.localeCompare(second.actor) ||
      first.name.localeCompare(second.name),
  )
}
