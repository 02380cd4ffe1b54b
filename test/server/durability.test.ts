import { copyFileSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { ServerProblem } from "../../src/server/server-problem.ts"
import { databaseFile } from "../../src/server/start-server.ts"
import { openDatabase, StorageFailed } from "../../src/server/storage/database.ts"
import { GroupCommit } from "../../src/server/storage/group-commit.ts"
import { prepareTables } from "../../src/server/storage/tables.ts"
import { UpdateLog } from "../../src/server/storage/update-log.ts"
import { killRound } from "../bench/kill-round.ts"
import { invited, until } from "./helpers/people.ts"
import { seat } from "./helpers/seat.ts"
import { atRest, emptyFolder } from "./helpers/server.ts"

test.each([40, 130, 310])(
  "nothing acknowledged is lost when the process is killed after %i ms",
  async (after) => {
    expect(await killRound("rooms", emptyFolder(), after)).toMatchObject({ lost: 0, doubled: 0 })
  },
)

test("a copy of the database, taken while people type, opens with all that was acknowledged before", async () => {
  await using server = await atRest()
  await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
  ana.type("Acknowledged. ")
  await ana.isSaved()
  const dataDir = emptyFolder()
  for (const part of ["", "-wal"]) {
    copyFileSync(databaseFile(server.options.dataDir) + part, databaseFile(dataDir) + part)
  }
  await using copy = await atRest({ dataDir })
  await using reader = await seat(copy, await invited(copy, "Vera", "EU", "observer"))
  expect(reader.reads()).toContain("Acknowledged. ")
})

test("restarts with people connected never double the text", async () => {
  const dataDir = emptyFolder()
  let server = await atRest({ dataDir })
  const ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
  const ben = await seat(server, await invited(server, "Ben", "EU", "negotiator"))
  const before = ana.reads()
  for (const word of ["one ", "two ", "three "]) {
    ana.type(word)
    await server.close()
    ben.type(word.toUpperCase())
    server = await atRest({ dataDir })
    await until(() => ana.reads() === ben.reads() && ana.reads().includes(word.toUpperCase()))
  }
  await Promise.all([ana.isSaved(), ben.isSaved()])
  const added = ana.reads().slice(before.length)
  expect(ana.reads().startsWith(before)).toBe(true)
  expect(added.split(" ").sort()).toEqual(["", "ONE", "THREE", "TWO", "one", "three", "two"])
  await Promise.all([ana.dispose(), ben.dispose()])
  await server.close()
})

describe("a disk that refuses", () => {
  test("is told to the people and the health route, and nothing counts as saved until it takes writes again", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    ana.type("Before. ")
    await ana.isSaved()
    // Another program holds the database: the same answer path as for a full disk.
    const other = new DatabaseSync(databaseFile(server.options.dataDir))
    other.exec("begin immediate")
    ana.type("During. ")
    await until(() => ana.saved.get().problem?.kind === "storage-failed")
    expect(ana.saved.get().step).toBe("here")
    expect((await server.ask("GET", "/api/health")).status).toBe(503)
    other.exec("rollback")
    other.close()
    await ana.isSaved()
    expect(ana.saved.get().problem).toBe(null)
    expect(await server.get("/api/health")).toMatchObject({ status: "ok" })
    await using reader = await seat(server, await invited(server, "Vera", "EU", "observer"))
    expect(reader.reads().match(/During\. /g)).toHaveLength(1)
  })

  test("because it is full refuses every write of the group, and says so", async () => {
    const db = openDatabase(databaseFile(emptyFolder()))
    prepareTables(db)
    const { page_count: pages } = db.get<{ page_count: number }>("pragma page_count")!
    db.exec(`pragma max_page_count = ${pages + 2}`)
    const log = new UpdateLog(db)
    const by = { invitation: null, at: 0 }
    const writes = [1, 2, 3].map(() => log.append("room:a:b", new Uint8Array(8_192), by))
    for (const write of await Promise.allSettled(writes)) {
      expect(write).toMatchObject({ status: "rejected", reason: { kind: "full" } })
    }
    db.exec("pragma max_page_count = 100000")
    await expect(log.append("room:a:b", new Uint8Array(8_192), by)).resolves.toBeGreaterThan(0)
    expect(log.read("room:a:b").rest).toHaveLength(1)
    db.close()
  })

  test.each([
    [
      "rubbish",
      (file: string) => writeFileSync(file, "This is no database, but long enough to be one.".repeat(100)),
    ],
    [
      "a database whose pages are overwritten",
      (file: string) => {
        const db = openDatabase(file)
        prepareTables(db)
        db.close()
        writeFileSync(file, Buffer.alloc(40_000, 7), { flag: "r+" })
      },
    ],
  ])("with %s in the database's place is named at the start", async (_what, damage) => {
    const dataDir = emptyFolder()
    damage(databaseFile(dataDir))
    const start = atRest({ dataDir })
    await expect(start).rejects.toThrow(ServerProblem)
    await expect(start).rejects.toThrow("the database file is damaged")
  })

  test("written by a later release is left alone", async () => {
    const dataDir = emptyFolder()
    const db = openDatabase(databaseFile(dataDir))
    db.exec("pragma user_version = 99")
    db.close()
    await expect(atRest({ dataDir })).rejects.toThrow("written by a later release")
  })
})

describe("a room that is made", () => {
  test("is there with all of its text or not at all, wherever it breaks off", async () => {
    const dataDir = emptyFolder()
    const server = await atRest({ dataDir })
    const rooms = await server.get("/api/rooms")
    await server.close()
    const tables = ["rooms", "client_ids", "updates", "acts", "settings", "authorship", "act_progress"]
    for (const table of tables) {
      const sqlite = new DatabaseSync(databaseFile(dataDir))
      sqlite.exec(`create trigger cut before insert on ${table} begin select raise(abort, 'cut'); end`)
      sqlite.close()
      const cut = await atRest({ dataDir }).catch(() => null)
      if (cut) {
        const answer = await cut.ask("POST", "/api/rooms", { name: "Cut", baseline: "la-paz" })
        expect(answer.ok, table).toBe(false)
        await cut.close()
      }
      const healed = new DatabaseSync(databaseFile(dataDir))
      healed.exec("drop trigger cut")
      healed.close()
      await using again = await atRest({ dataDir })
      expect(await again.get("/api/rooms"), table).toEqual(rooms)
    }
    await using again = await atRest({ dataDir })
    const room = await again.done<{ id: string }>("POST", "/api/rooms", { name: "Whole", baseline: "la-paz" })
    const { paragraphs } = await again.get<{ paragraphs: unknown[] }>(`/api/rooms/${room.id}/declaration`)
    expect(paragraphs).toHaveLength(93)
  })
})

describe("the log of updates", () => {
  test("gives the same document before and after it is compacted, what waits for a missing part included", async () => {
    const db = openDatabase(databaseFile(emptyFolder()))
    prepareTables(db)
    const log = new UpdateLog(db)
    const ydoc = new Y.Doc()
    const updates: Uint8Array[] = []
    ydoc.on("update", (update: Uint8Array) => updates.push(update))
    for (const word of ["We ", "shall ", "act ", "now"])
      ydoc.getText("text").insert(ydoc.getText("text").length, word)
    const [first, late, ...rest] = updates
    for (const data of [first!, ...rest]) await log.append("room:a:b", data, { invitation: null, at: 0 })
    log.compact("room:a:b")
    await log.append("room:a:b", late!, { invitation: null, at: 0 })
    const { state, rest: rows } = log.read("room:a:b")
    expect(rows).toHaveLength(1)
    const read = new Y.Doc()
    for (const data of [state!, ...rows.map((row) => row.data)]) Y.applyUpdate(read, data)
    expect(read.getText("text").toJSON()).toBe("We shall act now")
    db.close()
  })

  test("commits what arrives together in one transaction, in order", async () => {
    const db = openDatabase(databaseFile(emptyFolder()))
    db.exec("create table t (n integer)")
    let transactions = 0
    const counted = {
      ...db,
      transaction: <Result>(work: () => Result): Result => {
        transactions++
        return db.transaction(work)
      },
    }
    const commits = new GroupCommit(counted)
    await Promise.all([1, 2, 3].map((n) => commits.add(() => void db.run("insert into t values (?)", n))))
    expect(transactions).toBe(1)
    expect(db.all<{ n: number }>("select n from t").map(({ n }) => n)).toEqual([1, 2, 3])
    expect(() => db.run("insert into nowhere values (1)")).toThrow(StorageFailed)
    db.close()
  })
})
