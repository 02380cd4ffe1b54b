import { describe, expect, test } from "vitest"
import { externalLink, invitationLink, originOfInvitation } from "../../src/bridge/links.ts"

describe("links for the operating system", () => {
  test.each([
    "https://data.consilium.europa.eu/doc/document/ST-6914-2024-INIT/en/pdf",
    "https://www.unodc.org",
    "mailto:secretariat@example.org",
  ])("lets %s through", (link) => {
    expect(externalLink.safeParse(link).success).toBe(true)
  })

  test.each([
    "http://example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ms-msdt:/id PCWDiagnostic",
    "https://user:secret@example.org/",
    "https://example.org@evil.example/",
    "\\\\server\\share",
    "",
  ])("refuses %j", (link) => {
    expect(externalLink.safeParse(link).success).toBe(false)
  })
})

describe("invitations", () => {
  test.each([
    ["https://rooms.example:8443/#join=abc.def", "https://rooms.example:8443"],
    ["http://192.168.1.20:4747/#join=abc", "http://192.168.1.20:4747"],
    ["http://[fe80::1]:4747/#join=abc", "http://[fe80::1]:4747"],
    ["HTTPS://Rooms.Example/#x", "https://rooms.example"],
  ])("%s leads to %s", (link, origin) => {
    expect(originOfInvitation(link)).toBe(origin)
  })

  test.each([
    "rooms.example/#join=abc",
    "https://rooms.example/",
    "https://rooms.example ; script-src *#x",
    "https://rooms.example'; script-src *#x",
    "ftp://rooms.example/#x",
  ])("%s is none", (link) => {
    expect(originOfInvitation(link)).toBeNull()
    expect(invitationLink.safeParse(link).success).toBe(false)
  })
})
