/** Whether a program started here could show a window. */
export function hasDisplay(env: Readonly<Record<string, string | undefined>>): boolean {
  if (process.platform !== "linux") return true
  return Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"])
}
