import { courseCards, lectureRow, type LectureRow } from '#catalog'
import { activeLearners } from '#enrolments'
import { usersWithPermission } from '#identity'
import { guardianUserIds, learnerCards } from '#people'
import type { Context } from '#platform/context'
import { subscriber } from '#platform/jobs'
import { setting } from '#platform/settings'
import type { Link } from '../words.ts'
import { notify, type Notice } from '../actions/notify.ts'
import { courseName } from './names.ts'
import '../settings.ts'

/** A change this near passes quiet hours: who sleeps over it stands before a closed door. */
const nearHours = 12

export const lectureSubscribers = [
  subscriber({
    name: 'notifications.attendance-marked',
    event: 'attendance.marked',
    run: async (ctx, event) => {
      const { lecture_id, course_id } = event.data
      const marks = event.data.marks
        .filter((mark) => mark.present !== null)
        .toSorted((a, b) => (a.learner_id < b.learner_id ? -1 : 1))
      const learnerIds = marks.map((mark) => mark.learner_id)
      const families = await guardianUserIds(ctx, learnerIds, 'view')
      const learners = await learnerCards(ctx, learnerIds)
      const lecture = await lectureRow(ctx, lecture_id)
      const delay = await setting(ctx, 'notifications.absence_delay_minutes')
      for (const mark of marks) {
        await notify(ctx, {
          eventId: event.id,
          subject: mark.learner_id,
          type: mark.present ? 'learner_present' : 'learner_absent',
          userIds: families.get(mark.learner_id) ?? [],
          params: {
            learner: learners.get(mark.learner_id)?.first_name ?? '',
            course: await courseName(ctx, course_id),
            when: { instant: lecture.starts_at },
          },
          link: { kind: 'learner', id: mark.learner_id },
          thread: `mark:${lecture_id}:${mark.learner_id}`,
          delayMinutes: delay,
        })
      }
    },
  }),
  subscriber({
    name: 'notifications.lectures-changed',
    event: 'lectures.changed',
    run: async (ctx, event) => {
      const lectures = await changedLectures(ctx, event.data.lecture_ids)
      const next = lectures[0]
      if (!next) return
      const { course_id } = event.data
      await notify(ctx, {
        eventId: event.id,
        ...lectureWords(lectures, next, await courseName(ctx, course_id)),
        userIds: await familiesOf(ctx, course_id),
        link: { kind: 'course', id: await slugOf(ctx, course_id) },
        usefulUntil: Temporal.Instant.from(next.starts_at),
        urgent:
          Temporal.Instant.compare(
            Temporal.Instant.from(next.starts_at),
            ctx.now.add({ hours: nearHours }),
          ) <= 0,
      })
    },
  }),
  subscriber({
    name: 'notifications.course-cancelled',
    event: 'course.cancelled',
    run: async (ctx, event) => {
      const { course_id } = event.data
      await notify(ctx, {
        eventId: event.id,
        type: 'course_cancelled',
        userIds: await familiesOf(ctx, course_id),
        params: { course: await courseName(ctx, course_id) },
        link: { kind: 'course', id: await slugOf(ctx, course_id) },
      })
    },
  }),
  subscriber({
    name: 'notifications.attendance-due',
    event: 'attendance.reminder_due',
    run: async (ctx, event) => {
      const lecture = await lectureRow(ctx, event.data.lecture_id)
      await notify(ctx, {
        eventId: event.id,
        type: 'attendance_due',
        userIds: [event.data.instructor_id],
        params: { course: lecture.course_name, when: { instant: lecture.starts_at } },
        link: { kind: 'lecture', id: lecture.id },
      })
    },
  }),
  subscriber({
    name: 'notifications.attendance-untaken',
    event: 'attendance.untaken',
    run: async (ctx, event) => {
      await notify(ctx, {
        eventId: event.id,
        type: 'attendance_untaken',
        userIds: await usersWithPermission(ctx, 'attendance.mark_any'),
        params: { count: event.data.lecture_ids.length },
        link: untakenLink(event.data.lecture_ids),
      })
    },
  }),
]

/** One lecture: its register. Several stand together on the day's page. */
function untakenLink(ids: readonly string[]): Link {
  const [only] = ids
  return only !== undefined && ids.length === 1 ? { kind: 'lecture', id: only } : { kind: 'today', id: null }
}

/** Those still to come, earliest first; what is over concerns nobody. */
async function changedLectures(ctx: Context, ids: readonly string[]): Promise<LectureRow[]> {
  const rows: LectureRow[] = []
  for (const id of ids.slice(0, 200)) rows.push(await lectureRow(ctx, id))
  return rows
    .filter(
      (row) => row.is_accepted && Temporal.Instant.compare(Temporal.Instant.from(row.ends_at), ctx.now) > 0,
    )
    .toSorted((a, b) => (a.starts_at < b.starts_at ? -1 : 1))
}

function lectureWords(
  lectures: readonly LectureRow[],
  next: LectureRow,
  course: string,
): Pick<Notice, 'type' | 'params'> {
  const when = { instant: next.starts_at }
  if (lectures.length > 1)
    return { type: 'timetable_changed', params: { course, when, count: lectures.length } }
  return {
    type: next.status === 'cancelled' ? 'lecture_cancelled' : 'lecture_changed',
    params: { course, when, number: next.number },
  }
}

async function familiesOf(ctx: Context, courseId: string): Promise<string[]> {
  const learners = await activeLearners(ctx, courseId)
  const users = await guardianUserIds(
    ctx,
    learners.map((learner) => learner.learner_id),
    'view',
  )
  return [...new Set([...users.values()].flat())]
}

async function slugOf(ctx: Context, courseId: string): Promise<string> {
  return (await courseCards(ctx, [courseId])).get(courseId)?.slug ?? courseId
}
