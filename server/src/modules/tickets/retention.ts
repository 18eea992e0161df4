import { detachFiles, filesOf } from '#media'
import type { RetentionRule } from '#platform/retention'
import { blankOldTickets, messageIdsOf } from './queries/retention.ts'

/** Old tickets lose their words, and their files with them: what nothing holds goes after a day. */
export const ticketsRetention: readonly RetentionRule[] = [
  {
    kind: 'closed_tickets',
    async run(ctx, before) {
      const ids = await blankOldTickets(ctx, before)
      const handedIn = await filesOf(ctx, 'ticket', ids)
      const sent = await filesOf(ctx, 'ticket_message', await messageIdsOf(ctx, ids))
      const files = [...handedIn.values(), ...sent.values()].flat()
      await detachFiles(
        ctx,
        files.map((file) => file.id),
      )
      return ids.length
    },
  },
]
