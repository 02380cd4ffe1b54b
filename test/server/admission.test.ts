import { SignJWT } from "jose"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import type { Quarantined } from "../../src/renderer/room/room-api.ts"
import { type Invited, invited, until } from "./helpers/people.ts"
import { seat } from "./helpers/seat.ts"
import { atRest, type TestServer } from "./helpers/server.ts"
import { scribble, stranger } from "./helpers/stranger.ts"

describe("who is not let in", () => {
  test.each([
    ["rubbish", () => "rubbish", "not-invited"],
    ["nothing", () => "", "not-invited"],
    [
      "a token signed with another key",
      (server: TestServer) =>
        new SignJWT({})
          .setProtectedHeader({ alg: "HS256" })
          .setJti(claims(server.token).jti ?? "")
          .setIssuer("corchete")
          .setExpirationTime("1h")
          .sign(new Uint8Array(32)),
      "not-invited",
    ],
    [
      "an unsigned token",
      ({ token }: TestServer) =>
        `${btoa('{"alg":"none"}').replaceAll("=", "")}.${token.split(".")[1] ?? ""}.`,
      "not-invited",
    ],
  ])("%s", async (_what, tokenFor, reason) => {
    await using server = await atRest()
    const token = await tokenFor(server)
    await using client = stranger(server.url, await documentOf(server), { token })
    expect(await client.answer).toBe(reason)
    expect((await server.ask("GET", "/api/rooms", undefined, token)).status).toBe(401)
  })

  test("somebody with an old schema, before a single message of theirs counts", async () => {
    await using server = await atRest()
    await using client = stranger(server.url, await documentOf(server), { token: server.token, schema: 0 })
    expect(await client.answer).toBe("old-schema")
  })

  test("a client of the epoch before", async () => {
    await using server = await atRest()
    const name = (await documentOf(server)).replace(/[^:]+$/, "aaaaaaaaaaaa")
    await using client = stranger(server.url, name, { token: server.token })
    expect(await client.answer).toBe("other-epoch")
  })

  test.each([
    "",
    " ",
    "room",
    "room:../../etc:x",
    "room:a:b:c:d",
    "__proto__",
    "private:a:b",
    "a".repeat(5_000),
  ])("whoever asks for a document called %o", async (name) => {
    await using server = await atRest()
    await using client = stranger(server.url, name, { token: server.token })
    expect(await client.answer).toBe("cut off")
  })

  test("a person invited to another room", async () => {
    await using server = await atRest()
    const { token } = await invited(server, "Ana", "MX", "negotiator")
    const other = await server.done<{ id: string; documentName: string }>("POST", "/api/rooms", {
      name: "Another round",
      baseline: "la-paz",
    })
    await using client = stranger(server.url, other.documentName, { token })
    expect(await client.answer).toBe("no-such-room")
    expect((await server.ask("GET", `/api/rooms/${other.id}/declaration`, undefined, token)).status).toBe(404)
  })
})

describe("a revoked invitation", () => {
  test("puts the person out in the middle of a connection, and keeps them out", async () => {
    await using server = await atRest()
    const ana = await invited(server, "Ana", "MX", "negotiator")
    await using client = stranger(server.url, await documentOf(server), ana)
    await client.synced
    const room = await roomOf(server)
    await server.done("DELETE", `/api/rooms/${room}/invitations/${ana.invitation}`)
    await until(() => client.closed.includes("revoked"))
    scribble(client, "No more. ")
    await using again = stranger(server.url, await documentOf(server), ana)
    expect(await again.answer).toBe("revoked")
    expect(await textOf(server)).not.toContain("No more.")
    expect((await server.ask("POST", "/api/redeem", { code: ana.shortLink.split("i=")[1] })).status).toBe(404)
  })

  test("is told to the person's window", async () => {
    await using server = await atRest()
    const ana = await invited(server, "Ana", "MX", "negotiator")
    await using session = await seat(server, ana)
    await server.done("DELETE", `/api/rooms/${await roomOf(server)}/invitations/${ana.invitation}`)
    await until(() => session.saved.get().problem?.kind === "revoked")
    expect(session.saved.get()).toMatchObject({ isOnline: false, problem: { isFinal: true } })
  })

  test("a new key voids every invitation but the next one of the host", async () => {
    await using server = await atRest()
    const ana = await invited(server, "Ana", "MX", "negotiator")
    const next = await server.done<Invited>("POST", "/api/key")
    for (const token of [ana.token, server.token]) {
      expect((await server.ask("GET", "/api/rooms", undefined, token)).status).toBe(401)
    }
    expect((await server.ask("GET", "/api/rooms", undefined, next.token)).status).toBe(200)
  })
})

describe("whoever may not write", () => {
  test.each(["observer", "reviewer"] as const)("as %s tries in vain, and it is kept", async (role) => {
    await using server = await atRest()
    const vera = await invited(server, "Vera", "EU", role)
    await using client = stranger(server.url, await documentOf(server), vera)
    await client.synced
    scribble(client, "I was here. ")
    await until(() => client.heard.some(({ kind }) => kind === "refused"))
    expect(await textOf(server)).not.toContain("I was here.")
    const kept = await server.get<Quarantined[]>(`/api/rooms/${await roomOf(server)}/quarantine`)
    expect(kept).toMatchObject([{ person: vera.person, reason: "not-invited" }])
  })

  test.each([
    ["negotiator", "PATCH", "", { name: "Mine" }],
    ["negotiator", "POST", "/versions", {}],
    ["reviewer", "POST", "/invitations", { drafter: "Eve", actor: "EU", role: "secretariat" }],
    ["observer", "GET", "/invitations", undefined],
  ] as const)("as %s may not %s %s", async (role, method, path, body) => {
    await using server = await atRest()
    const { token } = await invited(server, "Vera", "EU", role)
    expect((await server.ask(method, `/api/rooms/${await roomOf(server)}${path}`, body, token)).status).toBe(
      403,
    )
  })

  test("nobody writes into an archived room, and everybody again once it is open", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    const room = await roomOf(server)
    await server.done("PATCH", `/api/rooms/${room}`, { isArchived: true })
    await until(() => !ana.canWrite())
    await server.done("PATCH", `/api/rooms/${room}`, { isArchived: false, name: "Round two" })
    await until(() => ana.canWrite())
    expect(ana.room.get().name).toBe("Round two")
    ana.type("Noting ")
    await ana.isSaved()
    expect(await textOf(server)).toContain("Noting ")
  })
})

describe("what is forged", () => {
  test("an update under somebody else's client id is refused and nobody is disturbed", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    ana.type("Recalling ")
    await ana.isSaved()
    await using eve = stranger(
      server.url,
      await documentOf(server),
      await invited(server, "Eve", "EU", "negotiator"),
    )
    await eve.synced
    // As if Ana had written on, seen from Eve's copy.
    const forger = new Y.Doc()
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(eve.ydoc))
    const before = Y.encodeStateVector(forger)
    forger.clientID = ana.ydoc.clientID
    scribble({ ydoc: forger }, "we agree to everything")
    Y.applyUpdate(eve.ydoc, Y.encodeStateAsUpdate(forger, before))
    await until(() => eve.heard.some(({ kind }) => kind === "refused"))
    expect(await textOf(server)).not.toContain("agree to everything")
    ana.type("in earnest ")
    await ana.isSaved()
    expect(await textOf(server)).toContain("Recalling in earnest ")
  })

  test("a client id that somebody else has announced is refused at the door", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    const { token } = await invited(server, "Eve", "EU", "negotiator")
    const clients = [ana.ydoc.clientID]
    await using eve = stranger(server.url, await documentOf(server), { token, clients })
    expect(await eve.answer).toBe("foreign-client-id")
  })

  test("words under an id that nobody announced are taken, but nobody is named for them", async () => {
    await using server = await atRest()
    const eve = await invited(server, "Eve", "EU", "negotiator")
    await using client = stranger(server.url, await documentOf(server), eve)
    await client.synced
    client.ydoc.clientID = 12345
    scribble(client, "From the train. ")
    await until(async () => (await textOf(server)).includes("From the train."))
    const acts = await server.get<{ kind: string; person: string | null }[]>(
      `/api/rooms/${await roomOf(server)}/log`,
    )
    expect(acts.findLast(({ kind }) => kind === "text")).toMatchObject({ person: null, drafter: "Eve" })
  })

  test("presence under another id never reaches anybody", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    ana.awareness.setLocalState({ cursor: 1 })
    await using eve = stranger(
      server.url,
      await documentOf(server),
      await invited(server, "Eve", "EU", "negotiator"),
    )
    await eve.synced
    await using ben = await seat(server, await invited(server, "Ben", "FR", "negotiator"))
    await until(() => ben.awareness.getStates().has(ana.ydoc.clientID))
    const awareness = eve.provider.awareness!
    awareness.states.set(ana.ydoc.clientID, { cursor: 99 })
    awareness.meta.set(ana.ydoc.clientID, { clock: 1_000, lastUpdated: 0 })
    awareness.states.set(4711, { person: { name: "The Pope" } })
    awareness.meta.set(4711, { clock: 1, lastUpdated: 0 })
    awareness.emit("update", [{ added: [4711], updated: [ana.ydoc.clientID], removed: [] }, "local"])
    awareness.setLocalState({ person: { name: "Ana", role: "secretariat" } })
    await until(() => ben.awareness.getStates().has(eve.ydoc.clientID))
    expect(ben.awareness.getStates().get(ana.ydoc.clientID)).toMatchObject({
      cursor: 1,
      person: { name: "Ana" },
    })
    expect(ben.awareness.getStates().has(4711)).toBe(false)
    expect(ben.awareness.getStates().get(eve.ydoc.clientID)).toEqual({
      person: { id: expect.any(String) as string, name: "Eve", actor: "EU", role: "negotiator" },
    })
  })
})

describe("what stays with one actor", () => {
  test("is open to its people only, whoever asks, guesses or replays", async () => {
    await using server = await atRest()
    const [, room, epoch] = (await documentOf(server)).split(":")
    const name = (actor: string): string => `private:${room ?? ""}:${epoch ?? ""}:${actor}`
    const mexico = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    const ours = await mexico.openPrivate("MX" as never)
    ours.ydoc.getText("notes").insert(0, "our red line")
    await until(() => ours.saved.get().isOnline)
    const region = await mexico.openPrivate("CELAC" as never)
    await until(() => region.saved.get().isOnline)

    for (const [drafter, actor, role] of [
      ["Ben", "EU", "negotiator"],
      ["Chair", "CHAIR", "secretariat"],
      ["Carla", "CU", "negotiator"],
    ] as const) {
      const { token } = await invited(server, drafter, actor, role)
      for (const guess of ["MX", "mx", "Mx", "MX ", "MEXICO"]) {
        await using client = stranger(server.url, name(guess), { token })
        expect(["no-such-room", "cut off"], `${drafter} asks for ${guess}`).toContain(await client.answer)
        expect(client.ydoc.store.clients.size).toBe(0)
      }
    }
    // Cuba is in CELAC and so reads the region's, but the host is in neither.
    const cuba = await invited(server, "Carla", "CU", "negotiator")
    await using colleague = stranger(server.url, name("CELAC"), cuba)
    expect(await colleague.answer).toBe("admitted")
    await using host = stranger(server.url, name("CELAC"), { token: server.token })
    expect(await host.answer).toBe("no-such-room")
    // Messages for a document one was not let into, on a socket that is open for another.
    const ben = await invited(server, "Ben", "EU", "negotiator")
    await using replayer = stranger(server.url, await documentOf(server), ben)
    await replayer.synced
    const got: Uint8Array[] = []
    replayer.provider.configuration.websocketProvider.on("message", ({ data }: { data: ArrayBuffer }) =>
      got.push(new Uint8Array(data)),
    )
    replayer.sendRaw(syncRequest(name("MX")))
    replayer.provider.sendStateless(JSON.stringify({ kind: "flush", n: 1 }))
    await until(() => replayer.heard.some(({ kind }) => kind === "flushed"))
    expect(got.filter((bytes) => Buffer.from(bytes).includes("red line"))).toEqual([])
    await ours.dispose()
    await region.dispose()
    await mexico.dispose()
  })
})

describe("what is no message", () => {
  test.each([
    ["an update of random bytes", (name: string) => message(name, [0, 2, 5, 255, 254, 253, 252, 251])],
    ["a truncated update", (name: string) => message(name, [0, 2, 40, 1, 1])],
    ["an unknown kind of message", (name: string) => message(name, [77, 1, 2, 3])],
    ["an unknown kind of sync", (name: string) => message(name, [0, 9, 1, 0])],
    ["a stateless message that is no JSON", (name: string) => message(name, [5, 3, 97, 98, 99])],
    ["a broadcast that only servers send", (name: string) => message(name, [6, 3, 97, 98, 99])],
    ["nothing at all", () => new Uint8Array()],
    ["bytes without a name", () => Uint8Array.from([200, 200, 200])],
  ])("%s disturbs nobody", async (_what, bytesFor) => {
    await using server = await atRest()
    const name = await documentOf(server)
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    await using eve = stranger(server.url, name, await invited(server, "Eve", "EU", "negotiator"))
    await eve.synced
    eve.sendRaw(bytesFor(name))
    ana.type("Noting ")
    await ana.isSaved()
    expect(await textOf(server)).toContain("Noting ")
    expect(await server.get("/api/health")).toMatchObject({ status: "ok" })
  })

  test("a flood ends the connection it comes through", async () => {
    await using server = await atRest()
    await using eve = stranger(
      server.url,
      await documentOf(server),
      await invited(server, "Eve", "EU", "negotiator"),
    )
    await eve.synced
    for (let n = 0; n < 5_000; n++) eve.provider.sendStateless(JSON.stringify({ kind: "flush", n }))
    await until(() => eve.closed.includes("flood"))
    expect(await server.get("/api/health")).toMatchObject({ status: "ok" })
  })

  test("a message larger than any honest one ends the connection it comes through", async () => {
    await using server = await atRest()
    await using ana = await seat(server, await invited(server, "Ana", "MX", "negotiator"))
    await using eve = stranger(
      server.url,
      await documentOf(server),
      await invited(server, "Eve", "EU", "negotiator"),
    )
    await eve.synced
    eve.sendRaw(new Uint8Array(33 * 1024 * 1024))
    await until(() => eve.closed.length > 0)
    ana.type("Noting ")
    await ana.isSaved()
  })
})

const claims = (token: string): { readonly jti?: string } =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { jti?: string }

const sessionOf = (server: TestServer) =>
  server.get<{ room: { id: string; documentName: string } }>("/api/session")
const roomOf = async (server: TestServer): Promise<string> => (await sessionOf(server)).room.id
const documentOf = async (server: TestServer): Promise<string> => (await sessionOf(server)).room.documentName

/** The whole text as the server has it. */
async function textOf(server: TestServer): Promise<string> {
  const { paragraphs } = await server.get<{ paragraphs: { text: string }[] }>(
    `/api/rooms/${await roomOf(server)}/declaration`,
  )
  return paragraphs.map(({ text }) => text).join("\n")
}

/** A frame of the Hocuspocus protocol: the document's name, then bytes as given. */
function message(name: string, bytes: readonly number[]): Uint8Array {
  const address = new TextEncoder().encode(name)
  return Uint8Array.from([address.length, ...address, ...bytes])
}

/** "Give me everything of this document." */
const syncRequest = (name: string): Uint8Array => message(name, [0, 0, 1, 0])
