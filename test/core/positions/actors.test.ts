import { describe, expect, test } from "vitest"
import list from "../../../resources/actors.json" with { type: "json" }
import type { ActorId } from "../../../src/core/declaration/ids.ts"
import { celac, eu, languages } from "../../../src/core/positions/actor.ts"
import { parseActors } from "../../../src/core/positions/parse-actors.ts"

const { actors, problems } = parseActors(list)
const find = (spelling: string): string | undefined => actors.find(spelling)?.id

describe("the list of actors", () => {
  test("is sound", () => {
    expect(problems).toEqual([])
  })

  test("holds the 27 and the 33", () => {
    const states = actors.all.filter(({ kind }) => kind === "delegation")
    expect(states.filter(({ id }) => actors.belongs(id, eu))).toHaveLength(27)
    expect(states.filter(({ id }) => actors.belongs(id, celac))).toHaveLength(33)
    expect(states).toHaveLength(60)
  })

  test("spells nobody like somebody else", () => {
    const owners = new Map<string, Set<string>>()
    for (const { id, names, aliases } of actors.all)
      for (const spelling of [id, ...languages.map((language) => names[language]), ...aliases]) {
        const found = find(spelling) ?? "nobody"
        owners.set(spelling, (owners.get(spelling) ?? new Set()).add(id).add(found))
      }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([])
  })

  test.each([
    ["EMCDDA", "EUDA"],
    ["Unión Europea", "EU"],
    ["UE", "EU"],
    ["estado plurinacional de bolivia", "BO"],
    ["Groupo Sur", "GRUPO-SUR"],
    ["Mercosul", "MERCOSUR"],
    ["El", "GR"],
    ["St. Lucia", "LC"],
    ["MÉXICO", "MX"],
    ["Perou", "PE"],
  ])("knows %s as %s", (spelling, id) => {
    expect(find(spelling)).toBe(id)
  })

  test("knows who belongs where, groups inside regions too", () => {
    expect(actors.regionOf("LC" as ActorId)).toBe(celac)
    expect(actors.belongs("LC" as ActorId, "CARICOM" as ActorId)).toBe(true)
    expect(actors.belongs("MX" as ActorId, "CARICOM" as ActorId)).toBe(false)
    expect(actors.regionOf("COMMISSION" as ActorId)).toBe(eu)
    expect(actors.regionOf("UNODC" as ActorId)).toBeNull()
  })
})

test("a list with mistakes says where they are and keeps the rest", () => {
  const names = { en: "A", es: "A", fr: "A", pt: "A" }
  const read = parseActors([
    { id: "A", kind: "region", names },
    { id: "B", kind: "planet", names },
    { id: "C", kind: "delegation", names: { en: "C" } },
    { id: "A", kind: "region", names },
    { id: "D", kind: "delegation", names, memberOf: ["Z"] },
    "E",
  ])
  expect(read.actors.all.map(({ id }) => id)).toEqual(["A", "D"])
  expect(read.problems).toHaveLength(5)
})
