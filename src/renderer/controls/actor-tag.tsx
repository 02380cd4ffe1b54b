import { useTranslation } from "react-i18next"
import { languageFor } from "../../bridge/languages.ts"
import type { ActorId } from "../../core/declaration/ids.ts"
import { actorName, actors } from "../app/actor-names.ts"

/** Whose it is: the actor's code with the line of its region, the full name for whoever asks. */
export function ActorTag({ actor }: { readonly actor: ActorId }) {
  const { i18n } = useTranslation()
  const name = actorName(actor, languageFor(i18n.language))
  const region = actors.regionOf(actor) ?? "CHAIR"
  return (
    <abbr className="actor" data-region={region} title={name}>
      {actor}
    </abbr>
  )
}
