import { copyFileSync, existsSync, statSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, test } from "vitest"
import { databaseFile } from "../../src/server/start-server.ts"
import { invited, until } from "../server/helpers/people.ts"
import { seat } from "../server/helpers/seat.ts"
import { atRest } from "../server/helpers/server.ts"
import { corchete, emptyFolder } from "./run.ts"

describe("corchete serve", () => {
  test.each([
    [["--port", "80000"], "a number from 0 to 65535"],
    [["--host", "0.0.0.0"], "--tls-cert and --tls-key, or say --insecure"],
    [["--tls-cert", "cert.pem"], "belong together"],
    [["--tls-cert", "cert.pem", "--tls-key", "key.pem"], "cert.pem: there is no such file"],
    [["--what"], "Unknown option"],
  ])("refuses %j", async (args, reason) => {
    const { code, stderr } = await corchete("serve", ...args, { cwd: emptyFolder() })
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })
})

describe("corchete invite", () => {
  test("lets somebody in while the server runs", async () => {
    await using server = await atRest()
    const { dataDir } = server.options
    const { code, stdout } = await corchete(
      ...["invite", "Ana Ruiz", "--actor", "méxico", "--role", "negotiator", "--data", dataDir, "--json"],
    )
    expect(code).toBe(0)
    const { link } = JSON.parse(stdout) as { link: string }
    expect(link.startsWith(`${server.url}/#`)).toBe(true)
    await using ana = await seat(server, { token: link })
    expect(ana.me).toMatchObject({ drafter: "Ana Ruiz", actor: "MX", role: "negotiator" })
  })

  test.each([
    [["--actor", "MX", "--role", "negotiator"], "one NAME was expected"],
    [["Ana", "--actor", "Atlantis", "--role", "negotiator"], "no such actor"],
    [["Ana", "--actor", "MX", "--role", "king"], "expected one of secretariat"],
    [["Ana", "--actor", "MX", "--role", "observer", "--days", "0"], "from 1 to 1000"],
    [["Ana", "--actor", "MX", "--role", "observer"], "there are no rooms in this folder"],
  ])("refuses %j", async (args, reason) => {
    const { code, stderr } = await corchete("invite", ...args, "--data", emptyFolder())
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })
})

describe("corchete log", () => {
  test("lists the acts, and verifies them while the server runs", async () => {
    await using server = await atRest()
    await invited(server, "Ana", "MX", "negotiator")
    const { dataDir } = server.options
    const { stdout } = await corchete("log", dataDir)
    expect(stdout).toContain("\tSecretariat (CHAIR, secretariat)\tinvited\t")
    expect(await corchete("log", dataDir, "--verify")).toMatchObject({
      code: 0,
      stdout: "2 acts, each as it was written\n",
    })
  })

  test("names the act and the version somebody altered", async () => {
    const server = await atRest()
    const { dataDir } = server.options
    const { room } = await server.get<{ room: { id: string } }>("/api/session")
    await server.done("POST", `/api/rooms/${room.id}/versions`, { note: "for the capitals" })
    await server.close()
    const sqlite = new DatabaseSync(databaseFile(dataDir))
    sqlite.exec("drop trigger acts_stand; update acts set detail = '{}' where seq = 1")
    sqlite.exec("drop trigger versions_stand; update versions set note = 'other'")
    sqlite.close()
    const { code, stdout } = await corchete("log", dataDir, "--verify")
    expect(code).toBe(1)
    expect(stdout).toContain("act 1: altered after it was written\n")
    expect(stdout).toContain("Rev.1 of “XXVth High-Level Meeting: draft declaration”: altered")
    expect(JSON.parse((await corchete("log", dataDir, "--verify", "--json")).stdout)).toMatchObject({
      problems: [{ seq: 1, kind: "altered" }],
      versions: [{ room: room.id, number: 1 }],
    })
  })

  test("says what is wrong with a folder", async () => {
    expect(await corchete("log", emptyFolder())).toMatchObject({ code: 2 })
    expect((await corchete("log")).stderr).toContain("one folder DATA was expected")
  })
})

describe("corchete backup", () => {
  test("made while people type holds what was saved, and nobody loses what came after", async () => {
    const server = await atRest()
    const [ana, ben] = [
      await seat(server, await invited(server, "Ana", "MX", "negotiator")),
      await seat(server, await invited(server, "Ben", "EU", "negotiator")),
    ]
    ana.type("Before. ")
    await ana.isSaved()
    const file = join(emptyFolder(), "rooms.backup")
    expect((await corchete("backup", file, "--data", server.options.dataDir)).code).toBe(0)
    expect(statSync(file).mode & 0o077).toBe(0)
    ana.type("After. ")
    await ana.isSaved()
    ben.type("Ben too. ")
    await ben.isSaved()
    const { port } = server
    await server.close()

    const dataDir = emptyFolder()
    copyFileSync(file, databaseFile(dataDir))
    await using restored = await atRest({ dataDir, port })
    await using carla = await seat(restored, await invited(restored, "Carla", "CU", "observer"))
    const words = ["Before. ", "After. ", "Ben too. "]
    await until(() => words.every((some) => carla.reads().split(some).length === 2))
    await ana.dispose()
    await ben.dispose()
  })

  test("does not write over a file, and leaves none where it fails", async () => {
    await using server = await atRest()
    const { dataDir } = server.options
    expect((await corchete("backup", databaseFile(dataDir), "--data", dataDir)).stderr).toContain("already")
    const file = join(emptyFolder(), "no", "such", "folder")
    expect((await corchete("backup", file, "--data", dataDir)).code).toBe(2)
    expect(existsSync(file)).toBe(false)
  })
})
