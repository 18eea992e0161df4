import type { Static } from 'typebox'
import { attachFile } from '#media'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { catalogErrors } from '../errors.ts'
import {
  deleteCourse,
  insertCourse,
  lockCourse,
  replaceTags,
  replaceTeachers,
} from '../queries/course-write.ts'
import { refusing } from '../refusals.ts'
import type { CourseInput } from '../schemas/courses.ts'
import { applySchedules } from './apply-schedules.ts'
import { blankCourse, mergeCourse, tagIdsOf, teachersOf } from './course-values.ts'

/** Answers the new course's id. A course begins as a draft, or open for registration. */
export async function createCourse(ctx: Context, input: Static<typeof CourseInput>): Promise<string> {
  const { schedules, ...fields } = input
  const status = fields.status ?? 'draft'
  if (status !== 'draft' && status !== 'registration_open')
    throw catalogErrors.status_not_possible({ from: 'draft', to: status })
  const id = newId()
  const values = await mergeCourse(ctx, { ...(await blankCourse(ctx)), status }, fields)
  await refusing(async () => {
    await insertCourse(ctx, id, values)
    await replaceTags(ctx, id, tagIdsOf(fields) ?? [])
    await replaceTeachers(ctx, id, teachersOf(fields) ?? [])
  })
  if (values.image_file_id)
    await attachFile(
      ctx,
      values.image_file_id,
      { kind: 'course', id },
      { field: 'image', purpose: 'course_image' },
    )
  await audit(ctx, { action: 'course.create', object: { kind: 'course', id }, after: values })
  if (schedules && schedules.length > 0) await applySchedules(ctx, id, { schedules, allow_clashes: true })
  if (status === 'registration_open') await emit(ctx, 'course.published', { course_id: id })
  return id
}

/** @throws Problem `in_use` unless it is a draft that nothing refers to */
export async function removeCourse(ctx: Context, id: string): Promise<void> {
  const course = await lockCourse(ctx, id)
  if (!course) throw errors.not_found()
  if (course.status !== 'draft') throw catalogErrors.in_use()
  await refusing(() => deleteCourse(ctx, id), 'deleting')
  await audit(ctx, { action: 'course.delete', object: { kind: 'course', id }, before: course })
}
