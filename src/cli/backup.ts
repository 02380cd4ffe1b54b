import { chmodSync, existsSync, renameSync, rmSync } from "node:fs"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { StorageFailed } from "../server/storage/database.ts"
import { type Command, exit, refuse } from "./command.ts"
import { openData } from "./open-data.ts"

export const command: Command = {
  name: "backup",
  summary: "Copy all rooms of a folder into one file, while the server runs",
  usage: `
Usage: corchete backup FILE [--data DIR]

Writes everything in DIR (rooms, log, versions, invitations, library) into FILE, as it stands at
one moment. The file holds private notes and the key that invitations are signed with: keep it as
safe as the folder.

To restore, put FILE into an empty folder under the name corchete.db and serve that folder. People
who come back bring along what they wrote since.

  --data DIR   Where the rooms are
`,
  run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string" } },
    })
    const [name, ...others] = positionals
    if (name === undefined || others.length > 0) {
      return Promise.resolve(refuse(io, "backup: one FILE was expected"))
    }
    const file = resolve(io.cwd, name)
    if (existsSync(file)) return Promise.resolve(refuse(io, `${name}: there is such a file already`))
    const opened = openData(io, values.data, { readOnly: true })
    if (!opened.ok) return Promise.resolve(opened.code)
    // Under another name until it is whole, so that no half backup is taken for one.
    const unfinished = `${file}.unfinished`
    rmSync(unfinished, { force: true })
    try {
      opened.db.run("vacuum into ?", unfinished)
      chmodSync(unfinished, 0o600)
      renameSync(unfinished, file)
    } catch (error) {
      rmSync(unfinished, { force: true })
      if (!(error instanceof StorageFailed)) throw error
      return Promise.resolve(refuse(io, `${name}: ${error.message}`))
    } finally {
      opened.db.close()
    }
    io.stdout(`${opened.dataDir} is in ${file}\n`)
    return Promise.resolve(exit.done)
  },
}
