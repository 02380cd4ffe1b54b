import { Check as CheckMark, ChevronDown, ChevronUp, X } from "lucide-react"
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react"
import { Button, CheckboxButton, CheckboxField, Input, Label, TextField } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { TextQuery } from "../../core/declaration/find-text.ts"
import { useNotices } from "../app/notices.ts"
import { findingIn, goToMatch, lookFor, replaceAll, replacementsIn } from "./find-replace.ts"
import type { PaperView } from "./paper-view.ts"

const empty: TextQuery = { text: "", matchCase: false, wholeWord: false, regularExpression: false }

/** Finds and replaces in the text in which the cursor is. Everything is shown before it is replaced. */
export function FindBar({ paper, onClose }: { readonly paper: PaperView; readonly onClose: () => void }) {
  const { t } = useTranslation("editor")
  const notices = useNotices()
  const [query, setQuery] = useState(empty)
  const [replacement, setReplacement] = useState("")
  const [preview, setPreview] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const view = paper.focused.view
  const state = useSyncExternalStore(paper.onUpdate, () => view.state)
  useEffect(() => {
    view.dispatch(lookFor(view.state, query))
  }, [view, query])
  useEffect(
    () => () => {
      if (!view.isDestroyed) view.dispatch(lookFor(view.state, null))
    },
    [view],
  )
  const finding = findingIn(state)
  const rows = useMemo(
    () => (preview ? replacementsIn(state, replacement) : []),
    [preview, replacement, state],
  )
  const move = (by: 1 | -1): void => {
    const tr = goToMatch(view.state, by)
    if (tr) view.dispatch(tr)
  }
  const replace = (all: boolean): void => {
    const every = replacementsIn(view.state, replacement)
    const chosen = all ? every : every.slice(finding.current, finding.current + 1)
    if (chosen.length === 0) return
    view.dispatch(replaceAll(view.state, chosen))
    // The button goes with the last match, and the focus must not go with it.
    input.current?.focus()
    notices.announce(t("find.replaced", { count: chosen.length }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose()
    if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.type === "text") {
      event.preventDefault()
      move(event.shiftKey ? -1 : 1)
    }
  }
  const toggle = (name: "matchCase" | "wholeWord" | "regularExpression", label: string) => (
    <Check
      label={label}
      isOn={query[name]}
      onChange={(on) => {
        setQuery({ ...query, [name]: on })
      }}
    />
  )
  return (
    <section className="find-bar" aria-label={t("find.title")} onKeyDown={onKeyDown}>
      <div className="find-row">
        <TextField
          className="field"
          value={query.text}
          onChange={(text) => setQuery({ ...query, text })}
          autoFocus
        >
          <Label>{t("find.find")}</Label>
          <Input ref={input} className="input" />
        </TextField>
        <TextField className="field" value={replacement} onChange={setReplacement}>
          <Label>{t("find.replace")}</Label>
          <Input className="input" />
        </TextField>
        <output className="find-count" aria-live="polite">
          {finding.error === null
            ? finding.matches.length === 0
              ? query.text === ""
                ? ""
                : t("find.none")
              : t("find.count", { current: finding.current + 1, total: finding.matches.length })
            : t("find.wrong", { message: finding.error })}
        </output>
        <div className="find-steps">
          <Button className="icon-button" aria-label={t("find.previous")} onPress={() => move(-1)}>
            <ChevronUp aria-hidden size={18} />
          </Button>
          <Button className="icon-button" aria-label={t("find.next")} onPress={() => move(1)}>
            <ChevronDown aria-hidden size={18} />
          </Button>
          <Button className="icon-button" aria-label={t("find.close")} onPress={onClose}>
            <X aria-hidden size={18} />
          </Button>
        </div>
      </div>
      <div className="find-row">
        {toggle("matchCase", t("find.match-case"))}
        {toggle("wholeWord", t("find.whole-word"))}
        {toggle("regularExpression", t("find.regular-expression"))}
        {view.editable && finding.matches.length > 0 && (
          <>
            <Check label={t("find.preview")} isOn={preview} onChange={setPreview} />
            <Button className="button" onPress={() => replace(false)}>
              {t("find.replace-one")}
            </Button>
            <Button className="button" onPress={() => replace(true)}>
              {t("find.replace-all", { count: finding.matches.length })}
            </Button>
          </>
        )}
      </div>
      {rows.length > 0 && (
        <ol className="find-preview">
          {rows.map(({ match, words }) => {
            const { before, after } = around(state.doc, match.from, match.to)
            return (
              <li key={match.from}>
                {before}
                <del>{match.words}</del>
                <ins>{words}</ins>
                {after}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

interface CheckProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (on: boolean) => void
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <CheckboxField isSelected={isOn} onChange={onChange}>
      <CheckboxButton className="check">
        <span className="box" aria-hidden>
          {isOn && <CheckMark size={14} />}
        </span>
        {label}
      </CheckboxButton>
    </CheckboxField>
  )
}

/** Some words on either side of a range, from its own paragraph. */
function around(
  doc: PaperView["body"]["state"]["doc"],
  from: number,
  to: number,
): { before: string; after: string } {
  const $from = doc.resolve(from)
  const $to = doc.resolve(to)
  return {
    before: doc.textBetween(Math.max($from.start(), from - 40), from),
    after: doc.textBetween(to, Math.min($to.end(), to + 40)),
  }
}
