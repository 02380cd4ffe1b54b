import { spawn } from "node:child_process"
import { once } from "node:events"
import { dirname, join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { dataFolder } from "../server/data-folder.ts"
import { ServerProblem } from "../server/server-problem.ts"
import { startServer, type RoomServer } from "../server/start-server.ts"
import { buildStale } from "./build-stale.ts"
import { exit, refuse, type Command, type ExitCode, type Io } from "./command.ts"
import { hasDisplay } from "./display.ts"
import { electronBinary } from "./electron-binary.ts"
import { fetchElectron } from "./fetch-electron.ts"
import { openInBrowser } from "./open-in-browser.ts"

export const command: Command = {
  name: "start",
  summary: "Open the app on this computer",
  usage: `
Usage: corchete start [--browser] [--no-open] [--data DIR]

Opens the desktop app. Where Electron or a display is missing, or with --browser, serves the same
app on 127.0.0.1 and opens it in the browser, until Ctrl-C.

  --browser    Use the browser even where the desktop app could run
  --no-open    Print the address only
  --data DIR   Keep the rooms in DIR (default: ${dataFolder({}, process.platform, "~")})
`,
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        browser: { type: "boolean", default: false },
        "no-open": { type: "boolean", default: false },
        data: { type: "string" },
      },
    })
    const root = dirname(io.resources)
    const say = (line: string): void => io.stderr(`${line}\n`)
    if (!buildStale(root, say)) return refuse(io, "the app could not be built; the reason is above")

    const dataDir =
      values.data === undefined ? dataFolder(io.env, process.platform) : resolve(io.cwd, values.data)
    if (!values.browser && !values["no-open"]) {
      const desktop = await findDesktop(root, io, say)
      if (desktop.kind === "found") return openDesktop(desktop.program, root, dataDir, io)
      say(`${desktop.reason}: the app opens in the browser instead.`)
    }
    return serveBrowser(root, dataDir, !values["no-open"], io)
  },
}

type Desktop =
  { readonly kind: "found"; readonly program: string } | { readonly kind: "missing"; readonly reason: string }

async function findDesktop(root: string, io: Io, say: (line: string) => void): Promise<Desktop> {
  if (!hasDisplay(io.env)) return { kind: "missing", reason: "There is no display" }
  // Its sandbox refuses, and without its sandbox we do not want it.
  if (process.getuid?.() === 0) return { kind: "missing", reason: "Electron does not run as root" }
  const program =
    electronBinary(root, io.env) ??
    ((await fetchElectron(root, io.env, say)) ? electronBinary(root, io.env) : null)
  return program === null
    ? { kind: "missing", reason: "Electron's program is not here and could not be fetched" }
    : { kind: "found", program }
}

async function openDesktop(program: string, root: string, dataDir: string, io: Io): Promise<ExitCode> {
  const child = spawn(program, [root], {
    stdio: "inherit",
    env: { ...io.env, CORCHETE_DATA: dataDir },
  })
  io.signal.addEventListener("abort", () => child.kill())
  const [code] = (await once(child, "exit")) as [number | null]
  return code === 0 || io.signal.aborted ? exit.done : refuse(io, `the desktop app ended with code ${code}`)
}

async function serveBrowser(root: string, dataDir: string, opens: boolean, io: Io): Promise<ExitCode> {
  let server: RoomServer
  try {
    server = await startServer({ dataDir, clientDir: join(root, "out/renderer"), resources: io.resources })
  } catch (error) {
    if (!(error instanceof ServerProblem)) throw error
    return refuse(io, error.message)
  }
  const link = await server.inviteSecretariat()
  io.stdout(`Corchete runs at ${link}\nCtrl-C stops it.\n`)
  if (opens) openInBrowser(link, io.env)
  if (!io.signal.aborted) await once(io.signal, "abort")
  await server.close()
  return exit.done
}
