import { describe, expect, test } from "vitest"
import type { RoomSession } from "../../../src/renderer/room/join-room.ts"
import { memoryStore } from "../../../src/renderer/room/memory-store.ts"
import type { SavedStep } from "../../../src/renderer/room/saved-state.ts"
import { atRest, emptyFolder } from "../../server/helpers/server.ts"
import { invited, until } from "../../server/helpers/people.ts"
import { seat } from "../../server/helpers/seat.ts"

describe("two people in a room", () => {
  test("see each other's typing, and know it", async () => {
    await using server = await atRest()
    const ana = await invited(server, "Ana", "MX", "negotiator")
    const ben = await invited(server, "Ben", "EU", "negotiator")
    await using anas = await seat(server, ana)
    await using bens = await seat(server, ben)
    anas.type("Recalling ")
    await until(() => bens.reads().endsWith("Recalling "))
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
  first.type("Noting ")
  await until(() => step(first) === "here")
  await first.dispose()

  // The page is opened again, still without a server, then with one.
  await using second = await seat(server, ana, store)
  expect(second.reads()).toMatch(/Noting $/)
  expect(step(second)).toBe("here")
  expect(second.isOnlyHere()).toBe(true)
  await using again = await atRest({ dataDir })
  await until(() => step(second) === "server")
  await using bens = await seat(again, await invited(again, "Ben", "EU", "negotiator"))
  expect(bens.reads().match(/Noting /g)).toHaveLength(1)
  expect(bens.reads()).toBe(second.reads())
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

const step = (session: RoomSession): SavedStep => session.saved.get().step
