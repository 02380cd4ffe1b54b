import { once } from "node:events"
import { readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { dataFolder } from "../server/data-folder.ts"
import type { Tls } from "../server/listener.ts"
import { logTo } from "../server/logger.ts"
import { isLoopback } from "../server/network.ts"
import { ServerProblem } from "../server/server-problem.ts"
import { type RoomServer, type ServerOptions, startServer } from "../server/start-server.ts"
import { buildStale } from "./build-stale.ts"
import { type Command, exit, type Io, refuse } from "./command.ts"
import { reasonOf } from "./load-declaration.ts"
import { openInBrowser } from "./open-in-browser.ts"

export const command: Command = {
  name: "serve",
  summary: "Serve rooms to other computers",
  usage: `
Usage: corchete serve [--data DIR] [--host HOST] [--port PORT] [--open] [--secretariat NAME]
                      [--tls-cert FILE --tls-key FILE | --insecure] [--name HOST]...

Serves the rooms in DIR with the app for the browser, until Ctrl-C, and prints the secretariat's
invitation. Events go to stderr as one JSON object a line; no word of a text is among them.

  --data DIR           Keep the rooms in DIR (default: ${dataFolder({}, process.platform, "~")})
  --host HOST          Listen on this address (default: 127.0.0.1, this computer only)
  --port PORT          (default: the port of the last start)
  --open               Open the browser
  --secretariat NAME   How the first person is called in the log (default: Secretariat)
  --tls-cert, --tls-key  Certificate and key in PEM; needed beyond this computer
  --insecure           Go beyond this computer without encryption. Everybody on the way can read
                       along, and the window says so all the time
  --name HOST          Another name this server is reached under, besides those in the certificate
`,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        port: { type: "string" },
        open: { type: "boolean", default: false },
        secretariat: { type: "string" },
        "tls-cert": { type: "string" },
        "tls-key": { type: "string" },
        insecure: { type: "boolean", default: false },
        name: { type: "string", multiple: true, default: [] },
      },
    })
    const port = values.port === undefined ? undefined : portFrom(values.port)
    if (port === null) return refuse(io, `--port ${values.port ?? ""}: a number from 0 to 65535 was expected`)
    const tls = readTls(values["tls-cert"], values["tls-key"], io)
    if (typeof tls === "string") return refuse(io, tls)
    if (!isLoopback(values.host) && tls === null && !values.insecure) {
      return refuse(
        io,
        `${values.host} is beyond this computer: give --tls-cert and --tls-key, or say --insecure`,
      )
    }
    const root = dirname(io.resources)
    if (!buildStale(root, (line) => io.stderr(`${line}\n`))) {
      return refuse(io, "the app for the browser could not be built; the reason is above")
    }
    const options: ServerOptions = {
      dataDir:
        values.data === undefined ? dataFolder(io.env, process.platform) : resolve(io.cwd, values.data),
      resources: io.resources,
      clientDir: join(root, "out/renderer"),
      host: values.host,
      names: values.name,
      log: logTo(io.stderr),
      ...(port !== undefined && { port }),
      ...(tls !== null && { tls }),
      ...(values.secretariat !== undefined && { secretariat: values.secretariat }),
    }
    let server: RoomServer
    try {
      server = await startServer(options)
    } catch (error) {
      if (!(error instanceof ServerProblem)) throw error
      return refuse(io, error.message)
    }
    const link = await server.inviteSecretariat()
    io.stdout(`Corchete serves ${options.dataDir} at ${server.url}\n`)
    if (!isLoopback(values.host) && tls === null) {
      io.stdout("NOT ENCRYPTED: everybody on the network can read along (--insecure).\n")
    }
    io.stdout(`The secretariat's invitation, for one person only:\n${link}\nCtrl-C stops it.\n`)
    if (values.open) openInBrowser(link, io.env)
    if (!io.signal.aborted) await once(io.signal, "abort")
    await server.close()
    return exit.done
  },
}

function portFrom(text: string): number | null {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : null
}

/** Certificate and key, null where none are named, or what is wrong with them. */
function readTls(cert: string | undefined, key: string | undefined, io: Io): Tls | null | string {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined) return "--tls-cert and --tls-key belong together"
  const read = (name: string): string => readFileSync(resolve(io.cwd, name), "utf8")
  let failing = cert
  try {
    const certText = read(cert)
    failing = key
    return { cert: certText, key: read(key) }
  } catch (error) {
    return `${failing}: ${reasonOf(error)}`
  }
}
