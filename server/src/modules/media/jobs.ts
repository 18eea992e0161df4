import { cron, job } from '#platform/jobs'
import { removeBytes, removeLooseFiles } from './actions/remove-loose-files.ts'

export const mediaWork = [
  cron({ name: 'media.remove_loose_files', at: { everyMinutes: 60 }, run: (ctx) => removeLooseFiles(ctx) }),
  job<{ keys: string[] }>({ name: 'media.remove_bytes', run: (ctx, { keys }) => removeBytes(ctx, keys) }),
]
