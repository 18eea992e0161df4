import { cron } from '#platform/jobs'
import { billUnbilled } from './actions/bill-unbilled.ts'
import { expireRequests } from './actions/question-request.ts'

export const enrolmentWork = [
  cron({
    name: 'enrolments.expire-requests',
    at: { everyMinutes: 10 },
    run: async (ctx) => {
      await ctx.tx.transaction().execute((tx) => expireRequests({ ...ctx, tx }))
    },
  }),
  cron({
    name: 'enrolments.bill-unbilled',
    at: { everyMinutes: 1 },
    run: async (ctx) => {
      while ((await ctx.tx.transaction().execute((tx) => billUnbilled({ ...ctx, tx }))) > 0);
    },
  }),
]
