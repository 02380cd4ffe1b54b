import type { BracketId } from "../declaration/ids.ts"
import { type Fields, fieldsWith, type RecordChange, type Table } from "../declaration/records.ts"
import { type Act, recordEvent } from "./act.ts"
import { bracketRecord } from "./bracket-record.ts"
import { isOpen } from "./effect.ts"
import type { Choice } from "./settling/choice.ts"

/** Brackets tied together: "the insertion of 39 will require the deletion of 43". */
export interface Package {
  readonly id: string
  /** What ties them, in the words of whoever tied them. */
  readonly remark: string
  readonly brackets: readonly BracketId[]
}

/** A field per bracket, so that two people can add to one package at once. */
const memberField = (bracket: BracketId): string => `bracket:${bracket}`

export function packagesIn(table: Table): Package[] {
  return [...table].map(([id, fields]) => ({
    id,
    remark: typeof fields.remark === "string" ? fields.remark : "",
    brackets: fieldsWith(fields, memberField("" as BracketId)).map(([bracket]) => bracket as BracketId),
  }))
}

export function tiePackage(brackets: readonly BracketId[], remark: string, act: Act): RecordChange[] {
  const id = act.newId()
  return [
    { table: "packages", id, field: "remark", value: remark },
    ...brackets.map((bracket) => ({
      table: "packages" as const,
      id,
      field: memberField(bracket),
      value: true,
    })),
    recordEvent("packages", id, "tied", { brackets }, act),
  ]
}

/** A package of which a part is about to be settled alone. */
export interface PackageWarning {
  readonly package: Package
  /** Its open brackets that nothing is said about. */
  readonly left: readonly BracketId[]
}

/** What the choices would tear apart. A warning: people may have their reasons. */
export function packageWarnings(
  packages: Table,
  brackets: Table,
  choices: readonly Choice[],
): PackageWarning[] {
  const settled = new Set(choices.filter(({ outcome }) => outcome !== "leave").map(({ bracket }) => bracket))
  const none: Fields = {}
  return packagesIn(packages).flatMap((one) => {
    if (!one.brackets.some((bracket) => settled.has(bracket))) return []
    const left = one.brackets.filter(
      (bracket) => !settled.has(bracket) && isOpen(bracketRecord(bracket, brackets.get(bracket) ?? none)),
    )
    return left.length > 0 ? [{ package: one, left }] : []
  })
}
