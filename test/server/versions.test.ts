import { DatabaseSync } from "node:sqlite"
import { describe, expect, test } from "vitest"
import { databaseFile } from "../../src/server/start-server.ts"
import { openDatabase } from "../../src/server/storage/database.ts"
import { tamperedVersions, type Version } from "../../src/server/versions/versions.ts"
import { invited } from "./helpers/people.ts"
import { seat } from "./helpers/seat.ts"
import { atRest, emptyFolder, type TestServer } from "./helpers/server.ts"

describe("a version", () => {
  test("freezes the draft as it stands, chained to the one before", async () => {
    await using server = await atRest()
    const room = await firstRoom(server)
    await using chair = await seat(server, { token: server.token })
    const first = await server.done<Version>("POST", `/api/rooms/${room}/versions`, {
      note: "for the capitals",
    })
    chair.type(" Amen.")
    await chair.isSaved()
    const second = await server.done<Version>("POST", `/api/rooms/${room}/versions`, {})
    expect(first).toMatchObject({
      number: 1,
      label: "Rev.1",
      note: "for the capitals",
      drafter: "Secretariat",
    })
    expect(second).toMatchObject({ number: 2, previous: first.checksum, paragraphs: 93 })
    expect(await lastWords(server, `/api/rooms/${room}/versions/1`)).not.toMatch(/Amen\.$/)
    expect(await lastWords(server, `/api/rooms/${room}/versions/2`)).toMatch(/Amen\.$/)
    expect(await server.get(`/api/rooms/${room}/versions`)).toEqual([first, second])
  })

  test("is issued by the secretariat only", async () => {
    await using server = await atRest()
    const { token } = await invited(server, "Ana", "MX", "negotiator")
    const answer = await server.ask("POST", `/api/rooms/${await firstRoom(server)}/versions`, {}, token)
    expect(answer.status).toBe(403)
  })

  test("begins a new room, with the lineage it had", async () => {
    await using server = await atRest()
    const room = await firstRoom(server)
    await server.done("POST", `/api/rooms/${room}/versions`, {})
    const restored = await server.done<{ id: string }>("POST", `/api/rooms/${room}/versions/1/restore`, {
      name: "Again from Rev.1",
    })
    const [before, after] = await Promise.all([
      server.get(`/api/rooms/${room}/versions/1`),
      server.get(`/api/rooms/${restored.id}/declaration`),
    ])
    expect(after).toEqual(before)
  })

  test("becomes a baseline of the library, once", async () => {
    await using server = await atRest()
    const room = await firstRoom(server)
    await server.done("POST", `/api/rooms/${room}/versions`, {})
    const adopt = { id: "bogota", title: "Bogotá declaration" }
    await server.done("POST", `/api/rooms/${room}/versions/1/adopt`, adopt)
    expect((await server.ask("POST", `/api/rooms/${room}/versions/1/adopt`, adopt)).status).toBe(409)
    const library = await server.get<{ id: string; title: string }[]>("/api/baselines")
    expect(library.map(({ id }) => id)).toEqual(["la-paz", "bogota"])
    const begun = await server.done<{ baseline: string }>("POST", "/api/rooms", {
      name: "Next",
      baseline: "bogota",
    })
    expect(begun.baseline).toBe("bogota")
  })

  test("cannot be altered or taken away, and shows it when somebody manages to", async () => {
    const dataDir = emptyFolder()
    const server = await atRest({ dataDir })
    const room = await firstRoom(server)
    for (const note of ["one", "two", "three"])
      await server.done("POST", `/api/rooms/${room}/versions`, { note })
    await server.close()
    const sqlite = new DatabaseSync(databaseFile(dataDir))
    for (const tampering of [
      "update versions set note = 'other' where number = 2",
      "update versions set declaration = replace(declaration, 'shall', 'should')",
      "delete from versions where number = 2",
      "insert or replace into versions select * from versions where number = 2",
    ]) {
      expect(() => sqlite.exec(tampering), tampering).toThrow("a version is never altered")
    }
    sqlite.exec("drop trigger versions_stand; update versions set note = 'other' where number = 2")
    sqlite.close()
    const db = openDatabase(databaseFile(dataDir))
    expect(tamperedVersions(db)).toEqual([{ room, number: 2 }])
    db.close()
  })
})

const firstRoom = async (server: TestServer): Promise<string> =>
  (await server.get<{ room: { id: string } }>("/api/session")).room.id

async function lastWords(server: TestServer, path: string): Promise<string> {
  const { paragraphs } = await server.get<{ paragraphs: { text: string }[] }>(path)
  return paragraphs.at(-1)?.text ?? ""
}
