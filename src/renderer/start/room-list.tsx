import { Archive, ArchiveRestore } from "lucide-react"
import { Button } from "react-aria-components"
import { useTranslation } from "react-i18next"
import type { RoomFacts } from "../room/local-store.ts"
import type { Baseline } from "../room/room-api.ts"

interface RoomListProps {
  readonly rooms: readonly RoomFacts[]
  readonly baselines: readonly Baseline[]
  readonly mayArchive: boolean
  readonly onOpen: (room: RoomFacts) => void
  readonly onArchive: (room: RoomFacts, isArchived: boolean) => Promise<void>
}

/** Rooms in use, the newest first, then those put away. */
export function RoomList(props: RoomListProps) {
  const { t } = useTranslation()
  const sorted = [...props.rooms].sort((first, second) => (first.createdAt < second.createdAt ? 1 : -1))
  const inUse = sorted.filter(({ isArchived }) => !isArchived)
  const archived = sorted.filter(({ isArchived }) => isArchived)
  return (
    <>
      {inUse.length === 0 && <p className="empty">{t("rooms:empty")}</p>}
      <ul className="room-list">
        {inUse.map((room) => (
          <RoomCard key={room.id} room={room} {...props} />
        ))}
      </ul>
      {archived.length > 0 && (
        <section aria-labelledby="archived">
          <h2 id="archived">{t("rooms:archived-rooms")}</h2>
          <ul className="room-list">
            {archived.map((room) => (
              <RoomCard key={room.id} room={room} {...props} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function RoomCard({
  room,
  baselines,
  mayArchive,
  onOpen,
  onArchive,
}: RoomListProps & { readonly room: RoomFacts }) {
  const { t, i18n } = useTranslation()
  const { name, baseline, createdAt, isArchived } = room
  const title = baselines.find(({ id }) => id === baseline)?.title
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long" }).format(new Date(createdAt))
  return (
    <li className="room-card">
      <div>
        <h2>{name}</h2>
        <p className="hint">
          {title !== undefined && <>{t("rooms:begun-from", { baseline: title })} · </>}
          {t("rooms:created", { date })}
        </p>
      </div>
      <div className="button-row">
        {mayArchive && (
          <Button
            className="button quiet"
            aria-label={t(isArchived ? "rooms:unarchive-room" : "rooms:archive-room", { name })}
            onPress={() => void onArchive(room, !isArchived)}
          >
            {isArchived ? <ArchiveRestore aria-hidden size={16} /> : <Archive aria-hidden size={16} />}
            {t(isArchived ? "rooms:unarchive" : "rooms:archive")}
          </Button>
        )}
        <Button className="button" aria-label={t("rooms:open-room", { name })} onPress={() => onOpen(room)}>
          {t("rooms:open")}
        </Button>
      </div>
    </li>
  )
}
