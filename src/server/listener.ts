import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { createServer as createTlsServer } from "node:https"
import type { AddressInfo, Server } from "node:net"
import type { Duplex } from "node:stream"
import { ServerProblem } from "./server-problem.ts"

/** Certificate and key in PEM. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

export interface Handlers {
  readonly request: (request: IncomingMessage, response: ServerResponse) => void
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

/** One open address. The server has one, and more while the secretariat shares on the network. */
export interface Listener {
  readonly host: string
  readonly port: number
  readonly close: () => Promise<void>
}

/** Opens an address; port 0 takes a free one. */
export function listen(
  address: { readonly host: string; readonly port: number },
  tls: Tls | null,
  handlers: Handlers,
): Promise<Listener> {
  const server = tls ? createTlsServer(tls) : createServer()
  server.on("request", handlers.request)
  server.on("upgrade", handlers.upgrade)
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(problem(error, address)))
    server.listen(address.port, address.host, () => {
      server.removeAllListeners("error")
      const { port } = server.address() as AddressInfo
      resolve({ host: address.host, port, close: () => close(server) })
    })
  })
}

function close(server: Server & { closeAllConnections?: () => void }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections?.()
  })
}

function problem(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new ServerProblem(`${host}:${port} is taken by another program; choose another port`)
    case "EACCES":
      return new ServerProblem(`opening port ${port} is not allowed; choose one above 1023`)
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ServerProblem(`${host} is not an address of this computer`)
    default:
      return error
  }
}
