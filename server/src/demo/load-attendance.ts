import { player, type People } from './load-people.ts'
import type { LoadedCourse } from './load-courses.ts'
import { pastLectures } from './queries.ts'
import { memberOf, rowsOf, type Player, type Stage } from './stage.ts'

/** Registers of the lectures that are over; some of the newest are still to be taken. */
export async function loadAttendance(
  stage: Stage,
  people: People,
  courses: readonly LoadedCourse[],
): Promise<void> {
  const teachers = new Map(courses.map(({ teacher }) => [teacher.id, teacher]))
  const lectures = await pastLectures(stage.system())
  const newest = new Set(
    lectures
      .filter((lecture) => Temporal.Instant.compare(lecture.endsAt, stage.now.subtract({ hours: 20 })) > 0)
      .map((lecture) => lecture.id),
  )
  // One register of last week was forgotten, too: the office sees it.
  const forgotten = lectures.findLast((lecture) => !newest.has(lecture.id))?.id
  for (const lecture of lectures) {
    const teacher = teachers.get(lecture.instructor_id ?? '')
    if (!teacher || newest.has(lecture.id) || lecture.id === forgotten) continue
    await takeRegister(stage, teacher, lecture.id, lecture.endsAt.subtract({ minutes: 10 }))
    stage.progress.step()
  }
  const admin = player(people.staff, 'khaled')
  for (const { id, spec } of courses) {
    if (spec.phase === 'over')
      await stage.call(admin, stage.moment(-44, '12:00'), 'PATCH', `/api/v1/courses/${id}/`, {
        status: 'completed',
      })
  }
}

const remarks = [
  '',
  '',
  '',
  '',
  'ممتاز اليوم',
  'يحتاج مراجعة المخارج',
  'شارك بحماس',
  'خیلی خوب بود',
  'Great effort',
] as const

async function takeRegister(
  stage: Stage,
  teacher: Player,
  lectureId: string,
  at: Temporal.Instant,
): Promise<void> {
  const register = await stage.call(teacher, at, 'GET', `/api/v1/attendance/lecture/${lectureId}/details/`)
  const marks = rowsOf(register, 'attendances').map((line) => ({
    child: memberOf(line, 'child'),
    student: memberOf(line, 'student'),
    ...markFor(stage),
  }))
  if (marks.length === 0) return
  await stage.call(teacher, at, 'POST', `/api/v1/attendance/lecture/${lectureId}/mark-bulk/`, { marks })
  await stage.call(
    teacher,
    at.add({ minutes: 4 }),
    'POST',
    `/api/v1/attendance/lecture/${lectureId}/confirm/`,
  )
}

function markFor(stage: Stage) {
  const luck = stage.dice.roll()
  if (luck < 0.07) return { present: false }
  if (luck < 0.12) return { present: false, excused: true }
  const rating = (6 + Math.round(stage.dice.roll() * 8) / 2).toFixed(2)
  return { present: true, late: luck < 0.2, rating, notes: stage.dice.pick(remarks) }
}
