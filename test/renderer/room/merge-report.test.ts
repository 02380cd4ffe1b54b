import { expect, test } from "vitest"
import { memoryStore } from "../../../src/renderer/room/memory-store.ts"
import { reportOfMerge } from "../../../src/renderer/room/merge-report.ts"
import { invited, until } from "../../server/helpers/people.ts"
import { seat } from "../../server/helpers/seat.ts"
import { atRest, emptyFolder } from "../../server/helpers/server.ts"

test("who comes back from a train sees what came in and where both wrote", async () => {
  const dataDir = emptyFolder()
  const server = await atRest({ dataDir })
  const ana = await invited(server, "Ana", "MX", "negotiator")
  const store = memoryStore()
  const atHome = await seat(server, ana, store)
  await until(() => atHome.saved.get().isOnline)
  await server.close()
  await until(() => !atHome.saved.get().isOnline)
  atHome.type("on the train ")
  await until(() => atHome.saved.get().step === "here")
  await atHome.dispose()

  await using again = await atRest({ dataDir })
  await using ben = await seat(again, await invited(again, "Ben", "EU", "negotiator"))
  ben.type("in the room ")
  ben.change((text) => text.insert(10, "newly "))
  await ben.isSaved()

  await using back = await seat(again, ana, store)
  await until(() => back.merges.get().length === 1)
  const report = reportOfMerge(back.merges.get()[0]!)
  expect(report.map(({ kind, conflict }) => [kind, conflict])).toEqual([
    ["in", null],
    ["both", "same-words"],
  ])
  expect(report.at(-1)?.merged).toContain("on the train ")
  expect(report.at(-1)?.merged).toContain("in the room ")
})
