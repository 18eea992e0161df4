import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { conditions, orderTerms, pageSize } from '#platform/http/list'
import { latinDigits } from '#platform/text'
import { courseList } from './queries/course-filters.ts'
import {
  courseListJson,
  publicCourseJson,
  publicSlugRows,
  weeklyRows,
  type WeeklyRow,
} from './queries/course-read.ts'
import type { CourseDetailSchema, CourseSchema } from './schemas/courses.ts'

export type PublicCourse = Static<typeof CourseSchema>
export type PublicCourseDetail = Static<typeof CourseDetailSchema>
type Reader = Pick<Context, 'tx' | 'ports'>

/** Published courses by the parameters of the public list. @throws Problem for a filter value that is not of its kind */
export async function publicCourses(
  ctx: Reader,
  parameters: Map<string, string>,
): Promise<{ count: number; page: number; size: number; results: PublicCourse[] }> {
  const size = pageSize(parameters.get('page_size'))
  const page = Math.min(5_000, Math.max(1, Number(latinDigits(parameters.get('page') ?? '1')) || 1))
  const found = await courseListJson(ctx, {
    scope: { kind: 'public' },
    conditions: conditions(courseList, parameters),
    order: orderTerms(courseList, parameters.get('ordering')),
    size,
    offset: (page - 1) * size,
    narrow: Boolean(parameters.get('search')),
  })
  const results: PublicCourse[] = JSON.parse(found.results)
  return { count: found.count, page, size, results }
}

/** A published course as everybody sees it; null when there is none. */
export async function publicCourse(ctx: Reader, idOrSlug: string): Promise<PublicCourseDetail | null> {
  const json = await publicCourseJson(ctx, idOrSlug.normalize('NFC').toLowerCase())
  if (json === null) return null
  const course: PublicCourseDetail = JSON.parse(json)
  return course
}

/** The weekly lines of several courses, by course. */
export async function weeklyLines(
  ctx: Reader,
  courseIds: readonly string[],
): Promise<Map<string, WeeklyRow[]>> {
  const lines = new Map<string, WeeklyRow[]>(courseIds.map((id) => [id, []]))
  for (const row of await weeklyRows(ctx, courseIds)) lines.get(row.course_id)?.push(row)
  return lines
}

/** Addresses of all published courses, for the site map. */
export function publicSlugs(ctx: Reader): Promise<{ slug: string; updated_at: string }[]> {
  return publicSlugRows(ctx)
}
