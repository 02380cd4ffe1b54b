import type { Json } from "../../core/declaration/records.ts"

/** The file says something other than a declaration can say. Its message names the place. */
export class WrongForm extends Error {}

/** A value of a JSON file together with its place in it, so that every complaint can name the place. */
export class Reader {
  readonly #value: unknown
  readonly #place: string

  constructor(value: unknown, place: string) {
    this.#value = value
    this.#place = place
  }

  fail(reason: string): never {
    throw new WrongForm(`${this.#place === "" ? "the file" : this.#place}: ${reason}`)
  }

  /** The value under a name, which may be absent: reading it then fails with its place. */
  get(name: string): Reader {
    const fields = this.#object()
    return new Reader(
      Object.hasOwn(fields, name) ? fields[name] : undefined,
      this.#place === "" ? name : `${this.#place}.${name}`,
    )
  }

  /** The entry at `index`, called by its number as people count. */
  at(index: number): Reader {
    return new Reader(this.#array()[index], `${this.#place} ${String(index + 1)}`)
  }

  /** Itself, or null where the file holds null or nothing. */
  optional(): Reader | null {
    return this.#value === undefined || this.#value === null ? null : this
  }

  isString(): boolean {
    return typeof this.#value === "string"
  }

  string(): string {
    return typeof this.#value === "string" ? this.#value : this.#expected("text")
  }

  /** A name that can serve as an id: in a room, ids and fields are joined by a slash. */
  id(): string {
    const id = this.string()
    return id !== "" && !id.includes("/") ? id : this.fail("expected an id: not empty, without “/”")
  }

  number(): number {
    return typeof this.#value === "number" ? this.#value : this.#expected("a number")
  }

  list(): Reader[] {
    return this.#array().map((_, index) => this.at(index))
  }

  entries(): [string, Reader][] {
    return Object.keys(this.#object()).map((name) => [name, this.get(name)])
  }

  /** The value as it is: what came out of JSON.parse is plain data. */
  json(): Json {
    return this.#value === undefined ? this.#expected("a value") : (this.#value as Json)
  }

  #array(): readonly unknown[] {
    return Array.isArray(this.#value) ? (this.#value as readonly unknown[]) : this.#expected("a list")
  }

  #object(): Readonly<Record<string, unknown>> {
    if (typeof this.#value !== "object" || this.#value === null || Array.isArray(this.#value))
      return this.#expected("an object")
    return this.#value as Readonly<Record<string, unknown>>
  }

  #expected(what: string): never {
    const found = this.#value === undefined ? "nothing" : JSON.stringify(this.#value).slice(0, 40)
    return this.fail(`expected ${what}, found ${found}`)
  }
}
