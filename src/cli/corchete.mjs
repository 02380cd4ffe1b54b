#!/usr/bin/env node
// Starts the command line on the right code and the right Node. Plain JavaScript, because it must
// also run on a Node too old for everything else.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")

// A clone runs its sources, so that nothing is ever stale. A package carries none: Node refuses
// TypeScript under node_modules.
const isClone = existsSync(join(root, "src/cli/main.ts"))

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
// node:sqlite without a flag since 22.13; TypeScript since 22.18.
const isNewEnough = major > 22 || (major === 22 && minor >= 18)

if (isNewEnough) {
  await start()
} else {
  const newer = newerNode()
  if (newer === null) {
    process.stderr.write(
      `corchete: Node ${process.versions.node} is too old, 22.18 or newer is needed` +
        (isClone ? "; `npm ci` brings one along\n" : "\n"),
    )
    process.exitCode = 2
  } else {
    restartWith(newer)
  }
}

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

/** The Node that `npm ci` brings along, or null. */
function newerNode() {
  const name = process.platform === "win32" ? "bin/node.exe" : "bin/node"
  const candidates = [join(root, "node_modules/node", name), join(root, "../node", name)]
  return candidates.find((path) => existsSync(path)) ?? null
}

function restartWith(node) {
  // Ctrl-C reaches the child as well; this one only waits for it.
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => undefined)
  const { status, error } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  })
  if (error !== undefined) throw error
  process.exitCode = status ?? 70
}
