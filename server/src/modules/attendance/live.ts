import type { Context } from '#platform/context'
import { publish } from '#platform/events'
import type { RoomEvent } from '#platform/realtime/hub'
import { isRecord } from '#platform/realtime/sockets'
import type { Lecture } from './actions/open-register.ts'
import type { RegisterRow } from './queries/register.ts'
import type { Counts } from './rules/counts.ts'
import { statusOf } from './rules/marks.ts'

/** The one room of all attendance; each reader is shown his part of it. */
export const attendanceRoom = 'attendance'

/** Whom a frame concerns besides the staff. */
export interface AttendanceAudience {
  readonly instructor_ids: readonly string[]
  readonly learner_ids: readonly string[]
}

/** Ids and marks, no names and no notes: the room's rows outlive the people in them. */
function liveMark(row: RegisterRow) {
  return {
    learner_id: row.learner_id,
    child: row.kind === 'child' ? row.learner_id : null,
    student: row.kind === 'student' ? row.learner_id : null,
    status: statusOf(row),
    present: row.present,
    late: row.late,
    excused: row.excused,
    rating: row.rating,
    marked_via: row.marked_via,
    version: row.version,
  }
}

export interface LiveRegister {
  readonly lecture: Lecture
  readonly teacherIds: readonly string[]
  readonly counts: Counts
  readonly rate: number | null
  readonly changed: readonly RegisterRow[]
  /** Only ratings and notes changed. */
  readonly ratedOnly: boolean
}

/** Last in a transaction: the room's row is shared by all lectures and waits until the commit. */
export async function tellRegister(ctx: Context, register: LiveRegister): Promise<void> {
  const { lecture } = register
  const audience: AttendanceAudience = {
    instructor_ids: [
      ...new Set([...(lecture.instructor_id ? [lecture.instructor_id] : []), ...register.teacherIds]),
    ],
    learner_ids: register.changed.map((row) => row.learner_id),
  }
  const data = {
    kind: 'register',
    lecture: {
      id: lecture.id,
      course_id: lecture.course_id,
      course_name: lecture.course_name,
      number: lecture.number,
      title: lecture.title,
      starts_at: lecture.starts_at,
    },
    counts: register.counts,
    attendance_rate: register.rate,
    marks: register.changed.map(liveMark),
  }
  await publish(ctx, attendanceRoom, {
    type: register.ratedOnly ? 'attendance_rated' : 'attendance_update',
    data,
    audience,
  })
}

export interface LivePresence {
  readonly id: string
  readonly instructor_id: string
  readonly lecture_id: string | null
  readonly type: string
  readonly date: string
  readonly status: string
  readonly check_in_at: string | null
  readonly check_out_at: string | null
  readonly rating: number | null
}

/** An instructor came, went, was rated or was found absent. */
export async function tellPresence(
  ctx: Context,
  type: 'attendance_update' | 'attendance_check_out' | 'attendance_rated',
  records: readonly LivePresence[],
): Promise<void> {
  const [first] = records
  if (!first) return
  const audience: AttendanceAudience = { instructor_ids: [first.instructor_id], learner_ids: [] }
  const data = { kind: 'instructor', instructor_id: first.instructor_id, records: records.map(livePresence) }
  await publish(ctx, attendanceRoom, { type, data, audience })
}

function livePresence(record: LivePresence): LivePresence {
  const { id, instructor_id, lecture_id, type, date, status, check_in_at, check_out_at, rating } = record
  return { id, instructor_id, lecture_id, type, date, status, check_in_at, check_out_at, rating }
}

export interface Reader {
  readonly all: boolean
  readonly userId: string | null
  readonly learnerIds: ReadonlySet<string>
}

/** What a reader sees of an event: staff all, an instructor his own lectures, a family its own learners' marks; null = nothing. */
export function shownTo(event: Pick<RoomEvent, 'data' | 'audience'>, reader: Reader): unknown {
  if (reader.all) return event.data
  const audience = isRecord(event.audience) ? event.audience : {}
  if (reader.userId !== null && list(audience['instructor_ids']).includes(reader.userId)) return event.data
  if (!list(audience['learner_ids']).some((id) => typeof id === 'string' && reader.learnerIds.has(id)))
    return null
  if (!isRecord(event.data)) return null
  const own = list(event.data['marks']).filter(
    (mark) =>
      isRecord(mark) && typeof mark['learner_id'] === 'string' && reader.learnerIds.has(mark['learner_id']),
  )
  return { kind: event.data['kind'], lecture: event.data['lecture'], marks: own }
}

/** The lecture that a frame is about; null for instructors' presence. */
export function lectureOf(data: unknown): string | null {
  const lecture = isRecord(data) && isRecord(data['lecture']) ? data['lecture']['id'] : null
  return typeof lecture === 'string' ? lecture : null
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
