import type * as Y from "yjs"

/** The id of a Yjs item as a key of a map. */
export const idKey = ({ client, clock }: Y.ID): string => `${client}:${clock}`

export function parseIdKey(key: string): { readonly client: number; readonly clock: number } {
  const [client = 0, clock = 0] = key.split(":").map(Number)
  return { client, clock }
}

/**
 * The client id under which a client's paragraph starts are written.
 *
 * Of two things put at one place at the same time, Yjs lets the one of the
 * smaller client id stand first. Somebody presses Enter at the end of a
 * paragraph while somebody else goes on typing there: with paragraph starts
 * above all words, what is typed stays in the paragraph it was typed in. Ids of
 * clients are below 2^32, so the person behind one is found by the remainder.
 */
export const structureId = (client: number): number => client + 2 ** 32

/** The client that wrote under `id`, be it words or paragraph starts. */
export const clientOf = (id: number): number => id % 2 ** 32
