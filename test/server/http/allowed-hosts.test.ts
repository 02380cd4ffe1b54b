import { describe, expect, test } from "vitest"
import { AllowedHosts } from "../../../src/server/http/allowed-hosts.ts"

const hosts = new AllowedHosts(["rooms.example"])
const host = "rooms.example:8443"

describe("a request is admitted", () => {
  test.each([
    ["from a program that is no browser", undefined],
    ["from our own page", "https://rooms.example:8443"],
    ["from the window of a desktop app", "http://127.0.0.1:41000"],
    ["from the window of a desktop app on IPv6", "http://[::1]:41000"],
  ])("%s", (_name, origin) => {
    expect(hosts.admits({ host, origin })).toBe(true)
  })
})

describe("a request is refused", () => {
  test.each([
    ["from another site", "https://evil.example"],
    ["from a name that begins like this computer's", "http://127.0.0.1.evil.example"],
    ["from a name with this computer's as user", "http://localhost@evil.example"],
    ["from a page without an origin", "null"],
  ])("%s", (_name, origin) => {
    expect(hosts.admits({ host, origin })).toBe(false)
  })

  test("under a name that is not ours", () => {
    expect(hosts.admits({ host: "evil.example", origin: undefined })).toBe(false)
  })
})
