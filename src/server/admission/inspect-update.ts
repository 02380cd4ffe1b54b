import * as Y from "yjs"

/** What an update adds, read from its bytes without applying it. */
export interface UpdateContents {
  /** Per client id, the clocks its structs cover: from `from` to before `to`. */
  readonly added: ReadonlyMap<number, { readonly from: number; readonly to: number }>
  /** How many deleted units it names. Deletions are anonymous: they name what is deleted, not who does it. */
  readonly deletes: number
}

/** What an update holds, or null where it is no update. */
export function inspectUpdate(update: Uint8Array): UpdateContents | null {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    // lib0 throws plain errors of many kinds on bytes that are no update; all of them mean this.
    return null
  }
  const added = new Map<number, { from: number; to: number }>()
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const range = added.get(client)
    if (range) range.to = clock + struct.length
    else added.set(client, { from: clock, to: clock + struct.length })
  }
  let deletes = 0
  for (const ranges of decoded.ds.clients.values()) for (const { len } of ranges) deletes += len
  return { added, deletes }
}
