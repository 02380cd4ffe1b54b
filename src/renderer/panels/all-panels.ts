import { Brackets, FileCheck, FileDiff, History, ScrollText, Superscript, Users } from "lucide-react"
import { BracketsPanel } from "./brackets/brackets-panel.tsx"
import { ComparisonPanel } from "./comparison/comparison-panel.tsx"
import { ExportPanel } from "./export/export-panel.tsx"
import { FootnotesPanel } from "./footnotes/footnotes-panel.tsx"
import { LogPanel } from "./log/log-panel.tsx"
import type { Panel } from "./panel.ts"
import { PeoplePanel } from "./people/people-panel.tsx"
import { VersionsPanel } from "./versions/versions-panel.tsx"

/** Every panel, in the order of the switch and of the keys Alt-1 to Alt-9. */
export const allPanels: readonly Panel[] = [
  { id: "brackets", title: "brackets:title", icon: Brackets, Content: BracketsPanel },
  { id: "footnotes", title: "footnotes:title", icon: Superscript, Content: FootnotesPanel },
  { id: "comparison", title: "comparison:title", icon: FileDiff, Content: ComparisonPanel },
  { id: "versions", title: "versions:title", icon: History, Content: VersionsPanel },
  { id: "export", title: "export:title", icon: FileCheck, Content: ExportPanel },
  { id: "people", title: "people:title", icon: Users, Content: PeoplePanel },
  { id: "log", title: "log:title", icon: ScrollText, Content: LogPanel },
]
