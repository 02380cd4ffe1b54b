import { expect, test } from "vitest"
import { timeline } from "../../../src/core/redline/timeline.ts"
import { declarationOf } from "../../helpers/redline.ts"

const one = "The strengthening of police and judicial cooperation in order to guarantee investigations."
const two = "The adoption of appropriate measures to identify and reduce violence linked to trafficking."
const three = "Increasing exchanges of data, information and best practices between both regions."

test("a timeline tells in which version each change came", () => {
  const laPaz = declarationOf([one, two])
  const rev1 = declarationOf([one.replace("guarantee", "ensure"), three, two])
  const rev2 = declarationOf([one.replace("guarantee", "ensure").replace("police", "customs"), three])
  const told = timeline([laPaz, rev1, rev2]).map(({ steps }) =>
    steps.map((rows) =>
      rows.map(({ kind, edits }) =>
        [kind, ...edits.map(({ removed, added }) => `${removed} → ${added}`)].slice(0, 2).join(": "),
      ),
    ),
  )
  expect(told).toEqual([
    [["edited: guarantee → ensure"], ["edited: police → customs"]],
    [[`added:  → ${three}`], ["unchanged"]],
    [["unchanged"], [`removed: ${two} → `]],
  ])
})
