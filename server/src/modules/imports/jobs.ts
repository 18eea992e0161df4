import { cron, job } from '#platform/jobs'
import { performCheck } from './actions/check.ts'
import { forgetImports, resumeImports, sendInvitations } from './actions/housekeeping.ts'
import { performRun } from './actions/run.ts'
import { performUndo } from './actions/undo.ts'
import { jobNames } from './job-names.ts'

interface OfImport {
  import_id: string
}

export const importWork = [
  job<OfImport>({
    name: jobNames.check,
    longestMinutes: 30,
    run: (ctx, data) => performCheck(ctx, data.import_id),
  }),
  job<OfImport>({
    name: jobNames.run,
    longestMinutes: 60,
    run: (ctx, data) => performRun(ctx, data.import_id),
  }),
  job<OfImport>({
    name: jobNames.undo,
    longestMinutes: 30,
    run: (ctx, data) => performUndo(ctx, data.import_id),
  }),
  job<OfImport & { sent: number }>({ name: jobNames.invite, run: (ctx, data) => sendInvitations(ctx, data) }),
  cron({ name: 'imports.resume', at: { everyMinutes: 1 }, run: (ctx) => resumeImports(ctx) }),
  cron({ name: 'imports.forget', at: '03:20', run: (ctx) => forgetImports(ctx) }),
]
