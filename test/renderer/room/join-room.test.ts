import { describe, expect, test } from "vitest"
import { bodyName } from "../../../src/collab/layout.ts"
import { joinRoom, type RoomSession } from "../../../src/renderer/room/join-room.ts"
import { memoryStore } from "../../../src/renderer/room/memory-store.ts"
import type { SavedStep } from "../../../src/renderer/room/saved-state.ts"
import { atRest, emptyFolder, type TestServer } from "../../server/helpers/server.ts"
import { invited, until } from "../../server/helpers/people.ts"

describe("two people in a room", () => {
  test("see each other's typing, and know it", async () => {
    await using server = await atRest()
    const ana = await invited(server, "Ana", "MX", "negotiator")
    const ben = await invited(server, "Ben", "EU", "negotiator")
    await using anas = await seat(server, ana)
    await using bens = await seat(server, ben)
    type(anas, "Recalling ")
    await until(() => reads(bens).endsWith("Recalling "))
    await until(() => step(anas) === "seen")
  })

  test("see each other's names as the server knows them", async () => {
    await using server = await atRest()
    await using anas = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    await using bens = await seat(server, await invited(server, "Ben", "EU", "negotiator"))
    anas.awareness.setLocalState({ person: { name: "Ben", actor: "EU" }, cursor: 3 })
    await until(() => bens.awareness.getStates().get(anas.ydoc.clientID) !== undefined)
    expect(bens.awareness.getStates().get(anas.ydoc.clientID)).toMatchObject({
      person: { name: "Ana", actor: "MX", role: "negotiator" },
      cursor: 3,
    })
  })
})

test("what is written while the server is away stays here and arrives once it is back", async () => {
  const dataDir = emptyFolder()
  const server = await atRest({ dataDir })
  const ana = await invited(server, "Ana", "MX", "negotiator")
  const store = memoryStore()
  const first = await seat(server, ana, store)
  await server.close()
  await until(() => !first.saved.get().isOnline)
  type(first, "Noting ")
  await until(() => step(first) === "here")
  await first.dispose()

  // The page is opened again, still without a server, then with one.
  await using second = await seat(server, ana, store)
  expect(reads(second)).toMatch(/Noting $/)
  expect(step(second)).toBe("here")
  expect(second.isOnlyHere()).toBe(true)
  await using again = await atRest({ dataDir })
  await until(() => step(second) === "server")
  await using bens = await seat(again, await invited(again, "Ben", "EU", "negotiator"))
  expect(reads(bens).match(/Noting /g)).toHaveLength(1)
  expect(reads(bens)).toBe(reads(second))
})

test("a room that is not known does not open without a server", async () => {
  const server = await atRest()
  const ana = await invited(server, "Ana", "MX", "negotiator")
  await server.close()
  await expect(seat(server, ana)).rejects.toThrow("the server does not answer")
})

test("a short code opens the same room as the long link", async () => {
  await using server = await atRest()
  const { shortLink } = await invited(server, "Ana", "MX", "observer")
  await using session = await seat(server, { token: shortLink })
  expect(session.me).toMatchObject({ drafter: "Ana", actor: "MX", role: "observer" })
  expect(session.canWrite()).toBe(false)
})

async function seat(server: TestServer, { token }: { readonly token: string }, store = memoryStore()) {
  const session = await joinRoom({ url: server.url, token, store })
  return Object.assign(session, { [Symbol.asyncDispose]: () => session.dispose() })
}

/** Adds words at the very end of the text. */
function type(session: RoomSession, words: string): void {
  const text = session.ydoc.getText(bodyName)
  session.ydoc.transact(() => text.insert(text.length, words), { source: "drafter", id: session.me.id })
}

const reads = (session: RoomSession): string =>
  (session.ydoc.getText(bodyName).toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : "¶"))
    .join("")

const step = (session: RoomSession): SavedStep => session.saved.get().step
