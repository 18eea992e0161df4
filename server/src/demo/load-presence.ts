import { weekdayOf } from '#platform/time'
import { player, type People } from './load-people.ts'
import { rowsOf, textOf, type Stage } from './stage.ts'

/** Who of the instructors is in the house today. */
export async function loadPresence(stage: Stage, people: People): Promise<void> {
  const admin = player(people.staff, 'khaled')
  const morning = stage.moment(0, '00:06')
  for (const days of [0, 2, 4]) {
    await stage.call(admin, stage.moment(-40, '12:00'), 'POST', '/api/v1/attendance/schedules/', {
      instructor: player(people.staff, 'saleh').id,
      weekday: weekdayOf(stage.today.add({ days })),
      start_time: '09:00',
      end_time: '14:00',
    })
  }
  await stage.call(admin, morning, 'POST', '/api/v1/attendance/generate/', {
    start_date: stage.today.toString(),
    days: 7,
  })
  const records = rowsOf(await stage.call(admin, morning, 'GET', '/api/v1/attendance/today/?page_size=50'))
  for (const record of records)
    await comeAndGo(stage, admin, {
      id: textOf(record, 'id'),
      starts: textOf(record, 'starts_at'),
      ends: textOf(record, 'ends_at'),
    })
}

async function comeAndGo(
  stage: Stage,
  admin: Parameters<Stage['as']>[0],
  record: { id: string; starts: string; ends: string },
): Promise<void> {
  const came = Temporal.Instant.from(record.starts).subtract({ minutes: stage.dice.between(-6, 18) })
  const left = Temporal.Instant.from(record.ends).add({ minutes: stage.dice.between(2, 15) })
  if (Temporal.Instant.compare(came, stage.now) > 0) return
  await stage.call(admin, came, 'POST', `/api/v1/attendance/${record.id}/manual-check-in/`, {})
  if (Temporal.Instant.compare(left, stage.now) < 0)
    await stage.call(admin, left, 'POST', `/api/v1/attendance/${record.id}/manual-check-out/`, {})
}
