import { centreSettings } from '#platform/settings'
import { cron, subscriber } from '#platform/jobs'
import { localDate } from '#platform/time'
import { replanLectures } from './actions/plan-presence.ts'
import { runJob } from './actions/run-jobs.ts'
import { voidAutoAbsences } from './queries/nightly.ts'
import type { CronJob } from './rules/words.ts'

const at = (name: CronJob, when: { at: string | { everyMinutes: number }; weekday?: number }) =>
  cron({
    name: `attendance.${name}`,
    ...when,
    run: async (ctx, { dueAt }) => void (await runJob(ctx, name, dueAt)),
  })

/** In the centre's wall clock; weekday 1 is Sunday. */
export const attendanceWork = [
  at('generate_instructor_attendance_weekly', { at: '00:05', weekday: 1 }),
  at('flag_untaken', { at: '23:55' }),
  at('mark_absent_daily', { at: '23:59' }),
  at('mark_absent_fallback', { at: '00:01' }),
  at('flag_untaken_fallback', { at: '00:05' }),
  at('remind_instructors', { at: { everyMinutes: 5 } }),
  subscriber({
    name: 'attendance.follow-lectures',
    event: 'lectures.changed',
    async run(ctx, event) {
      const { timeZone } = await centreSettings(ctx)
      await replanLectures(ctx, event.data.lecture_ids, localDate(ctx.now, timeZone))
      await voidAutoAbsences(ctx, event.data.lecture_ids)
    },
  }),
]
