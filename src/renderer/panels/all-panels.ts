import type { Panel } from "./panel.ts"

/** Every panel, in the order of the switch and of the keys Alt-1 to Alt-9. */
export const allPanels: readonly Panel[] = []
