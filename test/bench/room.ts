import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import * as Y from "yjs"
import { seedRoom } from "../../src/collab/seed-room.ts"
import type { Declaration } from "../../src/core/declaration/declaration.ts"
import { changeRecords, noRecords, type RecordChange } from "../../src/core/declaration/records.ts"
import { schema } from "../../src/core/schema/schema.ts"
import { declarationToJson } from "../../src/formats/declaration-json/format-declaration.ts"
import { parseDeclaration } from "../../src/formats/declaration-json/parse-declaration.ts"
import { type ChildServer, childServer, type ServerKind } from "./child-server.ts"
import { joinedState } from "./joined-state.ts"

// How long a key takes to another client while many type into one room:
// `npm run bench:room -- --clients 10,50,100,200 --seconds 8`. The control is Hocuspocus as it comes.
const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "10,50,100,200" },
    seconds: { type: "string", default: "8" },
    texts: { type: "string", default: "la-paz,90-pages" },
  },
})
const counts = values.clients.split(",").map(Number)
const texts = values.texts.split(",")

const table = []
for (const text of texts) {
  const declaration = text === "la-paz" ? laPaz() : ninetyPages(laPaz())
  for (const clients of counts) {
    for (const kind of ["rooms", "stock"] as const)
      table.push(await measure(kind, text, declaration, clients))
  }
}
console.table(table)
// What else the machine was doing: figures taken under a load of others are theirs as much as ours.
const load = loadavg().map((average) => Math.round(average * 10) / 10)
console.log(
  JSON.stringify({ benchmark: "room", seconds: Number(values.seconds), cores: cpus().length, load, table }),
)

async function measure(kind: ServerKind, text: string, declaration: Declaration, clients: number) {
  const folder = mkdtempSync(join(tmpdir(), "corchete-room-"))
  const ydoc = new Y.Doc()
  seedRoom(ydoc, declaration)
  const stateFile = join(folder, "state")
  writeFileSync(stateFile, Y.encodeStateAsUpdate(ydoc))
  const server = await childServer(kind, join(folder, "data"), "0", stateFile)
  const room =
    kind === "rooms"
      ? await begin(server, declaration)
      : { ...server, tokens: ["-"], state: readFileSync(stateFile) }
  const generator = fork(join(import.meta.dirname, "load.ts"))
  const { url, documentName, tokens, state } = room
  const task = { url, documentName, tokens, clients, seconds: Number(values.seconds) }
  generator.send({ ...task, state: state.toString("base64") })
  const [result] = (await once(generator, "message")) as [Record<string, number>]
  const rss = await server.memory()
  generator.kill()
  await server.kill()
  rmSync(folder, { recursive: true })
  return { text, server: kind, clients, ...result, megabytes: Math.round(rss / 1024 / 1024) }
}

/** Begins a room with the text, invites ten people, and fetches the document as it stands. */
async function begin(server: ChildServer, declaration: Declaration) {
  const ask = async <Answer>(path: string, body: unknown): Promise<Answer> => {
    const headers = { authorization: `Bearer ${server.token}` }
    const answer = await fetch(server.url + path, { method: "POST", headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const room = await ask<{ id: string; documentName: string }>("/api/rooms", {
    name: "Bench",
    declaration: declarationToJson(declaration),
  })
  const tokens: string[] = []
  for (let n = 0; n < 10; n++) {
    const person = { drafter: `Drafter ${n}`, actor: n % 2 ? "EU" : "CELAC", role: "negotiator" }
    tokens.push((await ask<{ token: string }>(`/api/rooms/${room.id}/invitations`, person)).token)
  }
  return {
    ...server,
    documentName: room.documentName,
    tokens,
    state: Buffer.from(await joinedState(server.url, server.token, room.documentName)),
  }
}

function laPaz(): Declaration {
  const file = resolve(import.meta.dirname, "../../resources/baselines/la-paz-2024.corchete.json")
  const parsed = parseDeclaration(readFileSync(file, "utf8"))
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.declaration
}

/** La Paz nine times over, 1,600 of its words in brackets: the size of the largest text of a summit. */
function ninetyPages({ doc }: Declaration): Declaration {
  const changes: RecordChange[] = []
  const paragraphs = Array.from({ length: 9 }, (_, copy) => copy).flatMap((copy) =>
    doc.children.map((paragraph, index) => {
      const words = paragraph.textContent.split(" ")
      const content = words.flatMap((word, n) => {
        const isBracketed = n % 24 === 3 && changes.length < 1_600 && word !== ""
        const id = `b${copy}-${index}-${n}`
        if (isBracketed) changes.push({ table: "brackets", id, field: "proposal", value: "retention" })
        const words =
          word === "" ? [] : [schema.text(word, isBracketed ? [schema.mark("bracket", { id })] : [])]
        return [...words, schema.text(" ")]
      })
      return paragraph.type.create(
        { ...paragraph.attrs, id: `p${copy}-${index}`, origin: null, brackets: [] },
        content,
      )
    }),
  )
  const bare = schema.node("doc", null, paragraphs)
  return { doc: bare, notes: new Map(), records: changeRecords(noRecords, changes) }
}
