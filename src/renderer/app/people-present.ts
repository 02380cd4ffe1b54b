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

/** Who sits at this window: the server names people to the others, not to themselves. */
export interface Myself {
  readonly id: string
  readonly drafter: string
  readonly actor: ActorId
  readonly role: string
}

/** Everybody present, once per person even with two windows, myself first, then by delegation and name. */
export function peoplePresent(awareness: PresenceSource, me: Myself): PersonPresent[] {
  const { id, drafter, actor, role } = me
  const byPerson = new Map<string, PersonPresent>([
    [id, { client: awareness.clientID, id, name: drafter, actor, role, isMe: true }],
  ])
  for (const [client, { person }] of awareness.getStates()) {
    if (typeof person !== "object" || person === null) continue
    const { id, name, actor, role } = person as Record<string, unknown>
    if (typeof id !== "string" || typeof name !== "string" || typeof actor !== "string") continue
    if (byPerson.has(id)) continue
    byPerson.set(id, {
      client,
      id,
      name,
      actor: actor as ActorId,
      role: typeof role === "string" ? role : "",
      isMe: false,
    })
  }
  return [...byPerson.values()].sort(
    (first, second) =>
      Number(second.isMe) - Number(first.isMe) ||
      first.actor.localeCompare(second.actor) ||
      first.name.localeCompare(second.name),
  )
}
