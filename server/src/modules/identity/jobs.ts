import { cron } from '#platform/jobs'
import { timestamp } from '#platform/time'
import { answerRequestJob } from './actions/request-link.ts'
import { sweepInvitations } from './queries/invitations.ts'
import { atomically } from './scope.ts'
import { tendSigningKeys } from './signing-keys.ts'
import { sweep } from './queries/sessions.ts'

export const identityWork = [
  cron({ name: 'identity.tend-signing-keys', at: '03:50', run: (ctx) => atomically(ctx, tendSigningKeys) }),
  answerRequestJob,
  cron({
    name: 'identity.sweep',
    at: '03:40',
    run: async (ctx) => {
      await sweep(ctx.tx, timestamp(ctx.now))
      await sweepInvitations(ctx.tx, timestamp(ctx.now))
    },
  }),
]
