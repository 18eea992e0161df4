import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { statusOf } from '../rules/marks.ts'
import { markedVia, type MarkedVia } from '../rules/words.ts'

export interface MarkRow {
  readonly id: string
  readonly learner_id: string
  readonly kind: 'child' | 'student'
  readonly first_name: string
  readonly last_name: string
  readonly lecture_id: string
  readonly lecture_number: number
  readonly lecture_title: string
  readonly starts_at: string
  readonly ends_at: string
  readonly course_id: string
  readonly course_name: string
  readonly present: boolean
  readonly late: boolean
  readonly excused: boolean
  readonly rating: string | null
  readonly notes: string
  readonly marked_at: string
  readonly marked_via: MarkedVia
}

const marks = sql<
  MarkRow & { search_text: string; day: string }
>`(SELECT a.id, a.learner_id, p.kind, p.first_name, p.last_name, a.lecture_id, l.number AS lecture_number,
    l.title AS lecture_title, l.day, l.starts_at, l.ends_at, a.course_id, c.name AS course_name, a.present, a.late, a.excused, a.rating::text AS rating, a.notes,
    a.marked_at, a.marked_via, c.search_text || ' ' || p.search_text AS search_text
  FROM attendance.lecture_attendance a JOIN catalog.lecture_cards l ON l.id = a.lecture_id JOIN catalog.course_cards c ON c.id = a.course_id
    JOIN people.learner_cards p ON p.id = a.learner_id
  WHERE a.present IS NOT NULL AND l.status <> 'cancelled')`.as('t')

const names = [
  't.id',
  't.learner_id',
  't.kind',
  't.first_name',
  't.last_name',
  't.lecture_id',
  't.lecture_number',
  't.lecture_title',
  't.starts_at',
  't.ends_at',
  't.course_id',
  't.course_name',
  't.present',
  't.late',
  't.excused',
  't.rating',
  't.notes',
  't.marked_at',
  't.marked_via',
] as const

export const markList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    starts_at: sql.ref('t.starts_at'),
    marked_at: sql.ref('t.marked_at'),
    rating: sql`t.rating::numeric`,
  },
  defaultOrdering: '-starts_at',
  tie: sql.ref('t.id'),
  filters: {
    child: filters.uuid(sql.ref('t.learner_id'), 'Child'),
    student: filters.uuid(sql.ref('t.learner_id'), 'Student'),
    learner: filters.uuid(sql.ref('t.learner_id'), 'Child or student'),
    course: filters.uuid(sql.ref('t.course_id'), 'Course'),
    lecture: filters.uuid(sql.ref('t.lecture_id'), 'Lecture'),
    present: filters.boolean(sql.ref('t.present')),
    late: filters.boolean(sql.ref('t.late')),
    excused: filters.boolean(sql.ref('t.excused')),
    marked_via: filters.choice(sql.ref('t.marked_via'), markedVia),
    date: filters.date(sql.ref('t.day')),
  },
}

/** Whose marks: everybody's, these learners', or of lectures that this person gives. */
export type MarkScope = 'all' | { readonly learnerIds: readonly string[]; readonly teacherId: string | null }

/** `provisionalFrom`: lectures that began after it may still get a person's mark. */
export function listMarks(
  ctx: Pick<Context, 'tx'>,
  scope: MarkScope,
  provisionalFrom: Temporal.Instant,
  input: ListInput,
): Promise<Page<ReturnType<typeof presentMark>>> {
  let rows = ctx.tx.selectFrom(marks).select([...names])
  if (scope !== 'all') {
    rows = rows.where(sql<boolean>`(t.learner_id = ANY(${[...scope.learnerIds]}::uuid[])
      OR EXISTS (SELECT 1 FROM catalog.lecture_cards l WHERE l.id = t.lecture_id AND l.instructor_id = ${scope.teacherId}::uuid)
      OR EXISTS (SELECT 1 FROM catalog.course_teachers k WHERE k.course_id = t.course_id AND k.user_id = ${scope.teacherId}::uuid))`)
  }
  return runList(ctx.tx, markList, rows, input, (row) => presentMark(row, provisionalFrom))
}

function presentMark(row: MarkRow, provisionalFrom: Temporal.Instant) {
  const {
    learner_id,
    kind,
    first_name,
    last_name,
    lecture_id,
    lecture_number,
    lecture_title,
    starts_at,
    ends_at,
    course_id,
    course_name,
    ...mark
  } = row
  return {
    ...mark,
    status: statusOf(mark),
    is_provisional:
      mark.marked_via === 'auto' &&
      Temporal.Instant.compare(Temporal.Instant.from(starts_at), provisionalFrom) > 0,
    child: kind === 'child' ? learner_id : null,
    student: kind === 'student' ? learner_id : null,
    learner: { id: learner_id, first_name, last_name },
    lecture: { id: lecture_id, number: lecture_number, title: lecture_title, starts_at, ends_at },
    course: { id: course_id, name: course_name },
  }
}

export interface LastMark {
  readonly learner_id: string
  readonly lecture_id: string
  readonly course_id: string
  readonly course_name: string
  readonly starts_at: string
  readonly present: boolean
  readonly late: boolean
  readonly excused: boolean
  readonly rating: string | null
}

/** The newest mark that a person made of each learner. */
export async function lastMarks(
  ctx: Pick<Context, 'tx'>,
  learnerIds: readonly string[],
): Promise<Map<string, LastMark>> {
  if (learnerIds.length === 0) return new Map()
  const { rows } =
    await sql<LastMark>`SELECT m.* FROM unnest(${[...learnerIds]}::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
      SELECT a.learner_id, a.lecture_id, a.course_id, c.name AS course_name, l.starts_at, a.present, a.late, a.excused, a.rating::text AS rating
      FROM attendance.lecture_attendance a JOIN catalog.lecture_cards l ON l.id = a.lecture_id JOIN catalog.course_cards c ON c.id = a.course_id
      WHERE a.learner_id = wanted.id AND a.present IS NOT NULL AND a.marked_via <> 'auto' AND l.status <> 'cancelled'
      ORDER BY l.starts_at DESC LIMIT 1) AS m`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.learner_id, row]))
}
