import { useDeferredValue, useMemo, useState } from "react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { FootnoteId } from "../../../core/declaration/ids.ts"
import { plainText } from "../../../core/declaration/paragraph.ts"
import { footnotes } from "../../../core/positions/footnote.ts"
import { positionsRegister, type RegisteredPosition } from "../../../core/positions/register.ts"
import type { TextSource } from "../../app/load-text.ts"
import { useNotices } from "../../app/notices.ts"
import { useDeclaration, useEditor, useObservable, useSession } from "../../app/use-room.ts"
import { useText } from "../../app/use-text.ts"
import { ActorTag } from "../../controls/actor-tag.tsx"
import { Choice } from "../../controls/choice.tsx"

const anyOwner = "*"

/** What regions and delegations hold in footnotes and what became of it since the baseline; then the other notes. */
export function FootnotesPanel() {
  const { t } = useTranslation()
  const notices = useNotices()
  const editor = useEditor()
  const { baseline: id } = useObservable(useSession().room)
  const source = useMemo((): TextSource | null => (id === null ? null : { kind: "baseline", id }), [id])
  const baseline = useText(source)
  const draft = useDeferredValue(useDeclaration())
  const [owner, setOwner] = useState(anyOwner)
  const { positions, reservations } = useMemo(
    () => positionsRegister(draft, baseline?.ok === true ? baseline.declaration : null),
    [draft, baseline],
  )
  const held = new Set(positions.map(({ footnote }) => footnote))
  const others = useMemo(() => footnotes(draft), [draft]).filter((note) => !held.has(note.id))
  const owners = [...new Set(positions.flatMap((position) => position.owner ?? []))].sort()
  const shown = positions.filter((position) => owner === anyOwner || position.owner === owner)
  const go = (footnote: FootnoteId): void => {
    if (editor?.goTo({ kind: "footnote", id: footnote }) !== true) notices.problem(t("window:gone"))
  }
  return (
    <>
      <section className="panel-section" aria-labelledby="positions-title">
        <h3 id="positions-title">{t("footnotes:positions", { count: positions.length })}</h3>
        {owners.length > 1 && (
          <Choice
            label={t("footnotes:owner")}
            options={[
              { id: anyOwner, name: t("footnotes:any-owner") },
              ...owners.map((actor) => ({ id: actor, name: actor })),
            ]}
            chosen={owner}
            onChoose={setOwner}
          />
        )}
        {positions.length === 0 && <p className="hint">{t("footnotes:no-positions")}</p>}
        <ol className="cards flat">
          {shown.map((position) => (
            <PositionCard key={position.footnote} position={position} onGo={go} />
          ))}
        </ol>
        {reservations.length > 0 && (
          <p className="hint">{t("footnotes:reservations", { count: reservations.length })}</p>
        )}
      </section>
      <section className="panel-section" aria-labelledby="notes-title">
        <h3 id="notes-title">{t("footnotes:others", { count: others.length })}</h3>
        <ol className="cards flat">
          {others.map(({ id: note, number, kind, text }) => (
            <li key={note} className="card">
              <p className="hint">
                {number ?? "?"} · {t(`footnotes:kind.${kind}`)}
              </p>
              <p className="note-text">{plainText(text)}</p>
              <div>
                <Button className="button small" onPress={() => go(note)}>
                  {t("footnotes:go", { number: number ?? "?" })}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

interface PositionCardProps {
  readonly position: RegisteredPosition
  readonly onGo: (footnote: FootnoteId) => void
}

function PositionCard({ position, onGo }: PositionCardProps) {
  const { t } = useTranslation()
  const { footnote, number, owner, kind, text, anchor, since, against, baseline, brackets } = position
  return (
    <li className="card">
      <p className="bracket-facts">
        <strong>{number ?? "?"}</strong>
        {owner !== null && <ActorTag actor={owner} />}
        <span>{t(`footnotes:kind.${kind}`)}</span>
        {against !== null && (
          <span className={against === "kept" ? "badge good" : "badge warning"}>
            {t(`footnotes:fate.${against}`)}
          </span>
        )}
      </p>
      <p className="note-text">{text}</p>
      {against === "reworded" && baseline !== null && (
        <p className="note-text hint">
          {t("footnotes:before")} {baseline.text}
        </p>
      )}
      {anchor !== null && (
        <p className="hint">
          {t("footnotes:anchored")} <q>{anchor.quote}</q>
        </p>
      )}
      <p className="hint">
        {since !== null && <>{t("footnotes:since", { since })} </>}
        {brackets.length > 0 && t("footnotes:brackets", { count: brackets.length })}
      </p>
      {anchor !== null && (
        <div>
          <Button className="button small" onPress={() => onGo(footnote)}>
            {t("footnotes:go", { number: number ?? "?" })}
          </Button>
        </div>
      )}
    </li>
  )
}
