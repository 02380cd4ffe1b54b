import { parseArgs } from "node:util"
import type { ChainedAct } from "../server/log/act-chain.ts"
import { ActLog } from "../server/log/act-log.ts"
import { listRooms } from "../server/rooms/rooms.ts"
import { tamperedVersions } from "../server/versions/versions.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { openData } from "./open-data.ts"

export const command: Command = {
  name: "log",
  summary: "Show who did what in the rooms of a folder, and verify that nobody altered it",
  usage: `
Usage: corchete log DATA [--verify] [--json]

Prints the acts of every room in the folder DATA, oldest first.

  --verify   Recompute the chain of the log and of the versions instead, and name every act and
             every version that was altered, is missing or was cut off
  --json     Print as JSON

Exit code 1: --verify found something.
`,
  run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { verify: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
    })
    const [data, ...others] = positionals
    if (data === undefined || others.length > 0) {
      return Promise.resolve(refuse(io, "log: one folder DATA was expected"))
    }
    const opened = openData(io, data, { readOnly: true })
    if (!opened.ok) return Promise.resolve(opened.code)
    const { db } = opened
    try {
      const log = new ActLog(db)
      if (!values.verify) {
        if (values.json) printJson(io, log.all().map(withDetail))
        else for (const act of log.all()) io.stdout(`${inWords(act)}\n`)
        return Promise.resolve(exit.done)
      }
      const problems = log.verify()
      const versions = tamperedVersions(db)
      const acts = log.all().length
      if (values.json) printJson(io, { acts, problems, versions })
      else {
        for (const { seq, kind } of problems) io.stdout(`act ${seq}: ${explanations[kind]}\n`)
        const names = new Map(listRooms(db).map(({ id, name }) => [id, name]))
        for (const { room, number } of versions) {
          io.stdout(`Rev.${number} of “${names.get(room) ?? room}”: altered, or the version before it was\n`)
        }
        if (problems.length + versions.length === 0) io.stdout(`${acts} acts, each as it was written\n`)
      }
      return Promise.resolve(problems.length + versions.length > 0 ? exit.found : exit.done)
    } finally {
      db.close()
    }
  },
}

const explanations = {
  altered: "altered after it was written",
  missing: "missing, and perhaps more after it",
  unchained: "does not follow the act before it",
  "cut-off": "missing at the end, and perhaps more after it",
} as const

const withDetail = (act: ChainedAct) => ({ ...act, detail: JSON.parse(act.detail) as unknown })

const inWords = ({ seq, at, room, drafter, actor, role, kind, detail }: ChainedAct): string =>
  [seq, at, room, `${drafter} (${actor}, ${role})`, kind, detail].join("\t")
