import { Fragment } from "prosemirror-model"
import { type Declaration, metaId } from "./declaration.ts"
import { type Meta, metaOf } from "./meta.ts"
import { noRecords, changeRecords, writeRecord } from "./records.ts"

/**
 * The draft that a negotiation begins with: the words of an adopted text, each paragraph and
 * footnote knowing what it came from. Ids stay the same, so that both texts can be named alike;
 * of the cover only what holds for the next text too is taken over.
 */
export function beginDraft(
  baseline: Declaration,
  { id, ...cover }: { readonly id: string } & Meta,
): Declaration {
  const { language, number } = metaOf(baseline)
  const meta: Meta = {
    ...(language !== undefined && { language }),
    ...(number !== undefined && { previous: number }),
    ...cover,
    baseline: id,
  }
  const doc = baseline.doc.copy(
    Fragment.from(
      baseline.doc.children.map((paragraph) =>
        paragraph.type.create(
          { ...paragraph.attrs, origin: paragraph.attrs.id as string },
          paragraph.content,
        ),
      ),
    ),
  )
  const records = changeRecords({ ...noRecords, ...withoutMeta(baseline) }, [
    ...writeRecord("meta", metaId, { ...meta }),
    ...[...baseline.notes.keys()].map((note) => ({
      table: "footnotes" as const,
      id: note,
      field: "origin",
      value: note,
    })),
  ])
  return { doc, notes: baseline.notes, records }
}

const withoutMeta = ({ records }: Declaration): Omit<Declaration["records"], "meta"> => {
  const { meta: _cover, ...rest } = records
  return rest
}
