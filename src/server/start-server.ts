import { chmodSync, mkdirSync } from "node:fs"
import type { IncomingMessage } from "node:http"
import { join } from "node:path"
import type { Duplex } from "node:stream"
import { Hocuspocus, type WebSocketLike } from "@hocuspocus/server"
import crossws from "crossws/adapters/node"
import { chair } from "../core/positions/actor.ts"
import { beginDraft } from "../core/declaration/begin-draft.ts"
import { ClientIds } from "./admission/client-ids.ts"
import { invitationById, invite, tokenOf } from "./admission/invitations.ts"
import { everyRoom } from "./admission/role.ts"
import { lockFolder } from "./folder-lock.ts"
import { AllowedHosts } from "./http/allowed-hosts.ts"
import { handleRequest } from "./http/handle-request.ts"
import { routes } from "./http/routes.ts"
import { type Handlers, listen, type Listener, namesIn, type Tls } from "./listener.ts"
import { type Log, silentLog } from "./logger.ts"
import { ActLog, theServer } from "./log/act-log.ts"
import { isWildcard, localAddresses, Network } from "./network.ts"
import { readActors } from "./rooms/actors.ts"
import { Library } from "./rooms/baselines.ts"
import { RoomTexts } from "./rooms/room-texts.ts"
import { createRoom, documentOf, listRooms } from "./rooms/rooms.ts"
import { changeSetting, setting } from "./settings.ts"
import { addressOf } from "./sockets/address.ts"
import { Barrier } from "./sockets/barrier.ts"
import { DocumentStore } from "./sockets/document-store.ts"
import { RoomGate } from "./sockets/room-gate.ts"
import { Sockets } from "./sockets/sockets.ts"
import type { Visit } from "./sockets/visit.ts"
import { type Database, openDatabase, StorageFailed } from "./storage/database.ts"
import { LaterDatabase, prepareTables } from "./storage/tables.ts"
import { UpdateLog } from "./storage/update-log.ts"
import { ServerProblem } from "./server-problem.ts"

export interface ServerOptions {
  /** Where everything is kept; made if it is not there. One server at a time. */
  readonly dataDir: string
  /** The `resources` folder: baselines and actors. */
  readonly resources: string
  /** The built browser client. */
  readonly clientDir: string
  readonly host?: string
  /** Left out: the port of the last start, since browsers keep local copies by origin. */
  readonly port?: number
  readonly tls?: Tls
  /** Other names this server is reached under, for the check of the Host header. */
  readonly names?: readonly string[]
  /** How the first person is called in the log. */
  readonly secretariat?: string
  readonly log?: Log
}

export interface RoomServer {
  readonly url: string
  readonly port: number
  /** A link that opens the window as the secretariat of every room here. */
  readonly inviteSecretariat: () => Promise<string>
  /** Takes no more, finishes what is being written, and lets go of the folder. */
  readonly close: () => Promise<void>
}

/** The first room's name, until somebody calls it otherwise. */
const firstRoom = {
  name: "XXVth High-Level Meeting: draft declaration",
  meeting: "XXVth High-Level Meeting of the EU-CELAC Coordination and Cooperation Mechanism on Drugs",
  baseline: "la-paz",
}

/**
 * Starts the room server: the browser client, the JSON routes under `/api/` (see `http/routes.ts`)
 * and the documents on the WebSocket `/room`, all on one port.
 *
 * Throws a `ServerProblem` where the person who started it must do something about it.
 */
export async function startServer(options: ServerOptions): Promise<RoomServer> {
  const { dataDir, resources, clientDir, host = "127.0.0.1", tls = null, log = silentLog } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(dataDir)
  let db: Database | null = null
  try {
    db = openData(dataDir)
    const server = await assemble(db, { ...options, resources, clientDir, host, log }, tls)
    log({ level: "info", event: "started", url: server.url })
    return { ...server, close: () => server.close().finally(unlock) }
  } catch (error) {
    db?.close()
    unlock()
    if (error instanceof StorageFailed || error instanceof LaterDatabase) {
      throw new ServerProblem(`${dataDir}: ${error.message}`, { cause: error })
    }
    throw error
  }
}

export const databaseFile = (dataDir: string): string => join(dataDir, "corchete.db")

function openData(dataDir: string): Database {
  const file = databaseFile(dataDir)
  const db = openDatabase(file)
  // It holds the key that invitations are signed with.
  chmodSync(file, 0o600)
  prepareTables(db)
  return db
}

type Assembled = Required<Pick<ServerOptions, "resources" | "clientDir" | "host" | "log">> & ServerOptions

async function assemble(db: Database, options: Assembled, tls: Tls | null): Promise<RoomServer> {
  const { resources, clientDir, host, log } = options
  const updates = new UpdateLog(db)
  const clientIds = new ClientIds(db)
  const actors = readActors(resources)
  const library = new Library(db, resources)
  const acts = new ActLog(db)
  const store = new DocumentStore({ db, updates, clientIds, acts, log })
  const gate = new RoomGate({ db, store, clientIds, actors, log })
  const hocuspocus = new Hocuspocus<Visit>({
    quiet: true,
    flushDelay: broadcastEvery,
    extensions: [gate, store, new Barrier(log)],
  })
  const texts = new RoomTexts({ db, acts, updates, clientIds, store, hocuspocus })
  // What a crash kept from the log of acts is derived from the updates now.
  for (const room of listRooms(db))
    if (store.hasUnrecorded(documentOf(room))) texts.ydoc(documentOf(room)).destroy()
  if (listRooms(db).length === 0) beginFirstRoom(db, { texts, library })

  const sockets = new Sockets(hocuspocus)
  const hosts = new AllowedHosts([
    ...(options.names ?? []),
    ...(tls ? namesIn(tls) : []),
    ...(isWildcard(host) ? localAddresses() : [host]),
  ])
  const webSockets = crossws({
    hooks: socketHooks(hocuspocus, log),
    serverOptions: { maxPayload: mostBytes },
  })
  const startedAt = Date.now()
  const http = {
    db,
    log,
    hosts,
    clientDir,
    isTls: tls !== null,
    routes: routes({ db, texts, library, actors, sockets, acts, log, network: () => network }),
    health: () => ({
      status: store.failure === null ? ("ok" as const) : ("failing" as const),
      storage: store.failure?.kind ?? "ok",
      rooms: listRooms(db).length,
      connections: sockets.count,
      uptime: Math.round((Date.now() - startedAt) / 1_000),
    }),
  }
  const handlers: Handlers = {
    request: (request, response) => void handleRequest(http, request, response),
    upgrade: (request, socket, head) => {
      if (!isForRoom(request) || !hosts.admits(request.headers)) refuseUpgrade(socket)
      else void webSockets.handleUpgrade(request, socket, head)
    },
  }
  const first = await openFirst(db, options, tls, handlers)
  const network = new Network({ first, tls, handlers, hosts })
  const shownHost = isWildcard(host) ? "localhost" : host.includes(":") ? `[${host}]` : host
  const url = `${tls ? "https" : "http"}://${shownHost}:${first.port}`
  changeSetting(db, "url", url)
  return {
    url,
    port: first.port,
    inviteSecretariat: async () => `${url}/#${await hostToken(db, options.secretariat ?? "Secretariat")}`,
    close: async () => {
      hocuspocus.closeConnections()
      updates.flush()
      await unloaded(hocuspocus)
      store.recordAll()
      webSockets.closeAll(1001, "the server stops", true)
      await network.close()
      db.close()
      log({ level: "info", event: "stopped" })
    },
  }
}

// A spell of weeks offline in a text of 90 pages stays under a megabyte; a first state may be several.
const mostBytes = 32 * 1024 * 1024

// Milliseconds in which changes gather before they go out together. A hundred people's keys one by
// one are thirty thousand frames a second; nobody sees a fortieth of a second.
const broadcastEvery = 25

const isForRoom = (request: IncomingMessage): boolean => /^\/room\/?(\?|$)/.test(request.url ?? "")

function refuseUpgrade(socket: Duplex): void {
  socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
}

/** The last port again; another one only where that is taken and nobody asked for one. */
async function openFirst(
  db: Database,
  options: Assembled,
  tls: Tls | null,
  handlers: Handlers,
): Promise<Listener> {
  const { host, port } = options
  const last = Number(setting(db, "port") ?? 0)
  const open = (candidate: number): Promise<Listener> => listen({ host, port: candidate }, tls, handlers)
  let listener: Listener
  try {
    listener = await open(port ?? last)
  } catch (error) {
    if (port !== undefined || last === 0 || !(error instanceof ServerProblem)) throw error
    options.log({ level: "warn", event: "port-taken", port: last })
    listener = await open(0)
  }
  if (port === undefined) changeSetting(db, "port", String(listener.port))
  return listener
}

function beginFirstRoom(
  db: Database,
  { texts, library }: { readonly texts: RoomTexts; readonly library: Library },
): void {
  const { name, meeting, baseline } = firstRoom
  const adopted = library.declaration(baseline)
  if (adopted === null) throw new Error(`the library has no baseline ${baseline}`)
  const draft = beginDraft(adopted, { id: baseline, name, meeting })
  createRoom(db, { name, baseline, createdBy: "Corchete" }, (room) =>
    texts.seed(room, draft, { ...theServer, kind: "begun", detail: { baseline } }),
  )
}

/** The host's invitation, the same at every start, so that the log knows one person. */
async function hostToken(db: Database, drafter: string): Promise<string> {
  const known = invitationById(db, setting(db, "host-invitation") ?? "")
  const isGood =
    known !== null && known.revokedAt === null && Date.parse(known.expiresAt) > Date.now() + 86_400_000
  if (known && isGood) return tokenOf(db, known)
  const request = {
    room: everyRoom,
    drafter,
    actor: chair,
    role: "secretariat",
    createdBy: "Corchete",
  } as const
  const issued = await invite(db, { ...request, ...(known && { person: known.person }) })
  changeSetting(db, "host-invitation", issued.invitation.invitation)
  return issued.token
}

type SocketHooks = NonNullable<NonNullable<Parameters<typeof crossws>[0]>["hooks"]>

/** Resolves once every document has been put away; each stays as long as a message is being handled. */
async function unloaded(hocuspocus: Hocuspocus<Visit>): Promise<void> {
  hocuspocus.flushPendingStores()
  const end = performance.now() + patience
  while (hocuspocus.documents.size > 0 && performance.now() < end) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

// What has not come to an end by then is on the disk all the same.
const patience = 2_000

/** Hands the sockets that crossws opens to Hocuspocus, as its own server does. */
function socketHooks(hocuspocus: Hocuspocus<Visit>, log: Log): SocketHooks {
  const open = new Map<string, ReturnType<Hocuspocus<Visit>["handleConnection"]>>()
  return {
    open: (peer) => {
      const request = peer.request
      open.set(peer.id, hocuspocus.handleConnection(peer.websocket as unknown as WebSocketLike, request))
    },
    message: (peer, message) => {
      const frame = message.uint8Array()
      if (addressOf(frame) !== null) open.get(peer.id)?.handleMessage(frame)
      else {
        log({ level: "warn", event: "malformed", bytes: frame.length })
        peer.terminate()
      }
    },
    close: (peer, { code = 1005, reason = "" }) => {
      open.get(peer.id)?.handleClose({ code, reason })
      open.delete(peer.id)
    },
    error: (peer, error) => {
      log({ level: "warn", event: "socket", message: error.message })
      peer.terminate()
    },
  }
}
