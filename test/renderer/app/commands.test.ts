import { describe, expect, test } from "vitest"
import { type Command, CommandRegistry } from "../../../src/renderer/app/commands.ts"

function setUp(...commands: (Partial<Command> & { id: string })[]) {
  const done: string[] = []
  const registry = new CommandRegistry()
  const remove = registry.add(
    commands.map((command) => ({
      label: `commands:${command.id}`,
      group: "room",
      run: () => void done.push(command.id),
      ...command,
    })),
  )
  return { registry, remove, done }
}

const ctrlK = { key: "k", code: "KeyK", ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }

describe("command registry", () => {
  test("runs a command by its id and by its key", () => {
    const { registry, done } = setUp({ id: "palette", shortcut: "Mod-k" })
    expect([registry.run("palette"), registry.runKey(ctrlK)]).toEqual([true, true])
    expect(done).toEqual(["palette", "palette"])
  })

  test("says no to what does not apply or is not there", () => {
    const { registry, done } = setUp({ id: "undo", isEnabled: () => false })
    expect([registry.run("undo"), registry.run("redo")]).toEqual([false, false])
    expect(done).toEqual([])
  })

  test("leaves the editor's keys to the editor", () => {
    const { registry } = setUp({ id: "link", shortcut: "Mod-k", handlesOwnKey: true })
    expect(registry.runKey(ctrlK)).toBe(false)
  })

  test("forgets the commands of a screen that is gone, and tells who listens", () => {
    const { registry, remove } = setUp({ id: "invite" })
    let changes = 0
    registry.onChange(() => {
      changes++
    })
    remove()
    expect(registry.run("invite")).toBe(false)
    expect(changes).toBe(1)
  })

  test("lists commands in the order of groups and keeps the list while nothing changes", () => {
    const { registry } = setUp({ id: "help", group: "help" }, { id: "rooms", group: "room" })
    expect(registry.all.map(({ id }) => id)).toEqual(["rooms", "help"])
    expect(registry.all).toBe(registry.all)
  })
})
