import type { PersonHooks } from '#platform/personal'
import { leaveDesk } from './queries/erasure.ts'

/** Nobody waits for an answer that can reach nobody. */
export const ticketsPerson: PersonHooks = {
  leaving: (ctx, { users }) => leaveDesk(ctx, users),
}
