import * as Y from "yjs"
import { readRoom } from "../../collab/read-room.ts"
import type { Declaration } from "../../core/declaration/declaration.ts"
import { type MergedParagraph, mergeReport } from "../../core/redline/merge-report.ts"
import type { MergedStates } from "./open-document.ts"

/** The report on a merge, paragraph by paragraph. Worked out when somebody asks for it, as often as they do. */
export function reportOfMerge({ base, mine, theirs, merged }: MergedStates): MergedParagraph[] {
  return mergeReport({
    base: declarationOf(base),
    mine: declarationOf(mine),
    theirs: declarationOf(theirs),
    merged: declarationOf(merged),
  })
}

function declarationOf(state: Uint8Array): Declaration {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, state)
  const declaration = readRoom(ydoc)
  ydoc.destroy()
  return declaration
}
