import { useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { BracketId } from "../../../core/declaration/ids.ts"
import { paragraphs } from "../../../core/declaration/paragraph.ts"
import { type Section, sectionsOf } from "../../../core/declaration/sections.ts"
import { useNotices } from "../../app/notices.ts"
import { useCommands } from "../../app/use-commands.ts"
import { useDeclaration, useEditor, useSelectionFacts, useSession } from "../../app/use-room.ts"
import { ActorTag } from "../../controls/actor-tag.tsx"
import { VirtualList } from "../virtual-list.tsx"
import { BracketDetail } from "./bracket-detail.tsx"
import { BracketFilters } from "./bracket-filters.tsx"
import { type BracketRow, bracketRows, matchesFilter, noFilter, type SectionKey } from "./bracket-rows.ts"
import { PositionDialog } from "./position-dialog.tsx"
import { SettleDialog } from "./settle-dialog.tsx"

interface HeadingRow {
  readonly kind: "heading"
  readonly key: string
  readonly name: string
  readonly count: number
}

type Dialog = "settle" | "withdraw" | "hold" | "settle-shown"

/** Every open bracket by section: who holds it, where it is, what one may do about it. */
export function BracketsPanel() {
  const { t } = useTranslation()
  const notices = useNotices()
  const editor = useEditor()
  const session = useSession()
  const declaration = useDeclaration()
  const { brackets: around } = useSelectionFacts()
  const [filter, setFilter] = useState(noFilter)
  const [clicked, setClicked] = useState<{ id: BracketId; around: string } | null>(null)
  const [dialog, setDialog] = useState<Dialog | null>(null)

  const sections = useMemo(() => sectionsOf(paragraphs(declaration)), [declaration])
  const all = useMemo(() => bracketRows(declaration), [declaration])
  const shown = useMemo(() => all.filter((row) => matchesFilter(row, filter)), [all, filter])
  const rows = useMemo(() => withHeadings(shown, sections, t), [shown, sections, t])

  // The cursor chooses until somebody clicks in the list; moving the cursor takes over again.
  const here = around.at(-1) ?? null
  const chosen =
    clicked !== null && clicked.around === around.join() ? clicked.id : (here ?? clicked?.id ?? null)
  const row = shown.find(({ key }) => key === chosen) ?? null

  const go = (id: BracketId): void => {
    if (editor?.goTo({ kind: "bracket", id }) !== true) notices.problem(t("brackets:go-failed"))
  }
  useCommands(
    useMemo(
      () => [
        {
          id: "settle-bracket",
          label: "brackets:settle",
          group: "bracket",
          isEnabled: () => row !== null && session.me.role === "secretariat" && session.canWrite(),
          run: () => setDialog("settle"),
        },
        {
          id: "hold-position",
          label: "brackets:hold",
          group: "bracket",
          isEnabled: () => row !== null && session.canWrite(),
          run: () => setDialog("hold"),
        },
      ],
      [row, session],
    ),
  )

  return (
    <>
      <BracketFilters rows={all} sections={sections} filter={filter} onFilter={setFilter} />
      <div className="panel-line">
        <span className="hint count" role="status">
          {shown.length === all.length
            ? t("brackets:count", { count: all.length })
            : t("brackets:shown", { shown: shown.length, count: all.length })}
        </span>
        {shown.length < all.length && (
          <Button className="button small quiet" onPress={() => setFilter(noFilter)}>
            {t("brackets:reset")}
          </Button>
        )}
        {session.me.role === "secretariat" && session.canWrite() && shown.length > 1 && (
          <Button className="button small quiet" onPress={() => setDialog("settle-shown")}>
            {t("brackets:settle-shown", { count: shown.length })}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="empty">{t(all.length === 0 ? "brackets:none" : "brackets:none-match")}</p>
      ) : (
        <VirtualList
          label={t("brackets:list")}
          rows={rows}
          chosen={chosen}
          onChoose={({ key }) => setClicked({ id: key as BracketId, around: around.join() })}
          onOpen={({ key }) => go(key as BracketId)}
        >
          {(item) => (item.kind === "heading" ? <Heading row={item} /> : <Item row={item} />)}
        </VirtualList>
      )}
      {row !== null && (
        <BracketDetail
          row={row}
          onGo={() => go(row.key)}
          onSettle={() => setDialog("settle")}
          onWithdraw={() => setDialog("withdraw")}
          onHold={() => setDialog("hold")}
        />
      )}
      {row !== null && (dialog === "settle" || dialog === "withdraw") && (
        <SettleDialog
          brackets={[row.bracket]}
          withdraws={dialog === "withdraw"}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "settle-shown" && (
        <SettleDialog brackets={shown.map(({ bracket }) => bracket)} onClose={() => setDialog(null)} />
      )}
      {row !== null && dialog === "hold" && (
        <PositionDialog bracket={row.bracket} onClose={() => setDialog(null)} />
      )}
    </>
  )
}

function Heading({ row }: { readonly row: HeadingRow }) {
  return (
    <>
      <span className="list-heading-name">{row.name}</span>
      <span className="count">{row.count}</span>
    </>
  )
}

function Item({ row }: { readonly row: BracketRow }) {
  const { t } = useTranslation()
  const { record, depth } = row.bracket
  const held = record.positions.filter(({ actor }) => !record.proposedBy.includes(actor))
  return (
    <div className="bracket-item" style={{ paddingInlineStart: `${String(Math.min(depth, 5) * 0.6)}rem` }}>
      <p className="bracket-quote">[{row.quote === "" ? <em>{t("brackets:no-text")}</em> : row.quote}]</p>
      <p className="bracket-facts">
        {record.proposedBy.map((actor) => (
          <ActorTag key={actor} actor={actor} />
        ))}
        <span>{t(`terms:proposes.${record.proposes}`)}</span>
        {row.footnote !== null && <span>{t("brackets:in-footnote", { number: row.footnote })}</span>}
        {held.map(({ actor, stance }) => (
          <span key={actor}>
            · <ActorTag actor={actor} /> {t(`terms:stance.${stance}`)}
          </span>
        ))}
      </p>
    </div>
  )
}

function withHeadings(
  rows: readonly BracketRow[],
  sections: readonly Section[],
  t: (key: string) => string,
): (HeadingRow | BracketRow)[] {
  const names = new Map<SectionKey, string>(
    sections.map(({ id, number, title }) => [
      id,
      id === "" ? t("brackets:section-beginning") : `${number} ${title}`.trim(),
    ]),
  )
  names.set("footnotes", t("brackets:section-footnotes"))
  const listed: (HeadingRow | BracketRow)[] = []
  const counts = new Map<SectionKey, number>()
  for (const { section } of rows) counts.set(section, (counts.get(section) ?? 0) + 1)
  for (const [index, row] of rows.entries()) {
    const { section } = row
    if (rows[index - 1]?.section !== section)
      listed.push({
        kind: "heading",
        key: `heading ${section}`,
        name: names.get(section) ?? "",
        count: counts.get(section) ?? 0,
      })
    listed.push(row)
  }
  return listed
}
