import { element } from "../xml/element.ts"

/** Whose change it is, and when it was made. */
export interface Authorship {
  readonly author: string
  /** ISO 8601, or empty: a comparison knows what changed, and rarely when. */
  readonly date: string
}

/**
 * Writes tracked changes with ids that count through the file, so that the
 * same redline gives the same bytes.
 */
export class Tracked {
  #ids = 0

  attributes({ author, date }: Authorship): Readonly<Record<string, string | number | undefined>> {
    this.#ids += 1
    return { "w:id": this.#ids, "w:author": author, "w:date": date === "" ? undefined : date }
  }

  inserted(by: Authorship, ...runs: readonly string[]): string {
    return element("w:ins", this.attributes(by), ...runs)
  }

  deleted(by: Authorship, ...runs: readonly string[]): string {
    return element("w:del", this.attributes(by), ...runs)
  }
}
