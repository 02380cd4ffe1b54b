import { useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { type Bracket, bracketsOf } from "../../../core/brackets/bracket.ts"
import { isOpen } from "../../../core/brackets/effect.ts"
import type { SettlementPlan } from "../../../core/brackets/settling/plan-settlement.ts"
import { planSettlement } from "../../../core/brackets/settling/plan-settlement.ts"
import type { Repair } from "../../../core/brackets/settling/repair.ts"
import { settle } from "../../../core/brackets/settling/settle.ts"
import type { Declaration } from "../../../core/declaration/declaration.ts"
import type { FootnoteId } from "../../../core/declaration/ids.ts"
import { actOf } from "../../app/act-of.ts"
import { useNotices } from "../../app/notices.ts"
import { useDeclaration, useEditor, useSession } from "../../app/use-room.ts"
import { Check } from "../../controls/check.tsx"
import { Radios } from "../../controls/radios.tsx"
import { Sheet } from "../../controls/sheet.tsx"
import { TextInput } from "../../controls/text-input.tsx"
import { RunText } from "../run-text.tsx"
import { choicesFor, type Decision, insideOf, type Way, waysFor } from "./settle-choices.ts"
import { previewSettlement, wordsOf } from "./settlement-preview.ts"

interface SettleDialogProps {
  readonly brackets: readonly Bracket[]
  /** The owner takes the bracket back; nothing else is offered. */
  readonly withdraws?: boolean
  readonly onClose: () => void
}

/** Settles one bracket or many, after showing what the text will be. */
export function SettleDialog({ brackets, withdraws = false, onClose }: SettleDialogProps) {
  const { t } = useTranslation()
  const notices = useNotices()
  const editor = useEditor()
  const { me } = useSession()
  const declaration = useDeclaration()
  const ways = useMemo(() => waysOffered(brackets, withdraws), [brackets, withdraws])
  const [decision, setDecision] = useState<Decision>({ way: ways[0] ?? "keep", text: "", inner: "leave" })
  const [remark, setRemark] = useState("")
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()

  const repairsOf = (plan: SettlementPlan): Repair[] =>
    plan.repairs.filter((repair, index) =>
      repair.sure ? !refused.has(nameOf(repair, index)) : wanted.has(nameOf(repair, index)),
    )
  const texts = useMemo(() => byText(declaration, brackets), [declaration, brackets])
  const previews = texts.map(({ footnote, doc, chosen, all }) => ({
    footnote,
    chosen,
    ...previewSettlement({ doc, declaration }, chosen, choicesFor(decision, chosen, all), {
      act: actOf(me),
      repairs: repairsOf,
    }),
  }))
  const inner = texts.some(({ chosen, all }) => chosen.some((bracket) => insideOf(bracket, all).length > 0))

  const carryOut = (): void => {
    for (const { footnote, seen, chosen } of previews) {
      const isDone = editor?.act(footnote, (tr, { records }) => {
        const all = bracketsOf(tr.doc, records.brackets, footnote)
        const now = all.filter(({ id }) => chosen.some((bracket) => bracket.id === id))
        // Somebody changed the words while this dialog was open: what is done must be what was seen.
        if (wordsOf(tr.doc, now) !== seen) return null
        const plan = planSettlement(tr.doc, records, choicesFor(decision, now, all))
        return settle(tr, plan, actOf(me), {
          repairs: repairsOf(plan),
          remark,
          ...(withdraws && { outcome: "withdrawn" }),
        })
      })
      if (isDone !== true) {
        setProblem(t("brackets:settle-dialog.cannot"))
        return
      }
    }
    onClose()
    notices.show({
      kind: "done",
      text: t("brackets:settled", { count: brackets.length }),
      action: { label: t("brackets:undo"), run: () => void editor?.run("undo") },
    })
  }
  const title = withdraws
    ? t("brackets:settle-dialog.title-withdraw")
    : brackets.length === 1
      ? t("brackets:settle-dialog.title")
      : t("brackets:settle-dialog.title-many", { count: brackets.length })

  return (
    <Sheet
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button className="button" onPress={onClose}>
            {t("window:cancel")}
          </Button>
          <Button className="button primary" onPress={carryOut}>
            {t(withdraws ? "brackets:settle-dialog.do-withdraw" : "brackets:settle-dialog.do")}
          </Button>
        </>
      }
    >
      {ways.length > 1 && (
        <Radios
          label={t("brackets:settle-dialog.outcome")}
          options={ways.map((way) => ({ id: way, name: t(`brackets:settle-dialog.${way}`) }))}
          chosen={decision.way}
          onChoose={(way) => setDecision({ ...decision, way })}
        />
      )}
      {decision.way === "replace" && (
        <TextInput
          label={t("brackets:settle-dialog.text")}
          value={decision.text}
          onChange={(text) => setDecision({ ...decision, text })}
          isLong
        />
      )}
      {inner && decision.way === "keep" && (
        <Radios
          label={t("brackets:settle-dialog.inner")}
          options={[
            { id: "leave", name: t("brackets:settle-dialog.inner-keep") },
            { id: "same", name: t("brackets:settle-dialog.inner-settle") },
          ]}
          chosen={decision.inner}
          onChoose={(choice) => setDecision({ ...decision, inner: choice })}
        />
      )}
      <section className="preview" aria-labelledby="preview-title">
        <h3 id="preview-title">{t("brackets:settle-dialog.preview")}</h3>
        <div className="preview-text" tabIndex={0} role="group" aria-labelledby="preview-title">
          {previews
            .flatMap(({ paragraphs }) => paragraphs)
            .map((runs, index) => (
              <RunText key={index} runs={runs} />
            ))}
        </div>
      </section>
      {previews.some(({ plan }) => plan.repairs.length > 0) && (
        <section>
          <h3>{t("brackets:settle-dialog.repairs")}</h3>
          {previews.map(({ plan }, text) =>
            plan.repairs.map((repair, index) => {
              const name = nameOf(repair, index)
              return (
                <Check
                  key={`${text} ${name}`}
                  isChecked={repair.sure ? !refused.has(name) : wanted.has(name)}
                  onChange={() =>
                    repair.sure ? setRefused(toggled(refused, name)) : setWanted(toggled(wanted, name))
                  }
                >
                  {t(`brackets:repair.${repair.rule}`)}{" "}
                  <q className="hint">{around(plan.transform.doc, repair)}</q>
                </Check>
              )
            }),
          )}
        </section>
      )}
      <TextInput label={t("brackets:settle-dialog.remark")} value={remark} onChange={setRemark} />
      {problem !== undefined && <p role="alert">{problem}</p>}
    </Sheet>
  )
}

const waysOffered = (brackets: readonly Bracket[], withdraws: boolean): readonly Way[] => {
  const [only] = brackets
  if (withdraws) return ["withdraw"]
  return brackets.length === 1 && only ? waysFor(only) : ["accept", "refuse", "keep", "delete"]
}

interface OneText {
  readonly footnote: FootnoteId | null
  readonly doc: Declaration["doc"]
  readonly chosen: readonly Bracket[]
  readonly all: readonly Bracket[]
}

/** The brackets as they stand now, by the text they stand in: each text is settled by an act of its own. */
function byText(declaration: Declaration, brackets: readonly Bracket[]): OneText[] {
  const footnotes = [...new Set(brackets.map(({ footnote }) => footnote))]
  return footnotes.flatMap((footnote) => {
    const doc = footnote === null ? declaration.doc : declaration.notes.get(footnote)
    if (!doc) return []
    const all = bracketsOf(doc, declaration.records.brackets, footnote).filter(({ record }) => isOpen(record))
    return [{ footnote, doc, chosen: all.filter(({ id }) => brackets.some((one) => one.id === id)), all }]
  })
}

const nameOf = ({ rule }: Repair, index: number): string => `${rule} ${String(index)}`

const toggled = (names: ReadonlySet<string>, name: string): Set<string> => {
  const next = new Set(names)
  if (!next.delete(name)) next.add(name)
  return next
}

/** A few words on both sides, with what the repair puts in. */
function around(doc: Declaration["doc"], { from, to, insert }: Repair): string {
  const reach = 18
  const before = doc.textBetween(Math.max(0, from - reach), from, " ", "")
  const after = doc.textBetween(to, Math.min(doc.content.size, to + reach), " ", "")
  return `…${before}${insert}${after}…`
}
