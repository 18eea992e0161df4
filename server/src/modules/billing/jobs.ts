import { cron } from '#platform/jobs'
import { verifyLedger } from './actions/verify-ledger.ts'

export const billingWork = [
  cron({
    name: 'billing.verify-ledger',
    at: '03:10',
    run: async (ctx) => {
      await ctx.tx.transaction().execute((tx) => verifyLedger({ ...ctx, tx }))
    },
  }),
]
