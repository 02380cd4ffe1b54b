import type { Database } from "./storage/database.ts"

type SettingName = "port" | "url" | "host-invitation" | "log-head"

/** A few facts the server remembers between two starts. */
export function setting(db: Database, name: SettingName): string | null {
  return db.get<{ value: string }>("select value from settings where name = ?", name)?.value ?? null
}

export function changeSetting(db: Database, name: SettingName, value: string): void {
  db.run(
    "insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
    name,
    value,
  )
}
