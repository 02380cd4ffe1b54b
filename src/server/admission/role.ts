/** What a person may do in a room. */
export const roles = ["secretariat", "negotiator", "reviewer", "observer"] as const

export type Role = (typeof roles)[number]

/** Reviewers compare and observers read; what their clients write is refused. */
export const canWrite = (role: Role): boolean => role === "secretariat" || role === "negotiator"

/** Where an invitation opens every room of a server: the host's own. */
export const everyRoom = "*"
