import { cron, job } from '#platform/jobs'
import { releaseAbandonedTickets } from './actions/release-abandoned-tickets.ts'
import { lookAtQueues } from './actions/stir-desk.ts'
import { deskJob } from './jobs-names.ts'

export const ticketWork = [
  job<{ ticket_id: string | null }>({ name: deskJob, run: (ctx, data) => lookAtQueues(ctx, data.ticket_id) }),
  cron({
    name: 'tickets.release-abandoned',
    at: { everyMinutes: 1 },
    run: (ctx) => ctx.tx.transaction().execute((tx) => releaseAbandonedTickets({ ...ctx, tx })),
  }),
]
