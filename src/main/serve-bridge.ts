import type { IpcMain, IpcMainInvokeEvent, WebContents } from "electron"
import type { BridgeArgs, BridgeMethod, BridgeResult } from "../bridge/contract.ts"
import { bridgeMethods, channelOf, checkArgs } from "../bridge/contract.ts"

/** One function per method of the contract; a method without one does not compile. */
export type BridgeHandlers = {
  readonly [M in BridgeMethod]: (...args: BridgeArgs<M>) => BridgeResult<M> | Promise<BridgeResult<M>>
}

interface Sender {
  readonly contents: WebContents
  /** The origin of our own pages: the embedded server. */
  readonly origin: string
}

/**
 * Answers the window, and nobody else: only the top frame of our own window, and only while it
 * shows our own origin. What arrives is checked before a handler sees it.
 * Returns how to stop answering.
 */
export function serveBridge(
  ipcMain: Pick<IpcMain, "handle" | "removeHandler">,
  sender: Sender,
  handlers: BridgeHandlers,
): () => void {
  for (const method of bridgeMethods) {
    ipcMain.handle(channelOf(method), (event, ...args: unknown[]) => {
      refuseStrangers(event, sender, method)
      return call(handlers, method, args)
    })
  }
  return () => {
    for (const method of bridgeMethods) ipcMain.removeHandler(channelOf(method))
  }
}

function refuseStrangers(event: IpcMainInvokeEvent, sender: Sender, method: BridgeMethod): void {
  const frame = event.senderFrame
  const isOurs =
    event.sender === sender.contents &&
    frame !== null &&
    frame.parent === null &&
    URL.canParse(frame.url) &&
    new URL(frame.url).origin === sender.origin
  if (!isOurs) throw new Error(`${method}: refused, the call does not come from the window of the app`)
}

function call(handlers: BridgeHandlers, method: BridgeMethod, args: unknown): unknown {
  // The contract pairs arguments and handler per method; the compiler cannot follow the union.
  const handler = handlers[method] as (...args: unknown[]) => unknown
  return handler(...checkArgs(method, args))
}
