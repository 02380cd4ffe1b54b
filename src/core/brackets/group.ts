import type { Transform } from "prosemirror-transform"
import type { BracketId } from "../declaration/ids.ts"
import type { Records, RecordChange } from "../declaration/records.ts"
import { type Act, recordEvent } from "./act.ts"
import type { Bracket } from "./bracket.ts"
import type { BracketRecord } from "./bracket-record.ts"
import { Desk } from "./proposing/desk.ts"

/**
 * Makes options of one group out of some brackets, because somebody said so:
 * `[shall][should]` can be alternatives or two insertions, and only a person can tell.
 * What was proposed as new stays a proposed insertion, so that it goes when it is not chosen.
 */
export function groupOptions(options: readonly BracketRecord[], act: Act): RecordChange[] {
  const group = act.newId()
  return [
    { table: "groups", id: group, field: "form", value: "options" },
    recordEvent(
      "groups",
      group,
      "grouped",
      options.map(({ id }) => id),
      act,
    ),
    ...options.flatMap(({ id, proposes, optionLabel }, index): RecordChange[] => [
      { table: "brackets", id, field: "group", value: group },
      { table: "brackets", id, field: "optionLabel", value: optionLabel ?? `Option ${String(index + 1)}` },
      ...(proposes === "retention"
        ? [{ table: "brackets" as const, id, field: "proposes", value: "option" }]
        : []),
    ]),
  ]
}

/** Takes a group apart again; the brackets stay open. */
export function ungroup(group: string, all: readonly Bracket[], act: Act): RecordChange[] {
  const members = all.filter(({ record }) => record.group === group)
  return [
    recordEvent("groups", group, "ungrouped", null, act),
    ...members.flatMap(({ id, record }): RecordChange[] => [
      { table: "brackets", id, field: "group", value: undefined },
      { table: "brackets", id, field: "optionLabel", value: undefined },
      ...(record.proposes === "option"
        ? [{ table: "brackets" as const, id, field: "proposes", value: "retention" }]
        : []),
    ]),
  ]
}

/** Adds "No text" to a group: an option that has a place on the paper like any other. */
export function addNoText(
  tr: Transform,
  records: Records,
  { group, pos, label }: { readonly group: string; readonly pos: number; readonly label: string },
  act: Act,
): { readonly bracket: BracketId; readonly changes: RecordChange[] } {
  const desk = new Desk(tr, records.brackets, act)
  const bracket = desk.open("option")
  desk.place(pos, bracket)
  desk.set(bracket, "group", group)
  desk.set(bracket, "optionLabel", label)
  return { bracket, changes: desk.pending.changes }
}
