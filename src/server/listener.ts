import { X509Certificate } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { createServer as createTlsServer } from "node:https"
import type { AddressInfo, Server, Socket } from "node:net"
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

/** The names and addresses a certificate is for. */
export function namesIn({ cert }: Tls): string[] {
  let names: string | undefined
  try {
    names = new X509Certificate(cert).subjectAltName
  } catch (error) {
    throw new ServerProblem("the certificate cannot be read; PEM was expected", { cause: error })
  }
  return (names ?? "").split(", ").flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? [])
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
  const server = tls ? tlsServer(tls) : createServer()
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  server.on("request", handlers.request)
  server.on("upgrade", handlers.upgrade)
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(problem(error, address)))
    server.listen(address.port, address.host, () => {
      server.removeAllListeners("error")
      const { port } = server.address() as AddressInfo
      resolve({ host: address.host, port, close: () => close(server, sockets) })
    })
  })
}

function tlsServer(tls: Tls): ReturnType<typeof createTlsServer> {
  try {
    return createTlsServer(tls)
  } catch (error) {
    throw new ServerProblem("the key cannot be read or is not that of the certificate", { cause: error })
  }
}

/** Ends what is open too: a socket in the middle of a handshake or a goodbye would be waited for. */
function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
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
