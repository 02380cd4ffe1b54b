import { DatabaseSync } from "node:sqlite"
import { describe, expect, test } from "vitest"
import { type Act, ActLog, type Author } from "../../src/server/log/act-log.ts"
import { openDatabase } from "../../src/server/storage/database.ts"
import { databaseFile } from "../../src/server/start-server.ts"
import { invited } from "./helpers/people.ts"
import { seat } from "./helpers/seat.ts"
import { atRest, emptyFolder } from "./helpers/server.ts"

describe("the log", () => {
  test("tells who typed and deleted how much where, without the words", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    ana.type("Recalling ")
    ana.change((text) => text.delete(text.length - 4, 4))
    await ana.isSaved()
    const acts = await server.get<Act[]>(`/api/rooms/${ana.room.get().id}/log`)
    const text = acts.find(({ kind }) => kind === "text")
    expect(text).toMatchObject({ drafter: "Ana", actor: "MX", role: "negotiator", person: ana.me.id })
    expect(text?.detail).toMatchObject({ typed: 10, deleted: 4, paragraphs: ["p093"] })
    expect(JSON.stringify(acts)).not.toContain("Recalling")
  })

  test("tells what was done to a bracket, and on whose behalf", async () => {
    await using server = await atRest()
    await using chair = await seat(server, { token: server.token })
    const signature = { drafter: "Secretariat", onBehalfOf: "EU", at: "2026-11-25T10:00:00Z" }
    chair.change(() => {
      chair.ydoc.getMap("brackets").set("b1/proposal", "insertion")
      chair.ydoc.getMap("brackets").set("b1/event:e1", { what: "proposed", detail: null, signature })
    })
    await chair.isSaved()
    const acts = await server.get<Act[]>(`/api/rooms/${chair.room.get().id}/log`)
    expect(acts.at(-1)).toMatchObject({
      kind: "brackets.proposed",
      actor: "CHAIR",
      detail: { id: "b1", onBehalfOf: "EU" },
    })
  })

  test("knows who wrote each stretch of the text", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    const { clientID: client } = ana.ydoc
    ana.type("Recalling ")
    await ana.isSaved()
    const [seeded] = [...ana.ydoc.store.clients.keys()].filter((id) => id !== client)
    const authors = await server.done<Author[]>("POST", `/api/rooms/${ana.room.get().id}/authors`, {
      ranges: [
        { client, from: 2, to: 5 },
        { client: seeded, from: 100, to: 101 },
        { client, from: 9, to: 12 },
      ],
    })
    expect(authors.map(({ from, to, act }) => [from, to, act?.drafter ?? null])).toEqual([
      [2, 5, "Ana"],
      [100, 101, "Corchete"],
      [9, 10, "Ana"],
      [10, 12, null],
    ])
  })

  test("tells after a crash what it had not told before, once", async () => {
    const dataDir = emptyFolder()
    const server = await atRest({ dataDir })
    const ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    ana.type("Recalling ")
    await ana.isSaved()
    const id = ana.room.get().id
    await ana.dispose()
    await server.close()
    // As if the process had ended before it came to write the act.
    const db = new DatabaseSync(databaseFile(dataDir))
    db.exec(
      "update act_progress set through = 1; drop trigger acts_stay; delete from authorship where act > 2",
    )
    db.exec("delete from acts where kind = 'text'; delete from settings where name = 'log-head'")
    db.close()
    for (const _start of [1, 2]) {
      await using again = await atRest({ dataDir })
      const acts = await again.get<Act[]>(`/api/rooms/${id}/log`)
      expect(acts.filter(({ kind }) => kind === "text")).toMatchObject([
        { drafter: "Ana", detail: { typed: 10 } },
      ])
    }
  })

  test.each([
    ["altered", "update acts set drafter = 'Ben' where seq = 2", [{ seq: 2, kind: "altered" }]],
    [
      "moved to another time",
      "update acts set at = '2020-01-01T00:00:00.000Z' where seq = 1",
      [{ seq: 1, kind: "altered" }],
    ],
    ["taken out", "delete from acts where seq = 2", [{ seq: 2, kind: "missing" }]],
    ["cut off at the end", "delete from acts where seq = 3", [{ seq: 3, kind: "cut-off" }]],
  ])("shows that an act was %s", async (_how, tampering, problems) => {
    const dataDir = emptyFolder()
    const server = await atRest({ dataDir })
    await invited(server, "Ana", "MX", "negotiator")
    await invited(server, "Ben", "EU", "negotiator")
    await server.close()
    const sqlite = new DatabaseSync(databaseFile(dataDir))
    expect(() => sqlite.exec(tampering)).toThrow("the log is never altered")
    sqlite.exec(`drop trigger acts_stand; drop trigger acts_stay; pragma foreign_keys = off; ${tampering}`)
    sqlite.close()
    const db = openDatabase(databaseFile(dataDir), { readOnly: true })
    expect(new ActLog(db).verify()).toEqual(problems)
    db.close()
  })
})
