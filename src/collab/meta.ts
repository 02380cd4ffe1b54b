/**
 * What an act says beside its steps, as metadata of the editor's transaction.
 * All of it is written together, so that one undo takes it back.
 */

/** `RecordChange[]`: the records the act changes. */
export const recordsMeta = "records"
/** `Map<FootnoteId, Node>`: the texts of footnotes that come into being with it. */
export const notesMeta = "notes"
