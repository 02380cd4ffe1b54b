import type { WebContents } from "electron"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { serveBridge, type BridgeHandlers } from "../../src/main/serve-bridge.ts"
import { answer, ipcMain } from "../helpers/electron/ipc-main.ts"
import { encode } from "../helpers/electron/transport.ts"

const origin = "http://127.0.0.1:4747"
const contents = {} as WebContents
const opened: string[] = []
const handlers = {
  joinedServer: () => null,
  openLink: (link: string) => {
    opened.push(link)
    return { kind: "opened" }
  },
} as unknown as BridgeHandlers

let stop: () => void
beforeEach(() => {
  opened.length = 0
  stop = serveBridge(ipcMain as never, { contents, origin }, handlers)
})
afterEach(() => stop())

const ours = { sender: contents, senderFrame: { url: `${origin}/#room`, parent: null } }

describe("the main process", () => {
  test("answers its own window", async () => {
    expect(await answer(ours, "bridge:joinedServer", encode([]))).toEqual({ ok: null })
  })

  test.each([
    ["another window", { ...ours, sender: {} }],
    ["a frame inside the window", { ...ours, senderFrame: { ...ours.senderFrame, parent: {} } }],
    ["another origin", { ...ours, senderFrame: { url: "http://127.0.0.1:4748/", parent: null } }],
    ["an origin that only begins alike", { ...ours, senderFrame: { url: `${origin}0/`, parent: null } }],
    ["a page without an origin", { ...ours, senderFrame: { url: "data:text/html,", parent: null } }],
    ["a frame not yet loaded", { ...ours, senderFrame: { url: "", parent: null } }],
    ["a frame already gone", { ...ours, senderFrame: null }],
  ])("refuses %s", async (_name, event) => {
    const link = encode(["https://example.org/"])
    expect(await answer(event, "bridge:openLink", link)).toMatchObject({
      error: expect.stringContaining("refused") as string,
    })
    expect(opened).toEqual([])
  })

  test.each([
    ["a link of another form", ["file:///etc/passwd"]],
    ["no argument", []],
    ["one argument too many", ["https://example.org/", 1]],
    ["another type", [{ href: "https://example.org/" }]],
  ])("refuses %s before a handler sees it", async (_name, args) => {
    expect(await answer(ours, "bridge:openLink", encode(args))).toMatchObject({
      error: expect.stringContaining("openLink: ✖") as string,
    })
    expect(opened).toEqual([])
  })

  test("stops answering when the window has closed", async () => {
    stop()
    expect(await answer(ours, "bridge:joinedServer", encode([]))).toMatchObject({
      error: expect.stringContaining("No handler") as string,
    })
  })
})
