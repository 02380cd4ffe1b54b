#!/usr/bin/env node
// Starts the command line on the right code and the right Node. Plain JavaScript, because it must
// also run on a Node too old for everything else.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")

// A clone runs its sources, so that nothing is ever stale. A package carries none: Node refuses
// TypeScript under node_modules.
const isClone = existsSync(join(root, "src/cli/main.ts"))

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
const isAtLeast = (wantedMajor, wantedMinor) =>
  major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)

// Node runs TypeScript since 22.18. What is built runs on 20, but for the room server, which needs
// node:sqlite (22.13).
const isNewEnough = isClone ? isAtLeast(22, 18) : isAtLeast(20, 11)
const newer = isNewEnough && isAtLeast(22, 18) ? null : newerNode()

if (newer !== null) restartWith(newer)
else if (isNewEnough) await start()
else refuse(`Node ${process.versions.node} is too old${isClone ? "; `npm ci` brings a newer one along" : ""}`)

async function start() {
  const { main } = await (isClone ? import("./main.ts") : import("../../out/cli/main.js"))
  const { processIo } = await (isClone ? import("./process-io.ts") : import("../../out/cli/process-io.js"))
  try {
    process.exitCode = await main(process.argv.slice(2), processIo(join(root, "resources")))
  } catch (error) {
    // Our own mistake. Not 1, which would tell a script that something was found.
    process.stderr.write(`corchete: ${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 70
  }
}

function refuse(message) {
  process.stderr.write(`corchete: ${message}\n`)
  process.exitCode = 2
}

/** The Node that `npm ci` brings along, or null. */
function newerNode() {
  const name = process.platform === "win32" ? "bin/node.exe" : "bin/node"
  const candidates = [join(root, "node_modules/node", name), join(root, "../node", name)]
  return candidates.find((path) => existsSync(path)) ?? null
}

function restartWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" })
  // Ctrl-C reaches the child twice then, from the terminal and from here; it takes both for one.
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => child.kill(name))
  child.on("exit", (code) => {
    process.exitCode = code ?? 70
  })
}
