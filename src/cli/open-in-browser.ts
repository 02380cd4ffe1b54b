import { spawn } from "node:child_process"
import { hasDisplay } from "./display.ts"

/** Asks the system to show `url`. If it cannot, nothing is lost: the address has been printed. */
export function openInBrowser(url: string, env: Readonly<Record<string, string | undefined>>): void {
  if (!hasDisplay(env)) return
  const [program, ...args] = opener(url)
  const child = spawn(program, args, { detached: true, stdio: "ignore" })
  child.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error
  })
  child.unref()
}

function opener(url: string): readonly [string, ...string[]] {
  switch (process.platform) {
    case "darwin":
      return ["open", url]
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler", url]
    default:
      return ["xdg-open", url]
  }
}
