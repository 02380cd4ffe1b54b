import type { Mark, MarkType } from "prosemirror-model"
import { schema } from "../core/schema/schema.ts"

/** The formatting attributes of a stretch of shared text. `null` in a change takes one off. */
export type Attributes = Record<string, AttributeValue>
export type AttributeValue = true | null | { readonly href: string }

const bracketPrefix = "bracket:"

/**
 * The name of a mark as a formatting attribute. A bracket has a name of its
 * own for each id, because Yjs lets one attribute hold one value at a place,
 * and brackets overlap.
 */
export function attributeName(mark: Mark): string {
  return mark.type.name === "bracket" ? bracketPrefix + String(mark.attrs.id) : mark.type.name
}

export function attributesOf(marks: readonly Mark[]): Attributes {
  const attributes: Attributes = {}
  for (const mark of marks)
    attributes[attributeName(mark)] = mark.type.name === "link" ? { href: String(mark.attrs.href) } : true
  return attributes
}

/** The marks of formatting attributes, in an order that depends on nothing but the names. */
export function marksOf(attributes: Readonly<Record<string, unknown>> | undefined): readonly Mark[] {
  if (attributes === undefined) return []
  return Object.keys(attributes)
    .sort()
    .flatMap((name) => {
      const mark = markOf(name, attributes[name])
      return mark === null ? [] : [mark]
    })
    .reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), [])
}

/** The mark an attribute stands for; null for one taken off, or that this schema does not know. */
export function markOf(name: string, value: unknown): Mark | null {
  if (value === null || value === undefined) return null
  if (name.startsWith(bracketPrefix))
    return schema.marks.bracket.create({ id: name.slice(bracketPrefix.length) })
  const type = (schema.marks as Partial<Record<string, MarkType>>)[name]
  if (type === undefined) return null
  return type === schema.marks.link ? type.create({ href: hrefIn(value) }) : type.create()
}

function hrefIn(value: unknown): string {
  return typeof value === "object" && value !== null && "href" in value ? String(value.href) : ""
}
