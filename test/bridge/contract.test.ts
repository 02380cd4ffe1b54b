import { describe, expect, test } from "vitest"
import { bridgeMethods, checkArgs, contract } from "../../src/bridge/contract.ts"
import { languageFor } from "../../src/bridge/languages.ts"

describe("the contract between window and main process", () => {
  test.each(bridgeMethods)("%s refuses more arguments than it takes", (method) => {
    expect(contract[method].args.safeParse([1, 2, 3]).success).toBe(false)
  })

  test("a file is saved where its ticket says, never at a path", () => {
    const request = { kind: "word", suggestedName: "Rev.1.docx", bytes: new Uint8Array(3) }
    const accepts = (ticket: unknown): boolean =>
      contract.saveFile.args.safeParse([{ ...request, ticket }]).success
    expect(accepts(null)).toBe(true)
    expect(accepts("4f9d3c7e-58f4-4c0e-8d0a-1a2b3c4d5e6f")).toBe(true)
    expect(accepts("/etc/passwd")).toBe(false)
  })

  test("says what is wrong where", () => {
    expect(() => checkArgs("openLink", ["file:///etc/passwd"])).toThrow(
      "openLink: ✖ expected an https: address",
    )
  })

  test("bytes are bytes", () => {
    const request = { kind: "text", suggestedName: "a.txt", bytes: "words", ticket: null }
    expect(contract.saveFile.args.safeParse([request]).success).toBe(false)
  })
})

test.each([
  ["es-419", "es"],
  ["pt_BR", "pt"],
  ["fr", "fr"],
  ["de-AT", "en"],
  ["", "en"],
])("a computer set to %s begins in %s", (locale, language) => {
  expect(languageFor(locale)).toBe(language)
})
