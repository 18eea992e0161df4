import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'
import { checkMethods, presenceStatuses, presenceTypes } from '../rules/words.ts'
import type { PresenceRow } from './presence.ts'

export interface ListedPresence extends PresenceRow {
  readonly first_name: string
  readonly last_name: string
  readonly lecture_number: number | null
  readonly course_id: string | null
  readonly course_name: string | null
  readonly device_name: string | null
}

export const presenceList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    date: sql.ref('t.date'),
    starts_at: sql.ref('t.starts_at'),
    status: sql.ref('t.status'),
    check_in_at: sql.ref('t.check_in_at'),
    rating: sql.ref('t.rating'),
    instructor: sql.ref('t.name_text'),
  },
  defaultOrdering: '-starts_at',
  tie: sql.ref('t.id'),
  filters: {
    date: filters.date(sql.ref('t.date')),
    status: filters.choice(sql.ref('t.status'), presenceStatuses),
    type: filters.choice(sql.ref('t.type'), presenceTypes),
    method: filters.choice(sql.ref('t.method'), checkMethods),
    instructor: filters.uuid(sql.ref('t.instructor_id'), 'User id of the instructor'),
    course: filters.uuid(sql.ref('t.course_id'), 'Course of the lecture'),
    lecture: filters.uuid(sql.ref('t.lecture_id'), 'Lecture'),
  },
}

const names = [
  'id',
  'instructor_id',
  'type',
  'lecture_id',
  'schedule_id',
  'date',
  'starts_at',
  'ends_at',
  'grace_minutes',
  'auto_absent_minutes',
  'status',
  'check_in_at',
  'check_out_at',
  'method',
  'device_id',
  'rating',
  'notes',
  'auto_created',
  'first_name',
  'last_name',
  'lecture_number',
  'course_id',
  'course_name',
  'device_name',
] as const

/** A record that has begun without a check-in is pending from its start on, before any job says so. */
function source(now: Temporal.Instant) {
  return sql<
    ListedPresence & { search_text: string; name_text: string }
  >`(SELECT a.id, a.instructor_id, a.type, a.lecture_id, a.schedule_id, a.date, a.starts_at, a.ends_at,
      a.grace_minutes, a.auto_absent_minutes, a.check_in_at, a.check_out_at, a.method, a.device_id, a.rating, a.notes, a.auto_created,
      CASE WHEN a.status = 'not_started' AND a.starts_at <= ${timestamp(now)}::timestamptz THEN 'pending' ELSE a.status END AS status,
      u.first_name, u.last_name, u.name_text, l.number AS lecture_number, c.id AS course_id, c.name AS course_name, d.name AS device_name,
      u.name_text || ' ' || platform.fold(coalesce(c.name, '')) AS search_text
    FROM attendance.instructor_attendance a JOIN identity.user_names u ON u.id = a.instructor_id
      LEFT JOIN catalog.lecture_cards l ON l.id = a.lecture_id LEFT JOIN catalog.course_cards c ON c.id = l.course_id
      LEFT JOIN attendance.devices d ON d.id = a.device_id)`.as('t')
}

export interface PresenceScope {
  /** Only this person's records. */
  readonly instructorId: string | null
  readonly date: string | null
}

export function listPresence(
  ctx: Pick<Context, 'tx' | 'now'>,
  scope: PresenceScope,
  input: ListInput,
): Promise<Page<ReturnType<typeof presentPresence>>> {
  let rows = ctx.tx.selectFrom(source(ctx.now)).select(names.map((name) => `t.${name}` as const))
  if (scope.instructorId) rows = rows.where('t.instructor_id', '=', scope.instructorId)
  if (scope.date) rows = rows.where('t.date', '=', scope.date)
  return runList(ctx.tx, presenceList, rows, input, presentPresence)
}

export async function presenceBy(
  ctx: Pick<Context, 'tx' | 'now'>,
  ids: readonly string[],
): Promise<ReturnType<typeof presentPresence>[]> {
  if (ids.length === 0) return []
  const rows = await ctx.tx
    .selectFrom(source(ctx.now))
    .select(names.map((name) => `t.${name}` as const))
    .where('t.id', 'in', [...ids])
    .orderBy('t.starts_at')
    .execute()
  return rows.map(presentPresence)
}

function presentPresence(row: ListedPresence) {
  const {
    instructor_id,
    first_name,
    last_name,
    lecture_id,
    lecture_number,
    course_id,
    course_name,
    schedule_id,
    device_id,
    device_name,
    grace_minutes,
    auto_absent_minutes,
    ...rest
  } = row
  return {
    ...rest,
    instructor: { id: instructor_id, first_name, last_name },
    lecture: lecture_id
      ? {
          id: lecture_id,
          number: lecture_number ?? 0,
          course: { id: course_id ?? '', name: course_name ?? '' },
        }
      : null,
    schedule: schedule_id,
    device: device_id ? { id: device_id, name: device_name ?? '' } : null,
    grace_period_minutes: grace_minutes,
    auto_absent_after_minutes: auto_absent_minutes,
  }
}
