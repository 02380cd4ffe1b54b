import { networkInterfaces } from "node:os"
import type { AllowedHosts } from "./http/allowed-hosts.ts"
import { Denied } from "./http/answer.ts"
import { type Handlers, listen, type Listener, type Tls } from "./listener.ts"

/** Whether and where people at other computers reach this server. */
export interface NetworkState {
  readonly isShared: boolean
  /** Open beyond this computer without encryption, by somebody's explicit word. The window shows it. */
  readonly isInsecure: boolean
  /** The origins others can use: `https://192.168.1.20:4820`. */
  readonly addresses: string[]
}

/**
 * The addresses the server is open on. It begins with one, this computer's own unless the command
 * line said another; the secretariat can open those of the local network while it runs.
 */
export class Network {
  readonly #first: Listener
  readonly #tls: Tls | null
  readonly #handlers: Handlers
  readonly #hosts: AllowedHosts
  readonly #shared: Listener[] = []

  constructor(parts: {
    readonly first: Listener
    readonly tls: Tls | null
    readonly handlers: Handlers
    readonly hosts: AllowedHosts
  }) {
    this.#first = parts.first
    this.#tls = parts.tls
    this.#handlers = parts.handlers
    this.#hosts = parts.hosts
  }

  state(): NetworkState {
    const isOpen = !isLoopback(this.#first.host)
    const hosts = isWildcard(this.#first.host)
      ? localAddresses()
      : [...(isOpen ? [this.#first.host] : []), ...this.#shared.map(({ host }) => host)]
    const isShared = isOpen || this.#shared.length > 0
    return {
      isShared,
      isInsecure: isShared && this.#tls === null,
      addresses: hosts.map((host) => `${this.#tls ? "https" : "http"}://${host}:${this.#first.port}`),
    }
  }

  /**
   * Opens this computer's addresses in the local network, on the same port. Without a certificate
   * only on an explicit word, because everybody on the hotel's Wi-Fi could read along.
   */
  async share({ insecure }: { readonly insecure: boolean }): Promise<NetworkState> {
    if (this.#tls === null && !insecure) {
      throw new Denied(
        409,
        "needs-tls",
        "sharing needs a certificate, or somebody's word that it may go without",
      )
    }
    if (this.state().isShared) return this.state()
    for (const host of localAddresses()) {
      this.#shared.push(await listen({ host, port: this.#first.port }, this.#tls, this.#handlers))
      this.#hosts.add(host)
    }
    if (this.#shared.length === 0) throw new Denied(409, "no-network", "this computer is in no network")
    return this.state()
  }

  /** Closes them again; whoever came in through one is out. */
  async unshare(): Promise<NetworkState> {
    for (const listener of this.#shared.splice(0)) {
      this.#hosts.remove(listener.host)
      await listener.close()
    }
    return this.state()
  }

  async close(): Promise<void> {
    await this.unshare()
    await this.#first.close()
  }
}

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host)

export const isWildcard = (host: string): boolean => host === "0.0.0.0" || host === "::"

/** This computer's IPv4 addresses in the networks it is part of. */
export const localAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4")
      .map(({ address }) => address),
  )
