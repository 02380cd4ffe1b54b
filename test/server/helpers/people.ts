import type { Role } from "../../../src/server/admission/role.ts"
import type { TestServer } from "./server.ts"

export interface Invited {
  readonly invitation: string
  readonly person: string
  readonly token: string
  readonly link: string
  readonly shortLink: string
}

/** Invites somebody into the first room. */
export async function invited(
  server: TestServer,
  drafter: string,
  actor: string,
  role: Role,
): Promise<Invited> {
  const { room } = await server.get<{ room: { id: string } }>("/api/session")
  return server.done("POST", `/api/rooms/${room.id}/invitations`, { drafter, actor, role })
}

// A test that waits longer has failed; how long a good one takes does not matter.
const patience = 25_000

/** Resolves once `holds` does; asked again at every turn of the event loop, without a fixed wait. */
export async function until(holds: () => boolean | Promise<boolean>, what = holds.toString()): Promise<void> {
  const end = performance.now() + patience
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never came true: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
