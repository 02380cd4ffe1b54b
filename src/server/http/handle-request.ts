import type { IncomingMessage, ServerResponse } from "node:http"
import * as z from "zod"
import { admit, redeem } from "../admission/invitations.ts"
import { Refusal } from "../admission/refusal.ts"
import type { Log } from "../logger.ts"
import { type Database, StorageFailed } from "../storage/database.ts"
import { isDesktop, type AllowedHosts } from "./allowed-hosts.ts"
import { Denied, sendJson } from "./answer.ts"
import { findRoute, readBody, type Route } from "./router.ts"
import { serveClient } from "./serve-client.ts"

export interface HttpParts {
  readonly db: Database
  readonly log: Log
  readonly hosts: AllowedHosts
  readonly clientDir: string
  readonly routes: readonly Route[]
  readonly health: () => { readonly status: "ok" | "failing" }
  readonly isTls: boolean
}

/**
 * Answers one request. Two routes need no invitation: `/api/health` for whoever watches the server,
 * and `/api/redeem`, which gives the token for a short code.
 */
export async function handleRequest(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!parts.hosts.admits(request.headers))
      throw new Denied(421, "wrong-host", "this server has another name")
    const origin = `${parts.isTls ? "https" : "http"}://${request.headers.host ?? ""}`
    const { pathname: path, searchParams: query } = new URL(request.url ?? "/", origin)
    if (!path.startsWith("/api/")) {
      await serveClient(parts.clientDir, rawPath(request.url ?? "/"), request, response)
      return
    }
    letDesktopRead(request, response)
    if (request.method === "OPTIONS") {
      response.writeHead(204, { allow: "GET, POST, PUT, PATCH, DELETE" }).end()
      return
    }
    const { status, value } = await answer(parts, request, { path, query, origin })
    sendJson(response, status, value)
  } catch (error) {
    answerError(parts, response, error)
  }
}

/** Lets the window of a desktop app elsewhere read the answer. No cookies: the invitation is the key. */
function letDesktopRead({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("vary", "origin")
  if (headers.origin === undefined || !isDesktop(headers.origin)) return
  response.setHeader("access-control-allow-origin", headers.origin)
  response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE")
  response.setHeader("access-control-allow-headers", "authorization, content-type")
  response.setHeader("access-control-max-age", "600")
}

async function answer(
  parts: HttpParts,
  request: IncomingMessage,
  {
    path,
    query,
    origin,
  }: { readonly path: string; readonly query: URLSearchParams; readonly origin: string },
): Promise<{ readonly status: number; readonly value: unknown }> {
  if (path === "/api/health") {
    const health = parts.health()
    return { status: health.status === "ok" ? 200 : 503, value: health }
  }
  if (path === "/api/redeem" && request.method === "POST") {
    const { code } = await readBody(request, z.object({ code: z.string().max(100) }))
    const token = await redeem(parts.db, code)
    if (token === null) throw new Denied(404, "no-such-code", "the code is unknown, used up or expired")
    return { status: 200, value: { token } }
  }
  const found = findRoute(parts.routes, request.method ?? "", path)
  if (found === "no-route") throw new Denied(404, "not-found", "no such route")
  if (found === "other-method") throw new Denied(405, "method", "not with this method")
  const guest = await admit(parts.db, bearer(request))
  const value = await found.route.handle({
    guest,
    params: found.params,
    query,
    origin,
    body: (form) => readBody(request, form),
  })
  return { status: 200, value: value ?? {} }
}

function bearer(request: IncomingMessage): string {
  const match = /^Bearer (\S{1,4000})$/.exec(request.headers.authorization ?? "")
  if (match?.[1] === undefined) throw new Refusal("not-invited")
  return match[1]
}

/** The path as it was sent: `URL` would resolve `..` before we can refuse it. */
const rawPath = (url: string): string => url.replace(/[?#].*$/s, "")

function answerError(parts: HttpParts, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (error instanceof Denied) {
    sendJson(response, error.status, { error: error.kind, message: error.message })
  } else if (error instanceof Refusal) {
    const status = error.reason === "no-such-room" ? 404 : 401
    sendJson(response, status, { error: error.reason, message: "not with this invitation" })
  } else if (error instanceof StorageFailed) {
    parts.log({ level: "error", event: "storage", failure: error.kind, message: error.message })
    sendJson(response, 503, { error: "storage-failed", message: error.message })
  } else {
    // A mistake of ours: told to the log, not to the client.
    parts.log({
      level: "error",
      event: "fault",
      message: error instanceof Error ? error.stack : String(error),
    })
    sendJson(response, 500, { error: "fault", message: "the server made a mistake; it is in its log" })
  }
}
