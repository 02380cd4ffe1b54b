import { mkdirSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { atRest, emptyFolder, type TestServer } from "./helpers/server.ts"

describe("whom the server answers", () => {
  test.each([
    ["its own name", { host: "127.0.0.1:PORT" }, 200],
    ["localhost", { host: "localhost:PORT" }, 200],
    ["a page of its own", { host: "127.0.0.1:PORT", origin: "http://127.0.0.1:PORT" }, 200],
    ["another site's name pointed here", { host: "evil.example:PORT" }, 421],
    ["another site's page", { host: "127.0.0.1:PORT", origin: "https://evil.example" }, 421],
    ["a sandboxed page", { host: "127.0.0.1:PORT", origin: "null" }, 421],
    // It may be the window of a desktop app; what it may do its invitation says.
    ["a page of this computer", { host: "127.0.0.1:PORT", origin: "http://127.0.0.1:1" }, 200],
  ])("asked by %s", async (_who, headers, status) => {
    await using server = await atRest()
    expect((await raw(server, "/api/health", headers)).status).toBe(status)
  })

  test("the socket refuses a page of another site", async () => {
    await using server = await atRest()
    const upgrade = { connection: "upgrade", upgrade: "websocket", "sec-websocket-version": "13" }
    const key = { "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" }
    const from = (origin: string) =>
      raw(server, "/room", { ...upgrade, ...key, host: "127.0.0.1:PORT", origin })
    expect((await from("https://evil.example")).status).toBe(403)
    expect((await from(server.url)).status).toBe(101)
  })
})

describe("the client's files", () => {
  test("are sent with a policy that lets nothing else in", async () => {
    await using server = await withClient()
    const { status, headers, body } = await raw(server, "/")
    expect(status).toBe(200)
    expect(body).toBe("<title>Corchete</title>")
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'")
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" })
  })

  test.each(["/room/8vregb94mpev", "/anything"])("the window answers to %s", async (path) => {
    await using server = await withClient()
    expect((await raw(server, path)).body).toBe("<title>Corchete</title>")
  })

  test.each([
    "/../corchete.db",
    "/..%2fcorchete.db",
    "/%2e%2e/corchete.db",
    "/..%5ccorchete.db",
    "/assets/../../corchete.db",
    "//etc/hostname.json",
    "/index.html%00.js",
    "/assets/missing.js",
    "/%zz.js",
  ])("nothing comes out of %s", async (path) => {
    await using server = await withClient()
    const { status, body } = await raw(server, path)
    expect([400, 404]).toContain(status)
    expect(body).toContain('"error"')
  })

  test("assets may be kept for good, pages may not", async () => {
    await using server = await withClient()
    expect((await raw(server, "/assets/main-1a2b.js")).headers["cache-control"]).toContain("immutable")
    expect((await raw(server, "/")).headers["cache-control"]).toBe("no-cache")
  })
})

describe("the routes", () => {
  test.each([
    ["GET", "/api/nothing", undefined, 404],
    ["PUT", "/api/rooms", undefined, 405],
    ["POST", "/api/rooms", { name: "" }, 400],
    ["POST", "/api/rooms", { name: "A", baseline: "nowhere" }, 404],
    ["POST", "/api/rooms", { name: "A", declaration: { schema: 1 } }, 422],
    ["POST", "/api/redeem", { code: "AAAAAAAAAAAA" }, 404],
    ["GET", "/api/rooms/nowhere/declaration", undefined, 404],
    ["GET", "/api/rooms/..%2f..%2fetc/declaration", undefined, 404],
    ["POST", "/api/network", { shared: "yes" }, 400],
  ])("%s %s %j is answered with %i and a reason", async (method, path, body, status) => {
    await using server = await atRest()
    const answer = await server.ask(method, path, body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({
      error: expect.any(String) as string,
      message: expect.any(String) as string,
    })
  })

  test("a body that is no JSON is refused, and one that is too long is not read to its end", async () => {
    await using server = await atRest()
    const post = (body: string) =>
      fetch(`${server.url}/api/rooms`, {
        method: "POST",
        body,
        headers: { authorization: `Bearer ${server.token}` },
      })
    expect((await post("{")).status).toBe(400)
    expect((await post(`{"name":"${"a".repeat(17 * 1024 * 1024)}"}`)).status).toBe(413)
  })

  test("a declaration sent as a file begins a room with just that text", async () => {
    await using server = await atRest()
    const declaration = await server.get("/api/baselines/la-paz")
    const room = await server.done<{ id: string }>("POST", "/api/rooms", { name: "From a file", declaration })
    expect(await server.get(`/api/rooms/${room.id}/declaration`)).toEqual(declaration)
  })

  test("sharing without a certificate needs somebody's word, and is shown", async () => {
    await using server = await atRest()
    expect((await server.ask("POST", "/api/network", { shared: true })).status).toBe(409)
    const { server: facts } = await server.get<{ server: object }>("/api/session")
    expect(facts).toMatchObject({ isShared: false, isInsecure: false })
  })
})

async function withClient(): Promise<TestServer> {
  const folder = emptyFolder()
  const clientDir = join(folder, "client")
  mkdirSync(join(clientDir, "assets"), { recursive: true })
  writeFileSync(join(clientDir, "index.html"), "<title>Corchete</title>")
  writeFileSync(join(clientDir, "assets/main-1a2b.js"), "void 0")
  return atRest({ dataDir: folder, clientDir })
}

interface Raw {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request as it is written: `fetch` would tidy the path and set its own headers. */
function raw(server: TestServer, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Raw> {
  const port = String(server.port)
  const named = Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", port)])
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers: Object.fromEntries(named) as Record<string, string> })
    sent.on("response", (response) => {
      let body = ""
      response.setEncoding("utf8")
      response.on("data", (part: string) => (body += part))
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on("upgrade", (response, socket) => {
      socket.destroy()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: "" })
    })
    sent.on("error", reject)
    sent.end()
  })
}
