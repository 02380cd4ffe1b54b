import type { Declaration } from "../declaration/declaration.ts"
import { paragraphs } from "../declaration/paragraph.ts"
import { redline, type RedlineOptions } from "./redline.ts"
import type { Row } from "./row.ts"

/** What one paragraph went through, version by version: La Paz, Rev.1, Rev.2. */
export interface Passage {
  /**
   * The rows of each step, from one version to the next: most often one;
   * several after a split; none where the paragraph is not there yet, or no more.
   */
  readonly steps: readonly (readonly Row[])[]
}

/**
 * What came when: the redlines between consecutive versions, joined into one
 * passage per paragraph, with all that was split from it or merged into it.
 * Passages follow the last version; one that ended earlier stands after the
 * paragraph it followed when it was last there.
 */
export function timeline(versions: readonly Declaration[], options: RedlineOptions = {}): Passage[] {
  const rows = versions.slice(1).map((draft, step) => {
    const baseline = versions[step]
    return baseline ? redline(baseline, draft, options).rows : []
  })
  const sets = new Sets()
  for (const [step, found] of rows.entries())
    for (const row of found) sets.join([...places(row, step, "baseline"), ...places(row, step + 1, "draft")])

  const passages = new Map<string, Row[][]>()
  for (const set of inReadingOrder(versions, sets))
    passages.set(
      set,
      rows.map(() => []),
    )
  for (const [step, found] of rows.entries())
    for (const row of found) {
      const [place] = [...places(row, step, "baseline"), ...places(row, step + 1, "draft")]
      if (place !== undefined) passages.get(sets.of(place))?.[step]?.push(row)
    }
  return [...passages.values()].map((steps) => ({ steps }))
}

const placeOf = (version: number, index: number): string => `${version}:${index}`

const places = (row: Row, version: number, side: "baseline" | "draft"): string[] =>
  row[side].map(({ index }) => placeOf(version, index))

/** The sets in the order of the last version; from the last to the first, each puts in what it alone has. */
function inReadingOrder(versions: readonly Declaration[], sets: Sets): string[] {
  const order: string[] = []
  for (const [version, declaration] of [...versions.entries()].reverse()) {
    let before = -1
    for (const { index } of paragraphs(declaration)) {
      const set = sets.of(placeOf(version, index))
      const known = order.indexOf(set)
      if (known === -1) order.splice(before + 1, 0, set)
      before = known === -1 ? before + 1 : known
    }
  }
  return order
}

/** Disjoint sets of places (union-find). A set is named by one of its places. */
class Sets {
  readonly #parents = new Map<string, string>()

  join([first, ...others]: readonly string[]): void {
    if (first === undefined) return
    for (const other of others) this.#parents.set(this.of(other), this.of(first))
  }

  of(place: string): string {
    let root = place
    for (
      let parent = this.#parents.get(root);
      parent !== undefined && parent !== root;
      parent = this.#parents.get(root)
    )
      root = parent
    return root
  }
}
