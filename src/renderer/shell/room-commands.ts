import type { Command } from "../app/commands.ts"
import { type EditorHandle, type PaperView, paperViews } from "../app/editor-handle.ts"
import { type Preferences, textSizes } from "../app/preferences.ts"
import type { Panel } from "../panels/panel.ts"
import { focusNextRegion } from "./regions.ts"

interface RoomActions {
  readonly panels: readonly Panel[]
  readonly showPanel: (id: string | null) => void
  readonly showView: (view: PaperView) => void
  readonly preferences: Preferences
  readonly prefer: (change: Partial<Preferences>) => void
}

/** The commands every room has, whoever is in it. */
export function roomCommands(actions: RoomActions): Command[] {
  const { panels, showPanel, showView, preferences, prefer } = actions
  return [
    ...paperViews.map((view): Command => ({
      id: `view-${view}`,
      label: `commands:view-${view}`,
      group: "view",
      run: () => showView(view),
    })),
    ...panels.map(({ id, title }, index): Command => ({
      id: `panel-${id}`,
      label: title,
      group: "panel",
      // There are only nine digits to press.
      ...(index < 9 && { shortcut: `Alt-${index + 1}` }),
      run: () => showPanel(id),
    })),
    // The panel asks what to write: a text as it stands, clean, for Word or as a declaration.
    ...(["save-file", "export-word"] as const).map((id): Command => ({
      id,
      label: `commands:${id}`,
      group: "room",
      run: () => showPanel("export"),
    })),
    {
      id: "print-pdf",
      label: "commands:print-pdf",
      group: "room",
      run: () => window.print(),
    },
    {
      id: "close-panel",
      label: "commands:close-panel",
      group: "panel",
      shortcut: "Alt-0",
      run: () => showPanel(null),
    },
    {
      id: "outline",
      label: preferences.showsOutline ? "commands:hide-outline" : "commands:show-outline",
      group: "view",
      shortcut: "Mod-Shift-o",
      run: () => prefer({ showsOutline: !preferences.showsOutline }),
    },
    {
      id: "larger",
      label: "commands:larger",
      group: "view",
      shortcut: "Mod-Alt-ArrowUp",
      run: () => prefer({ textSize: nextSize(preferences.textSize, 1) }),
    },
    {
      id: "smaller",
      label: "commands:smaller",
      group: "view",
      shortcut: "Mod-Alt-ArrowDown",
      run: () => prefer({ textSize: nextSize(preferences.textSize, -1) }),
    },
    {
      id: "next-region",
      label: "commands:next-region",
      group: "go",
      shortcut: "F6",
      run: () => focusNextRegion(1),
    },
    {
      id: "previous-region",
      label: "commands:previous-region",
      group: "go",
      shortcut: "Shift-F6",
      run: () => focusNextRegion(-1),
    },
  ]
}

/** The editor's commands as the palette and the menus show them. */
export function commandsOf(editor: EditorHandle): Command[] {
  return editor.commands.map(({ id, label, shortcut, group = "edit", isEnabled }) => ({
    id,
    label,
    group,
    handlesOwnKey: true,
    ...(shortcut !== null && { shortcut }),
    isEnabled,
    run: () => void editor.run(id),
  }))
}

function nextSize(size: number, direction: 1 | -1): number {
  const at = textSizes.findIndex((known) => known >= size)
  return textSizes[Math.min(textSizes.length - 1, Math.max(0, at + direction))] ?? size
}
