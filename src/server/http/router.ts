import type { IncomingMessage } from "node:http"
import * as z from "zod"
import type { Guest } from "../admission/invitations.ts"
import { Denied, readJson } from "./answer.ts"

/** One request, as a route sees it. */
export interface Call {
  readonly guest: Guest
  /** The parts of the path that the route's pattern names. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The origin the client reached us under, for links that lead back here. */
  readonly origin: string
  /** The JSON it carries, checked. */
  readonly body: <Form extends z.ZodType>(form: Form) => Promise<z.infer<Form>>
}

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  /** `/api/rooms/:room/versions/:number` */
  readonly path: string
  /** What it resolves to is sent as JSON. */
  readonly handle: (call: Call) => unknown
}

export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
):
  { readonly route: Route; readonly params: Readonly<Record<string, string>> } | "no-route" | "other-method" {
  let isKnown = false
  for (const route of routes) {
    const params = match(route.path, path)
    if (params === null) continue
    if (route.method === method) return { route, params }
    isKnown = true
  }
  return isKnown ? "other-method" : "no-route"
}

export async function readBody<Form extends z.ZodType>(
  request: IncomingMessage,
  form: Form,
): Promise<z.infer<Form>> {
  const result = form.safeParse(await readJson(request))
  if (!result.success) throw new Denied(400, "malformed", z.prettifyError(result.error))
  return result.data
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/")
  const given = path.split("/")
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ""
    if (!part.startsWith(":")) {
      if (part !== value) return null
    } else if (/^[A-Za-z0-9._-]{1,80}$/.test(value)) params[part.slice(1)] = value
    else return null
  }
  return params
}
