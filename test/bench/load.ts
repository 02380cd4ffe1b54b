import * as Y from "yjs"
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness"
import { bodyName, schemaVersion } from "../../src/collab/layout.ts"

// Types into one room with many clients and measures how long each key takes to reach another one.
// Runs as a process of its own: `load.ts {url, token, documentName, clients, seconds, state}` as JSON.
// Its clients write but do not apply what comes in: a hundred copies of a text in one process would
// measure the generator. Two of them read every frame and look up when each key was pressed.

interface Task {
  readonly url: string
  readonly tokens: readonly string[]
  readonly documentName: string
  readonly clients: number
  readonly seconds: number
  /** The document at the start, in base64. */
  readonly state: string
}

const keysPerSecond = 3
const warmUp = 1_500

process.once("message", (task: Task) => void run(task).then((result) => process.send?.(result)))

async function run(task: Task) {
  const pressed = new Map<string, number>()
  const delays: number[] = []
  const measuredFrom = performance.now() + warmUp + task.clients * 5
  const onFrame = (frame: Uint8Array, arrivedAt: number): void => {
    const update = updateIn(frame, task.documentName)
    if (!update) return
    for (const struct of Y.decodeUpdate(update).structs) {
      for (let clock = struct.id.clock; clock < struct.id.clock + struct.length; clock++) {
        const at = pressed.get(`${struct.id.client}:${clock}`)
        if (at !== undefined && at > measuredFrom) delays.push(arrivedAt - at)
      }
    }
  }
  const typists = await Promise.all(
    Array.from({ length: task.clients }, (_, index) =>
      typist(task, index, index < 2 ? onFrame : null, (key) => pressed.set(key, performance.now())),
    ),
  )
  const sent = await Promise.all(typists.map((type) => type()))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  delays.sort((one, other) => one - other)
  const at = (share: number): number =>
    Math.round((delays[Math.floor(delays.length * share)] ?? NaN) * 10) / 10
  const seen = delays.length / 2
  return {
    keys: sent.reduce((sum, n) => sum + n, 0),
    seen: Math.round(seen),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  }
}

/** Connects one client; the result types for the task's time and resolves to the keys pressed. */
async function typist(
  { url, tokens, documentName, seconds, clients, state }: Task,
  index: number,
  onFrame: ((frame: Uint8Array, at: number) => void) | null,
  onKey: (key: string) => void,
): Promise<() => Promise<number>> {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, Buffer.from(state, "base64"))
  const awareness = new Awareness(ydoc)
  const text = ydoc.getText(bodyName)
  // Everybody at a place of their own, as people are.
  let place = 1 + Math.floor(((index + 0.5) / clients) * (text.length - 2))
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/room`)
  socket.binaryType = "arraybuffer"
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }))
  const admitted = new Promise((resolve) => socket.addEventListener("message", resolve, { once: true }))
  const token = tokens[index % tokens.length] ?? ""
  const handshake = JSON.stringify({ token, schema: schemaVersion, clients: [ydoc.clientID] })
  socket.send(frame(documentName, [2, 0], new TextEncoder().encode(handshake)))
  await admitted
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
    onFrame?.(new Uint8Array(data), performance.now())
  })
  ydoc.on("update", (update: Uint8Array) => socket.send(frame(documentName, [0, 2], update)))
  return async () => {
    const end = performance.now() + warmUp + seconds * 1_000
    let keys = 0
    await new Promise((resolve) => setTimeout(resolve, (index / clients) * (1_000 / keysPerSecond)))
    while (performance.now() < end) {
      onKey(`${ydoc.clientID}:${Y.getState(ydoc.store, ydoc.clientID)}`)
      text.insert(place++, "x")
      keys++
      awareness.setLocalState({ cursor: place })
      socket.send(frame(documentName, [1], encodeAwarenessUpdate(awareness, [ydoc.clientID])))
      await new Promise((resolve) => setTimeout(resolve, 1_000 / keysPerSecond))
    }
    awareness.destroy()
    setTimeout(() => socket.close(), 800)
    return keys
  }
}

/** A frame of the Hocuspocus protocol: the document's name, kinds, then bytes with their length. */
function frame(name: string, kinds: readonly number[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const address = new TextEncoder().encode(name)
  return Uint8Array.from([
    ...varUint(address.length),
    ...address,
    ...kinds,
    ...varUint(bytes.length),
    ...bytes,
  ])
}

function varUint(value: number): number[] {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest]
    bytes.push((rest % 128) + 128)
  }
}

/** The update a frame carries, or null. */
function updateIn(bytes: Uint8Array, name: string): Uint8Array | null {
  const start = name.length + 1
  // Kind 0 is text, within it 2 a change.
  if (bytes[start] !== 0 || bytes[start + 1] !== 2) return null
  let at = start + 2
  while ((bytes[at] ?? 0) >= 128) at++
  return bytes.subarray(at + 1)
}
