import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron"
import { menuChannel, menuCommand, type Bridge } from "../bridge/bridge.ts"
import { bridgeMethods, channelOf, checkArgs, contract } from "../bridge/contract.ts"

const methods = bridgeMethods.map((method) => [
  method,
  async (...args: unknown[]): Promise<unknown> => {
    // Checked here too, so that a mistake of the window is reported where it was made.
    const checked = checkArgs(method, args)
    return contract[method].result.parse(await ipcRenderer.invoke(channelOf(method), ...checked))
  },
])

const onMenu: Bridge["onMenu"] = (listener) => {
  // The event itself stays here: its `sender` would hand the window all of ipcRenderer.
  const forward = (_event: IpcRendererEvent, command: unknown): void => listener(menuCommand.parse(command))
  ipcRenderer.on(menuChannel, forward)
  return () => void ipcRenderer.removeListener(menuChannel, forward)
}

contextBridge.exposeInMainWorld("corchete", { ...Object.fromEntries(methods), onMenu })
