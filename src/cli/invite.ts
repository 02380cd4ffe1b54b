import { parseArgs } from "node:util"
import { toJson } from "../server/http/invitation-routes.ts"
import { invite } from "../server/admission/invitations.ts"
import { type Role, roles } from "../server/admission/role.ts"
import { ActLog, theServer } from "../server/log/act-log.ts"
import { readActors } from "../server/rooms/actors.ts"
import { listRooms } from "../server/rooms/rooms.ts"
import { setting } from "../server/settings.ts"
import { type Command, exit, printJson, refuse } from "./command.ts"
import { openData } from "./open-data.ts"

export const command: Command = {
  name: "invite",
  summary: "Invite somebody into a room of this computer",
  usage: `
Usage: corchete invite NAME --actor ACTOR --role ROLE [--room ROOM] [--days N] [--data DIR]
                       [--url ORIGIN] [--json]

Prints the links that let NAME in, while the server runs or before it does.

  --actor ACTOR   On whose behalf: EU, CELAC, a delegation, an institution, CHAIR (id or name)
  --role ROLE     ${roles.join(", ")}
  --room ROOM     The room's id or name; may be left out where there is only one
  --days N        How long the invitation is good for (default: 90)
  --data DIR      Where the rooms are
  --url ORIGIN    How the person reaches the server (default: its address at the last start)
  --json          Print everything about the invitation as JSON
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        actor: { type: "string" },
        role: { type: "string" },
        room: { type: "string" },
        days: { type: "string" },
        data: { type: "string" },
        url: { type: "string" },
        json: { type: "boolean", default: false },
      },
    })
    const [drafter, ...others] = positionals
    if (drafter === undefined || drafter.trim() === "" || others.length > 0) {
      return refuse(io, "invite: one NAME was expected (in quotation marks where it has spaces)")
    }
    const actor = readActors(io.resources).find(values.actor ?? "")
    if (actor === null) return refuse(io, `--actor ${values.actor ?? ""}: no such actor in the list`)
    const role = roles.find((known): known is Role => known === values.role)
    if (role === undefined) return refuse(io, `--role: expected one of ${roles.join(", ")}`)
    const days = values.days === undefined ? undefined : Number(values.days)
    if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 1_000)) {
      return refuse(io, `--days ${values.days ?? ""}: a number from 1 to 1000 was expected`)
    }

    const opened = openData(io, values.data)
    if (!opened.ok) return opened.code
    const { db } = opened
    try {
      const rooms = listRooms(db)
      const named = rooms.filter(
        ({ id, name }) => values.room === undefined || [id, name].includes(values.room),
      )
      const [room, ...more] = named
      if (room === undefined || more.length > 0) {
        const list = rooms.map(({ id, name }) => `  ${id}  ${name}`).join("\n")
        return refuse(io, `--room ${values.room ?? ""}: expected one of\n${list}`)
      }
      const issued = await invite(db, {
        room: room.id,
        drafter: drafter.trim(),
        actor: actor.id,
        role,
        ...(days !== undefined && { days }),
        createdBy: "the command line",
      })
      const { invitation, person } = issued.invitation
      const detail = { invitation, person, actor: actor.id, role }
      new ActLog(db).add(room.id, { ...theServer, at: new Date(), kind: "invited", detail })
      const origin = values.url?.replace(/\/+$/, "") ?? setting(db, "url") ?? "http://127.0.0.1"
      const json = toJson(issued, origin, room.name)
      if (values.json) printJson(io, json)
      else {
        io.stdout(
          `${json.drafter} (${actor.names.en}), ${role} in “${room.name}” until ${json.expiresAt.slice(0, 10)}:\n` +
            `${json.link}\nor, shorter:\n${json.shortLink}\n`,
        )
      }
      return exit.done
    } finally {
      db.close()
    }
  },
}
