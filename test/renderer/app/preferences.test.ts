import { describe, expect, test } from "vitest"
import { PreferenceStore, type Shelf } from "../../../src/renderer/app/preferences.ts"

function shelf(kept?: string): Shelf {
  let value = kept
  return { getItem: () => value ?? null, setItem: (_key, text) => void (value = text) }
}

describe("preferences", () => {
  test("begin in the language of the computer", () => {
    expect(new PreferenceStore(shelf(), "pt-BR").current.language).toBe("pt")
    expect(new PreferenceStore(shelf(), "fi").current.language).toBe("en")
  })

  test("are kept as soon as they change", () => {
    const place = shelf()
    new PreferenceStore(place, "en").set({ theme: "dark", panel: null })
    expect(new PreferenceStore(place, "en").current).toMatchObject({ theme: "dark", panel: null })
  })

  test.each(["", "no JSON", "null", "[]", '{"theme":"pink","language":7,"textSize":9000}'])(
    "a damaged entry counts as nothing chosen: %s",
    (kept) => {
      expect(new PreferenceStore(shelf(kept), "es").current).toMatchObject({
        theme: "system",
        language: "es",
        textSize: 100,
      })
    },
  )
})
