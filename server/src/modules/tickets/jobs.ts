import { cron, job } from '#platform/jobs'
import { giveOutTickets } from './actions/give-out-tickets.ts'
import { releaseAbandonedTickets } from './actions/release-abandoned-tickets.ts'
import { giveOutJob } from './jobs-names.ts'

export const ticketWork = [
  job({
    name: giveOutJob,
    run: (ctx) => ctx.tx.transaction().execute(async (tx) => void (await giveOutTickets({ ...ctx, tx }))),
  }),
  cron({
    name: 'tickets.release-abandoned',
    at: { everyMinutes: 1 },
    run: (ctx) => ctx.tx.transaction().execute((tx) => releaseAbandonedTickets({ ...ctx, tx })),
  }),
]
