import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { userId } from '#platform/permissions'
import { presenceBy } from '../queries/presence-list.ts'
import { presenceOfPerson } from '../queries/presence.ts'
import { activeSchedules, presentSchedule } from '../queries/schedules.ts'

/** One record as it is sent. @throws Problem `not_found` */
export async function readOne(ctx: Context, id: string) {
  const [record] = await presenceBy(ctx, [id])
  if (!record) throw errors.not_found()
  return record
}

/** The actor's own shifts, and his records of the days [from, from + days). */
export async function readMySchedule(ctx: Context, from: Temporal.PlainDate, days: number) {
  const me = userId(ctx)
  const to = from.add({ days: days - 1 })
  const ids = await presenceOfPerson(ctx, me, from.toString(), to.toString())
  return {
    from: from.toString(),
    to: to.toString(),
    shifts: (await activeSchedules(ctx, me)).map(presentSchedule),
    records: await presenceBy(ctx, ids),
  }
}
