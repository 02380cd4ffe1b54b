import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { type RoomServer, type ServerOptions, startServer } from "../../../src/server/start-server.ts"

export const resources = resolve(import.meta.dirname, "../../../resources")

/** A folder of its own for what a test keeps. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "corchete-server-"))

/** A running server with what a test wants of it; closed at the end of `await using`. */
export interface TestServer extends RoomServer, AsyncDisposable {
  readonly options: ServerOptions
  /** The host's token. */
  readonly token: string
  readonly get: <Answer>(path: string, token?: string) => Promise<Answer>
  /** The raw answer of a request with JSON. */
  readonly ask: (method: string, path: string, body?: unknown, token?: string) => Promise<Response>
  /** The same, for a request that must be done. */
  readonly done: <Answer>(method: string, path: string, body?: unknown, token?: string) => Promise<Answer>
}

/** Starts a server on a free port with nobody connected. */
export async function atRest(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const all: ServerOptions = { dataDir: emptyFolder(), resources, clientDir: resources, ...options }
  const server = await startServer(all)
  const hostToken = (await server.inviteSecretariat()).split("#")[1]!
  const ask: TestServer["ask"] = (method, path, body, token = hostToken) =>
    fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const done: TestServer["done"] = async <Answer>(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ) => {
    const answer = await ask(method, path, body, token)
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  return {
    ...server,
    options: all,
    token: hostToken,
    ask,
    done,
    get: (path, token) => done("GET", path, undefined, token),
    [Symbol.asyncDispose]: () => server.close(),
  }
}
