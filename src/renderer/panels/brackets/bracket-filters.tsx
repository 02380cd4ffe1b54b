import { SlidersHorizontal } from "lucide-react"
import { useMemo } from "react"
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components"
import { useTranslation } from "react-i18next"
import { proposalKinds, reasons } from "../../../core/brackets/bracket-record.ts"
import type { ActorId } from "../../../core/declaration/ids.ts"
import type { Section } from "../../../core/declaration/sections.ts"
import { stances } from "../../../core/positions/position.ts"
import { Choice } from "../../controls/choice.tsx"
import { SearchInput } from "../../controls/search-input.tsx"
import type { BracketFilter, BracketRow, SectionKey } from "./bracket-rows.ts"

interface BracketFiltersProps {
  readonly rows: readonly BracketRow[]
  readonly sections: readonly Section[]
  readonly filter: BracketFilter
  readonly onFilter: (filter: BracketFilter) => void
}

const any = "*"

/** Search and filters of the list of brackets. Only what occurs is offered. */
export function BracketFilters({ rows, sections, filter, onFilter }: BracketFiltersProps) {
  const { t } = useTranslation()
  const holders = useMemo(() => holdersIn(rows), [rows])
  const set = (change: Partial<BracketFilter>): void => onFilter({ ...filter, ...change })
  const anyOption = { id: any, name: t("brackets:any") }
  const nameOf = ({ id, number, title }: Section): string =>
    id === "" ? t("brackets:section-beginning") : `${number} ${title}`.trim()
  return (
    <div className="panel-section">
      <SearchInput label={t("brackets:search")} value={filter.text} onChange={(text) => set({ text })} />
      <Disclosure className="disclosure">
        <Heading>
          <Button slot="trigger" className="button quiet small">
            <SlidersHorizontal aria-hidden size={14} /> {t("brackets:filters")}
          </Button>
        </Heading>
        <DisclosurePanel>
          <div className="filter-grid">
            <Choice
              label={t("brackets:section")}
              options={[
                { id: any, name: t("brackets:any") },
                ...sections.map((section) => ({ id: `s${section.id}`, name: nameOf(section) })),
                { id: "sfootnotes", name: t("brackets:section-footnotes") },
              ]}
              chosen={filter.section === null ? any : `s${filter.section}`}
              onChoose={(id) => set({ section: id === any ? null : (id.slice(1) as SectionKey) })}
            />
            <Choice
              label={t("brackets:actor")}
              options={[
                anyOption,
                { id: "nobody", name: t("brackets:actor-nobody") },
                ...holders.map((id) => ({ id: id, name: id })),
              ]}
              chosen={filter.actor ?? any}
              onChoose={(id) => set({ actor: id === any ? null : (id as ActorId | "nobody") })}
            />
            <Choice
              label={t("brackets:stance")}
              options={[anyOption, ...stances.map((id) => ({ id, name: t(`terms:stance.${id}`) }))]}
              chosen={filter.stance ?? any}
              onChoose={(id) => set({ stance: stances.find((stance) => stance === id) ?? null })}
            />
            <Choice
              label={t("brackets:proposes")}
              options={[anyOption, ...proposalKinds.map((id) => ({ id, name: t(`terms:proposes.${id}`) }))]}
              chosen={filter.proposes ?? any}
              onChoose={(id) => set({ proposes: proposalKinds.find((kind) => kind === id) ?? null })}
            />
            <Choice
              label={t("brackets:reason")}
              options={[anyOption, ...reasons.map((id) => ({ id, name: t(`terms:reason.${id}`) }))]}
              chosen={filter.reason ?? any}
              onChoose={(id) => set({ reason: reasons.find((reason) => reason === id) ?? null })}
            />
          </div>
        </DisclosurePanel>
      </Disclosure>
    </div>
  )
}

function holdersIn(rows: readonly BracketRow[]): ActorId[] {
  const ids = new Set<ActorId>()
  for (const { bracket } of rows) {
    for (const id of bracket.record.proposedBy) ids.add(id)
    for (const { actor } of bracket.record.positions) ids.add(actor)
  }
  return [...ids].sort()
}
