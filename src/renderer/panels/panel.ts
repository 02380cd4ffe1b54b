import type { LucideIcon } from "lucide-react"
import type { ComponentType } from "react"

/** One thing to see beside the paper; one panel is open at a time. */
export interface Panel {
  readonly id: string
  /** A key of the catalogue with its namespace: `brackets:title`. */
  readonly title: string
  readonly icon: LucideIcon
  readonly Content: ComponentType
  /** Roles that have it; absent for all. */
  readonly isFor?: (role: string) => boolean
}
