import { describe, expect, test } from "vitest"
import { ServerProblem } from "../../src/server/server-problem.ts"
import { startServer } from "../../src/server/start-server.ts"
import { atRest, emptyFolder } from "./helpers/server.ts"

describe("a first start", () => {
  test("shows one room, begun from La Paz, to its secretariat", async () => {
    await using server = await atRest()
    const { me, isHost, room } = await server.get<{
      me: { role: string }
      isHost: boolean
      room: { name: string; baseline: string }
    }>("/api/session")
    expect(me.role).toBe("secretariat")
    expect(isHost).toBe(true)
    expect(room.name).toBe("XXVth High-Level Meeting: draft declaration")
    expect(room.baseline).toBe("la-paz")
  })

  test("holds every paragraph of La Paz, each knowing where it came from", async () => {
    await using server = await atRest()
    const { room } = await server.get<{ room: { id: string } }>("/api/session")
    const { paragraphs, footnotes } = await server.get<{
      paragraphs: { id: string; origin: string }[]
      footnotes: unknown[]
    }>(`/api/rooms/${room.id}/declaration`)
    expect(paragraphs).toHaveLength(93)
    expect(footnotes).toHaveLength(15)
    expect(paragraphs.filter(({ id, origin }) => id !== origin)).toEqual([])
  })
})

test("a second start finds the same room on the same port", async () => {
  const dataDir = emptyFolder()
  const first = await atRest({ dataDir })
  const rooms = await first.get("/api/rooms")
  await first.close()
  await using second = await atRest({ dataDir })
  expect(await second.get("/api/rooms")).toEqual(rooms)
  expect(second.url).toBe(first.url)
})

test("a folder that a server works in is refused to a second one", async () => {
  const dataDir = emptyFolder()
  await using first = await atRest({ dataDir })
  await expect(startServer(first.options)).rejects.toThrow(ServerProblem)
  await expect(startServer(first.options)).rejects.toThrow(/in use by another Corchete/)
})

test("a port that another program has is named", async () => {
  await using first = await atRest()
  await expect(atRest({ port: first.port })).rejects.toThrow(/taken by another program/)
})
