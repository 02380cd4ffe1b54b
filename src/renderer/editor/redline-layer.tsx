import type { Node } from "prosemirror-model"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Declaration } from "../../core/declaration/declaration.ts"
import { metaOf } from "../../core/declaration/meta.ts"
import { paragraphsOf } from "../../core/declaration/paragraph.ts"
import type { FootnoteChange } from "../../core/redline/footnote-changes.ts"
import { redline } from "../../core/redline/redline.ts"
import type { Row } from "../../core/redline/row.ts"
import { parseDeclaration } from "../../formats/declaration-json/parse-declaration.ts"
import { useNotices } from "../app/notices.ts"
import { useDeclaration } from "../app/use-room.ts"
import type { PaperView } from "./paper-view.ts"
import { showRedline } from "./redline-marks.ts"

interface RedlineLayerProps {
  readonly paper: PaperView
  readonly fetchBaseline: (id: string) => Promise<unknown>
}

/** The baseline where the room does not say from which it was begun. */
const defaultBaseline = "la-paz"

/** While it is there, the paper shows what has changed since the baseline, also as others type. */
export function RedlineLayer({ paper, fetchBaseline }: RedlineLayerProps) {
  const { t } = useTranslation("editor")
  const notices = useNotices()
  const draft = useDeclaration()
  const id = metaOf(draft).baseline ?? defaultBaseline
  const [baseline, setBaseline] = useState<Declaration | null>(null)
  useEffect(() => {
    let isGone = false
    const failed = (): void => notices.problem(t("redline.no-baseline"))
    fetchBaseline(id).then((found) => {
      const parsed = parseDeclaration(JSON.stringify(found))
      if (isGone) return
      if (parsed.ok) setBaseline(parsed.declaration)
      else failed()
    }, failed)
    return () => {
      isGone = true
    }
  }, [id, fetchBaseline, notices, t])
  useEffect(() => {
    if (baseline === null) return
    const { rows, footnotes } = redline(baseline, draft)
    const words = ({ kind, moved }: Row): string => {
      const name = kind === "unchanged" ? "" : t(`redline.${kind}`)
      return moved && kind !== "moved" ? t("redline.moved-too", { kind: name }) : name
    }
    paper.body.dispatch(showRedline(paper.body.state, rows, words))
    for (const [note, view] of paper.notes) {
      const change = footnotes.find(({ draft: kept }) => kept?.id === note)
      view.dispatch(showRedline(view.state, noteRows(change, view.state.doc), words))
    }
    return () => {
      for (const view of paper.views)
        if (!view.isDestroyed) view.dispatch(showRedline(view.state, null, words))
    }
  }, [paper, baseline, draft, t])
  return null
}

/** A footnote's change as the one row its own text shows. */
function noteRows(change: FootnoteChange | undefined, doc: Node): readonly Row[] {
  if (!change || change.kind === "unchanged") return []
  const { runs, edits, moved, coarse } = change
  const kind = change.kind === "added" || change.kind === "moved" ? change.kind : "edited"
  return [
    {
      kind,
      moved,
      baseline: [],
      draft: paragraphsOf(doc),
      runs,
      edits,
      restyling: null,
      status: null,
      coarse,
    },
  ]
}
