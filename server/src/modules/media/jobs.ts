import { cron, job } from '#platform/jobs'
import { removeBytes, removeLooseFiles, sweepStorage } from './actions/remove-loose-files.ts'

export const mediaWork = [
  cron({ name: 'media.remove_loose_files', at: { everyMinutes: 60 }, run: (ctx) => removeLooseFiles(ctx) }),
  cron({ name: 'media.sweep_storage', at: '03:40', run: (ctx) => sweepStorage(ctx) }),
  job<{ keys: string[] }>({ name: 'media.remove_bytes', run: (ctx, { keys }) => removeBytes(ctx, keys) }),
]
