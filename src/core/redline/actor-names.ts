import { fold } from "./fold.ts"
import { unitsOf } from "./tokens.ts"

/** Names, codes and aliases of actors, ready to be found among the units of a text. */
export class ActorNames {
  /** Names by their first unit, each as its units, longer ones first. */
  readonly #byFirst = new Map<string, string[][]>()
  readonly #names = new Set<string>()

  constructor(names: readonly string[]) {
    for (const name of names) {
      const units = unitsOf(fold(name)).map((unit) => unit.toLowerCase())
      const first = units[0]
      if (first === undefined) continue
      this.#names.add(units.join(" "))
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), units])
    }
    for (const found of this.#byFirst.values()) found.sort((one, other) => other.length - one.length)
  }

  has(unit: string): boolean {
    return this.#names.has(unit.toLowerCase())
  }

  /** The units with each name of several words joined into one: "European Union" changes as a whole. */
  join(units: readonly string[]): string[] {
    const joined: string[] = []
    for (let i = 0; i < units.length;) {
      const name = this.#byFirst
        .get(units[i]?.toLowerCase() ?? "")
        ?.find((words) => words.every((word, k) => units[i + k]?.toLowerCase() === word))
      const length = name?.length ?? 1
      joined.push(units.slice(i, i + length).join(" "))
      i += length
    }
    return joined
  }
}
