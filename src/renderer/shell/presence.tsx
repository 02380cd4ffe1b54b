import { useTranslation } from "react-i18next"
import { actorName, actors } from "../app/actor-names.ts"
import type { PersonPresent } from "../app/people-present.ts"
import { usePeople } from "../app/use-people.ts"
import { useRoomView } from "../app/use-room.ts"

/** How many are here from each region; a click opens the list of people. */
export function Presence() {
  const { t } = useTranslation()
  const { session, showPanel } = useRoomView()
  const people = usePeople(session.awareness, session.me)
  const groups = byRegion(people)
  return (
    <button type="button" className="presence" onClick={() => showPanel("people")}>
      {groups.map(({ region, members }) => (
        <span key={region} className="actor" data-region={region} title={namesOf(members)}>
          {t(`window:presence.${region}`)} {members.length}
        </span>
      ))}
      <span className="visually-hidden">
        {t("window:presence.label", {
          count: people.length,
          names: people.map(({ name }) => name).join(", "),
        })}
      </span>
    </button>
  )
}

const namesOf = (people: readonly PersonPresent[]): string =>
  people.map(({ name, actor }) => `${name} (${actorName(actor)})`).join(", ")

function byRegion(people: readonly PersonPresent[]): { region: string; members: PersonPresent[] }[] {
  const regions = ["EU", "CELAC", "CHAIR"].map((region) => ({
    region,
    members: people.filter(({ actor }) => (actors.regionOf(actor) ?? "CHAIR") === region),
  }))
  return regions.filter(({ members }) => members.length > 0)
}
