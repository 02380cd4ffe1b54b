import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import type { IncomingMessage, ServerResponse } from "node:http"
import { extname, join, resolve, sep } from "node:path"
import { pipeline } from "node:stream/promises"
import { Denied, securityHeaders } from "./answer.ts"

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
}

/** Sends a file of the built browser client; the window itself for every path without one. */
export async function serveClient(
  clientDir: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    throw new Denied(405, "method", "expected GET")
  }
  const root = resolve(clientDir)
  const file = fileUnder(root, path)
  const type = contentTypes[extname(file)]
  if (type === undefined) throw new Denied(404, "not-found", "no such page")
  const size = await sizeOf(file)
  if (size === null) throw new Denied(404, "not-found", "no such page")
  response.writeHead(200, {
    ...securityHeaders,
    "content-type": type,
    "content-length": size,
    // The build names assets by their contents; the pages that name them must be asked for again.
    "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  })
  if (request.method === "HEAD") {
    response.end()
    return
  }
  await pipeline(createReadStream(file), response).catch((error: unknown) => {
    // The browser went away in the middle; it will ask again if it wants to.
    if (!(error instanceof Error && "code" in error)) throw error
  })
}

/** The file a path names, or the window where it names none; nothing outside `root`, however written. */
function fileUnder(root: string, path: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw new Denied(400, "malformed", "expected a path")
  }
  const file = resolve(join(root, decoded))
  if (decoded.includes("\0") || decoded.includes("\\") || (file !== root && !file.startsWith(root + sep))) {
    throw new Denied(404, "not-found", "no such page")
  }
  return extname(file) === "" ? join(root, "index.html") : file
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file)
    return found.isFile() ? found.size : null
  } catch (error) {
    if (error instanceof Error && "code" in error) return null
    throw error
  }
}
