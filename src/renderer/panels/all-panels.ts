import { Brackets, FileDiff } from "lucide-react"
import { BracketsPanel } from "./brackets/brackets-panel.tsx"
import { ComparisonPanel } from "./comparison/comparison-panel.tsx"
import type { Panel } from "./panel.ts"

/** Every panel, in the order of the switch and of the keys Alt-1 to Alt-9. */
export const allPanels: readonly Panel[] = [
  { id: "brackets", title: "brackets:title", icon: Brackets, Content: BracketsPanel },
  { id: "comparison", title: "comparison:title", icon: FileDiff, Content: ComparisonPanel },
]
