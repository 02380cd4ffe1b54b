import { expect, test } from "vitest"
import type { ActorId } from "../../../src/core/declaration/ids.ts"
import { peoplePresent } from "../../../src/renderer/app/people-present.ts"

const person = (id: string, actor: string) => ({
  person: { id, name: `${id} of ${actor}`, actor, role: "negotiator" },
})

const me = { id: "bea", drafter: "bea of ES", actor: "ES" as ActorId, role: "secretariat" }

const present = (clientID: number, states: [number, Record<string, unknown>][]) =>
  peoplePresent({ clientID, getStates: () => new Map(states), on: () => undefined, off: () => undefined }, me)

test("names everybody once, myself first, then by delegation", () => {
  const people = present(1, [
    [3, person("ana", "MX")],
    [1, {}],
    [4, person("ana", "MX")],
    [2, person("carl", "BE")],
  ])
  expect(people.map(({ id, isMe }) => [id, isMe])).toEqual([
    ["bea", true],
    ["carl", false],
    ["ana", false],
  ])
})

test("passes over those the server has not named", () => {
  const people = present(1, [
    [2, { cursor: {} }],
    [3, { person: { name: "nobody" } }],
  ])
  expect(people.map(({ id }) => id)).toEqual(["bea"])
})
