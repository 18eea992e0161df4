import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { lectureStatuses, type CourseStatus, type LectureStatus } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface LectureWire {
  readonly id: string
  readonly course: { readonly id: string; readonly name: string; readonly slug: string }
  readonly number: number
  readonly title: string
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
  readonly instructor: { readonly id: string; readonly first_name: string; readonly last_name: string } | null
  readonly is_substitute: boolean
  readonly room: { readonly id: string; readonly name: string } | null
  readonly status: LectureStatus
  readonly status_reason: string
  readonly is_additional: boolean
  readonly is_accepted: boolean
  readonly attendance_taken: boolean
  readonly by_hand: boolean
  readonly version: number
  readonly meeting_link: string
  readonly course_status: CourseStatus
  readonly teacher_ids: string[]
}

const lectures = sql<
  LectureWire & {
    course_id: string
    instructor_id: string | null
    room_id: string | null
    search_text: string
  }
>`(SELECT l.id, l.number, l.title, l.day, l.starts_at, l.ends_at,
    l.status, l.status_reason, l.is_additional, l.is_accepted, l.attendance_taken, l.by_hand, l.version, l.meeting_link, l.course_id, l.instructor_id, l.room_id,
    c.status AS course_status, c.search_text, json_build_object('id', c.id, 'name', c.name, 'slug', c.slug) AS course,
    CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'first_name', u.first_name, 'last_name', u.last_name) END AS instructor,
    l.instructor_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM catalog.course_instructors i WHERE i.course_id = l.course_id AND i.user_id = l.instructor_id) AS is_substitute,
    CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'name', r.name) END AS room,
    ARRAY(SELECT user_id::text FROM catalog.course_instructors i WHERE i.course_id = c.id) AS teacher_ids
  FROM catalog.lectures l JOIN catalog.courses c ON c.id = l.course_id
    LEFT JOIN identity.user_names u ON u.id = l.instructor_id LEFT JOIN catalog.rooms r ON r.id = l.room_id)`.as(
  't',
)

const columns = [
  't.id',
  't.course',
  't.number',
  't.title',
  't.day',
  't.starts_at',
  't.ends_at',
  't.instructor',
  't.is_substitute',
  't.room',
  't.status',
  't.status_reason',
  't.is_additional',
  't.is_accepted',
  't.attendance_taken',
  't.by_hand',
  't.version',
  't.meeting_link',
  't.course_status',
  't.teacher_ids',
] as const

export const lectureList: ListSpec = {
  search: [sql.ref('t.search_text'), sql`platform.fold(t.title)`],
  ordering: { starts_at: sql.ref('t.starts_at'), number: sql.ref('t.number') },
  defaultOrdering: 'starts_at,number',
  tie: sql.ref('t.id'),
  filters: {
    course: filters.uuid(sql.ref('t.course_id'), 'Course'),
    instructor: filters.uuid(sql.ref('t.instructor_id'), 'Instructor of the lecture'),
    room: filters.uuid(sql.ref('t.room_id'), 'Room'),
    status: filters.choice(sql.ref('t.status'), lectureStatuses),
    is_accepted: filters.boolean(sql.ref('t.is_accepted')),
    attendance_taken: filters.boolean(sql.ref('t.attendance_taken')),
    day: filters.date(sql.ref('t.day')),
    starts_at: filters.instant(sql.ref('t.starts_at')),
  },
}

/** What a reader may find: all lectures, or those that the person gives or whose course the person teaches. */
export type LectureScope = 'all' | { readonly teacher: string }

export function listLectures<W>(
  ctx: Reader,
  input: ListInput,
  scope: LectureScope,
  present: (row: LectureWire) => W,
): Promise<Page<W>> {
  let rows = ctx.tx.selectFrom(lectures).select(columns)
  if (scope !== 'all')
    rows = rows.where(
      sql<boolean>`(t.instructor_id = ${scope.teacher} OR ${scope.teacher} = ANY(t.teacher_ids))`,
    )
  return runList(ctx.tx, lectureList, rows, input, present)
}

/** A published course's plan, for everybody; `all` for those who prepare it. */
export function listOfCourse<W>(
  ctx: Reader,
  courseId: string,
  input: ListInput,
  withProposals: boolean,
  present: (row: LectureWire) => W,
): Promise<Page<W>> {
  let rows = ctx.tx.selectFrom(lectures).select(columns).where('t.course_id', '=', courseId)
  if (!withProposals) rows = rows.where('t.is_accepted', '=', true)
  return runList(ctx.tx, lectureList, rows, input, present)
}

export function lectureWire(ctx: Reader, id: string): Promise<LectureWire | undefined> {
  return ctx.tx.selectFrom(lectures).select(columns).where('t.id', '=', id).executeTakeFirst()
}
