/**
 * The names this server answers to. A page of another site can make a browser send requests here
 * by pointing its own name at 127.0.0.1 (DNS rebinding); then the Host header still carries that
 * name, and the request is refused. An Origin, where a browser sends one, must be one of ours too, or
 * that of a desktop app, whose window comes from its own computer.
 */
export class AllowedHosts {
  readonly #names: Set<string>

  constructor(names: Iterable<string>) {
    this.#names = new Set([
      "localhost",
      "127.0.0.1",
      "[::1]",
      ...[...names].map((name) => name.toLowerCase()),
    ])
  }

  add(name: string): void {
    this.#names.add(name.toLowerCase())
  }

  remove(name: string): void {
    this.#names.delete(name.toLowerCase())
  }

  /** Whether a request is meant for us: by its Host, and by its Origin where it has one. */
  admits(headers: { readonly host?: string | undefined; readonly origin?: string | undefined }): boolean {
    const { host, origin } = headers
    if (host === undefined || !this.#names.has(nameOf(host))) return false
    // A browser names the page's origin exactly as we are named; programs that are no browser send none.
    return origin === undefined || isSameOrigin(origin, host) || isDesktop(origin)
  }
}

function isSameOrigin(origin: string, host: string): boolean {
  return origin.replace(/^https?:\/\//, "").toLowerCase() === host.toLowerCase()
}

/**
 * Whether a page comes from the reader's own computer: the window of a desktop app, which joins
 * servers elsewhere. Only programs of that computer can serve such a page, and those could send any
 * Origin; what they may do here their invitation says, as for everybody.
 */
export function isDesktop(origin: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(origin)
}

/** A Host header without its port. */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "")
