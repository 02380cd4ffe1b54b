import { ArrowDown, ArrowUp, Columns2 } from "lucide-react"
import { useDeferredValue, useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { redline } from "../../../core/redline/redline.ts"
import { type Weight, weights } from "../../../core/redline/weigh.ts"
import { actorSpellings } from "../../app/actor-names.ts"
import { openFile } from "../../app/files.ts"
import type { TextSource } from "../../app/load-text.ts"
import { useCommands, useRegistry } from "../../app/use-commands.ts"
import { useDeclaration, useEditor, useObservable, useSession } from "../../app/use-room.ts"
import { useText } from "../../app/use-text.ts"
import { Choice } from "../../controls/choice.tsx"
import { VirtualList } from "../virtual-list.tsx"
import { ChangeDetail } from "./change-detail.tsx"
import { ChangeItem } from "./change-item.tsx"
import { type ChangeOrder, changeOrders, changeRows } from "./change-rows.ts"
import { SideBySide } from "./side-by-side.tsx"
import { SummaryCounts } from "./summary-counts.tsx"
import { fileOption, idOf, nameIn, useTextOptions } from "./text-options.ts"

const live = "live"
const anyWeight = "*"

/** What changed from a baseline, a version or a file to the draft as it stands. */
export function ComparisonPanel() {
  const { t } = useTranslation()
  const session = useSession()
  const editor = useEditor()
  const { baseline: begunFrom } = useObservable(session.room)
  const [from, setFrom] = useState<TextSource | null>(
    begunFrom === null ? null : { kind: "baseline", id: begunFrom },
  )
  const [to, setTo] = useState<TextSource | null>(null)
  const [order, setOrder] = useState<ChangeOrder>("text")
  const [weight, setWeight] = useState<Weight | typeof anyWeight>(anyWeight)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isBeside, setBeside] = useState(false)

  const options = useTextOptions()
  const before = useText(from)
  const other = useText(to)
  const draft = useDeferredValue(useDeclaration())
  const after = to === null ? draft : other?.ok === true ? other.declaration : null
  const compared = useMemo(
    () =>
      before?.ok === true && after !== null
        ? redline(before.declaration, after, { actors: actorSpellings })
        : null,
    [before, after],
  )
  const all = useMemo(() => (compared === null ? [] : changeRows(compared, order)), [compared, order])
  const rows = useMemo(
    () => all.filter((row) => weight === anyWeight || row.edits.some((edit) => edit.weight === weight)),
    [all, weight],
  )
  const row = rows.find(({ key }) => key === chosen) ?? null

  useCommands(
    useMemo(() => {
      const step = (by: 1 | -1): void => {
        const at = rows.findIndex(({ key }) => key === chosen)
        const next =
          rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length]
        if (!next) return
        setChosen(next.key)
        if (next.place !== null && to === null) editor?.goTo(next.place)
      }
      const isEnabled = (): boolean => rows.length > 0
      return [
        {
          id: "next-change",
          label: "comparison:next",
          group: "go",
          shortcut: "F8",
          isEnabled,
          run: () => step(1),
        },
        {
          id: "previous-change",
          label: "comparison:previous",
          group: "go",
          shortcut: "Shift-F8",
          isEnabled,
          run: () => step(-1),
        },
      ]
    }, [rows, chosen, editor, to]),
  )

  const choose = async (id: string, set: (source: TextSource | null) => void): Promise<void> => {
    if (id === live) set(null)
    else if (id === "file") {
      const outcome = await openFile()
      if (outcome.kind === "opened") set({ kind: "file", file: outcome.file })
    } else set(options.sources.get(id) ?? null)
  }
  const failed = [before, other].find((text) => text?.ok === false)

  return (
    <>
      <div className="panel-section">
        <Choice
          label={t("comparison:baseline")}
          options={[...options.texts, ...fileOption(from), { id: "file", name: t("comparison:file") }]}
          chosen={idOf(from)}
          onChoose={(id) => void choose(id, setFrom)}
        />
        <Choice
          label={t("comparison:draft")}
          options={[
            { id: live, name: t("comparison:live") },
            ...options.texts,
            ...fileOption(to),
            { id: "file", name: t("comparison:file") },
          ]}
          chosen={to === null ? live : idOf(to)}
          onChoose={(id) => void choose(id, setTo)}
        />
        {compared !== null && <SummaryCounts summary={compared.summary} />}
      </div>
      {failed?.ok === false && (
        <p className="empty" role="alert">
          {t("comparison:failed", { reason: failed.reason })}
        </p>
      )}
      {compared === null && failed === undefined && from !== null && (
        <p className="empty" role="status">
          {t("comparison:working")}
        </p>
      )}
      {compared !== null && all.length === 0 && <p className="empty">{t("comparison:same")}</p>}
      {all.length > 0 && (
        <>
          <div className="panel-line comparison-tools">
            <Choice
              label={t("comparison:order")}
              hidesLabel
              options={changeOrders.map((id) => ({ id, name: t(`comparison:order-${id}`) }))}
              chosen={order}
              onChoose={setOrder}
            />
            <Choice
              label={t("comparison:weight")}
              hidesLabel
              options={[
                { id: anyWeight, name: t("comparison:weight-any") },
                ...weights
                  .filter((id) => all.some(({ edits }) => edits.some((edit) => edit.weight === id)))
                  .map((id) => ({ id, name: t(`terms:weight.${id}`) })),
              ]}
              chosen={weight}
              onChoose={setWeight}
            />
            <span className="hint count" role="status">
              {t("comparison:shown", { shown: rows.length, count: all.length })}
            </span>
            <Step by={-1} />
            <Step by={1} />
            <Button
              className="icon-button small"
              aria-label={t("comparison:side-by-side")}
              onPress={() => setBeside(true)}
            >
              <Columns2 aria-hidden size={16} />
            </Button>
          </div>
          {rows.length === 0 ? (
            <p className="empty">{t("comparison:none-match")}</p>
          ) : (
            <VirtualList
              label={t("comparison:list")}
              rows={rows}
              chosen={chosen}
              onChoose={({ key }) => setChosen(key)}
              onOpen={({ place }) => {
                if (place !== null && to === null) editor?.goTo(place)
              }}
            >
              {(item) => <ChangeItem row={item} />}
            </VirtualList>
          )}
          {row !== null && <ChangeDetail row={row} mayGo={to === null} />}
        </>
      )}
      {compared !== null && (
        <SideBySide
          redline={compared}
          isOpen={isBeside}
          onClose={() => setBeside(false)}
          names={{
            baseline: nameIn(options.texts, from),
            draft: to === null ? t("comparison:live") : nameIn(options.texts, to),
          }}
        />
      )}
    </>
  )
}

function Step({ by }: { readonly by: 1 | -1 }) {
  const { t } = useTranslation()
  const registry = useRegistry()
  return (
    <Button
      className="icon-button small"
      aria-label={t(by === 1 ? "comparison:next" : "comparison:previous")}
      onPress={() => void registry.run(by === 1 ? "next-change" : "previous-change")}
    >
      {by === 1 ? <ArrowDown aria-hidden size={16} /> : <ArrowUp aria-hidden size={16} />}
    </Button>
  )
}
