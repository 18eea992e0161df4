import { cron, job } from '#platform/jobs'
import { queueDueErasures, runErasure } from './actions/run-erasure.ts'
import { removeOldArchives, runExport } from './actions/run-export.ts'
import { runRetention } from './actions/run-retention.ts'
import { eraseJob, exportJob, removeArchivesJob } from './job-names.ts'

export const privacyWork = [
  job<{ request_id: string }>({
    name: exportJob,
    retries: 3,
    longestMinutes: 60,
    run: (ctx, data) => runExport(ctx, data.request_id),
  }),
  job<{ request_id: string }>({
    name: eraseJob,
    retries: 3,
    longestMinutes: 60,
    run: (ctx, data) => runErasure(ctx, data.request_id),
  }),
  job<{ keys: string[] }>({
    name: removeArchivesJob,
    run: async (ctx, { keys }) => {
      for (const key of keys) await ctx.ports.storage.remove(key)
    },
  }),
  cron({ name: 'privacy.due-erasures', at: { everyMinutes: 15 }, run: (ctx) => queueDueErasures(ctx) }),
  cron({ name: 'privacy.old-archives', at: { everyMinutes: 60 }, run: (ctx) => removeOldArchives(ctx) }),
  cron({
    name: 'privacy.retention',
    at: '03:20',
    longestMinutes: 60,
    run: async (ctx) => void (await runRetention(ctx)),
  }),
]
