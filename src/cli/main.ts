import packageJson from "../../package.json" with { type: "json" }
import { exit, refuse, type Command, type ExitCode, type Io } from "./command.ts"
import { nearest } from "./nearest.ts"

/**
 * Every command, by name, in the order `--help` lists them.
 * Loaded when called, so that `corchete brackets` does not wait for the room server to load.
 */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  start: () => import("./start.ts"),
  import: () => import("./import.ts"),
  merge: () => import("./merge.ts"),
  brackets: () => import("./brackets.ts"),
  positions: () => import("./positions.ts"),
  check: () => import("./check.ts"),
  export: () => import("./export.ts"),
  compare: () => import("./compare.ts"),
  serve: () => import("./serve.ts"),
  invite: () => import("./invite.ts"),
  log: () => import("./log.ts"),
  backup: () => import("./backup.ts"),
}

/** Runs one command line, without the process around it. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined) {
    io.stderr(await overview())
    return exit.wrong
  }
  if (name === "--help" || name === "-h" || name === "help") {
    const topic = rest.find((arg) => !arg.startsWith("-"))
    if (topic !== undefined) return runCommand(topic, ["--help"], io)
    io.stdout(await overview())
    return exit.done
  }
  if (name === "--version" || name === "-v") {
    io.stdout(`${packageJson.version}\n`)
    return exit.done
  }
  return runCommand(name, rest, io)
}

async function runCommand(name: string, args: readonly string[], io: Io): Promise<ExitCode> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    const suggestion = nearest(name, Object.keys(commands))
    const hint = suggestion === null ? "`corchete --help` lists them" : `did you mean \`${suggestion}\`?`
    return refuse(io, `there is no command \`${name}\`; ${hint}`)
  }
  const command = await unlessTooOld(load)
  if (command === null) {
    return refuse(io, `${name} ${needsNewerNode}, and this is ${process.versions.node}`)
  }
  if (asksForHelp(args)) {
    io.stdout(`${command.summary}\n\n${command.usage.trim()}\n`)
    return exit.done
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    if (!isWrongUsage(error)) throw error
    return refuse(io, `${name}: ${error.message}\n\n${command.usage.trim()}`)
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--")
  return args.slice(0, end === -1 ? args.length : end).some((arg) => arg === "--help" || arg === "-h")
}

async function overview(): Promise<string> {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const command = await unlessTooOld(load)
      return `  ${name.padEnd(width)}  ${command?.summary ?? `(${needsNewerNode})`}`
    }),
  )
  return [
    "Usage: corchete COMMAND [ARGUMENTS]",
    "",
    ...lines,
    "",
    "`corchete COMMAND --help` explains one of them.",
    "Exit codes: 0 done, 1 found something (changes, problems, open brackets), 2 wrong usage or unreadable input.",
    "",
  ].join("\n")
}

const needsNewerNode = "needs Node 22.13 or newer"

/**
 * The command, or null where this Node is too old for it. Those of the room server keep their data
 * with node:sqlite; the others, installed from a package, run on an older Node too.
 */
async function unlessTooOld(load: () => Promise<{ readonly command: Command }>): Promise<Command | null> {
  try {
    return (await load()).command
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_UNKNOWN_BUILTIN_MODULE") return null
    throw error
  }
}

function isWrongUsage(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("ERR_PARSE_ARGS")
  )
}
