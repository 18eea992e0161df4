import { timestamp } from '#platform/time'
import type { OpenRegister } from './actions/open-register.ts'
import type { RegisterRow } from './queries/register.ts'
import { attendanceRate, countMarks } from './rules/counts.ts'
import { statusOf } from './rules/marks.ts'

/** A line of the register as it is sent. */
export function presentLine(row: RegisterRow, provisional: boolean) {
  return {
    learner_id: row.learner_id,
    child: row.kind === 'child' ? row.learner_id : null,
    student: row.kind === 'student' ? row.learner_id : null,
    first_name: row.first_name,
    last_name: row.last_name,
    unique_code: row.unique_code,
    standing: row.standing,
    status: statusOf(row),
    present: row.present,
    late: row.late,
    excused: row.excused,
    rating: row.rating,
    notes: row.notes,
    marked_by: row.marked_by,
    marked_at: row.marked_at,
    marked_via: row.marked_via,
    is_provisional: provisional && row.marked_via === 'auto',
    version: row.version,
  }
}

/** Counts and rate of the register as it stands. */
export function presentTotals(rows: readonly RegisterRow[], provisional: boolean) {
  const counts = countMarks(rows)
  return { counts, attendance_rate: attendanceRate(counts, provisional) }
}

/** While an instructor can still mark, the nightly job's absences are provisional. */
export function isProvisional(register: Pick<OpenRegister, 'window'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, register.window.deadline) <= 0
}

export function presentLecture({ lecture }: Pick<OpenRegister, 'lecture'>) {
  return {
    id: lecture.id,
    number: lecture.number,
    title: lecture.title,
    course: { id: lecture.course_id, name: lecture.course_name },
    day: lecture.day,
    starts_at: lecture.starts_at,
    ends_at: lecture.ends_at,
    room: lecture.room_name,
    status: lecture.status,
    instructor_id: lecture.instructor_id,
  }
}

export function presentWindow({ window, reach, state, ratingsRequired }: OpenRegister) {
  return {
    opens_at: timestamp(window.opensAt),
    submission_deadline: timestamp(window.deadline),
    is_editable: reach !== null && window.closed === null,
    closed_because: reach === null ? ('read_only' as const) : window.closed,
    confirmed_at: state.confirmed_at,
    flagged_at: state.flagged_at,
    ratings_required: ratingsRequired,
  }
}
