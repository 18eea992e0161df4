import { attachFile, detachFiles } from '#media'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { catalogErrors } from '../errors.ts'
import { mayEdit, maySee } from '../policy.ts'
import {
  cancelComing,
  handOverLectures,
  lockCourse,
  replaceTags,
  replaceTeachers,
  updateCourse,
  type CourseRecord,
  type CourseValues,
  type Teacher,
} from '../queries/course-write.ts'
import { refusing } from '../refusals.ts'
import { mayBecome } from '../rules/status.ts'
import type { CourseStatus } from '../rules/words.ts'
import { leadOf, mergeCourse, tagIdsOf, teachersOf, type CourseChange } from './course-values.ts'

interface Change {
  readonly values: CourseValues
  readonly tags: readonly string[]
  readonly teachers: readonly Teacher[]
}

/** What an instructor may change of an own course. */
const content: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'image_file_id',
  'platform_name',
  'access_instructions',
])

/**
 * Changes a course and moves its status; `check` gets the present version (If-Match).
 * @throws Problem `not_found`, `permission_denied`, `status_not_possible`, `capacity_below_taken`, field errors
 */
export async function changeCourse(
  ctx: Context,
  id: string,
  change: CourseChange,
  check: (version: number) => void,
): Promise<void> {
  const before = await lockCourse(ctx, id)
  const rights =
    before && mayEdit(ctx, { ...before, teacher_ids: before.teachers.map((teacher) => teacher.id) })
  if (!before || !maySee(ctx, { ...before, teacher_ids: before.teachers.map((teacher) => teacher.id) }))
    throw errors.not_found()
  if (!rights) throw errors.permission_denied()
  check(before.version)
  const status = nextStatus(before, change)
  const after: Change = {
    values: { ...(await mergeCourse(ctx, before, change, id)), ...status },
    tags: tagIdsOf(change) ?? before.tag_ids,
    teachers: teachersOf(change) ?? before.teachers,
  }
  if (rights === 'content' && !onlyContent(before, after)) throw errors.permission_denied()
  if (after.values.capacity !== null && after.values.capacity < before.taken)
    throw catalogErrors.capacity_below_taken({ taken: before.taken })
  await refusing(() => write(ctx, before, after))
  await audit(ctx, {
    action: 'course.change',
    object: { kind: 'course', id },
    ...differences(before, after.values),
  })
  await announce(ctx, before, after)
}

function nextStatus(
  before: CourseRecord,
  change: CourseChange,
): { status: CourseStatus; status_reason: string } {
  const to = change.status ?? before.status
  if (to === before.status) return { status: before.status, status_reason: before.status_reason }
  if (!mayBecome(before.status, to)) throw catalogErrors.status_not_possible({ from: before.status, to })
  const reason = change.status_reason?.trim() ?? ''
  if (to === 'cancelled' && reason.length < 5) {
    throw invalid('status_reason', 'required', {
      en: 'Say why, in at least 5 characters: families will read it.',
      ar: 'اذكر السبب في 5 أحرف على الأقل، ستقرؤه الأسر.',
      fa: 'دلیل را دست‌کم در ۵ نویسه بنویسید؛ خانواده‌ها آن را می‌خوانند.',
    })
  }
  return { status: to, status_reason: reason }
}

/** What is sent back as it was read is no change. */
function onlyContent(before: CourseRecord, after: Change): boolean {
  const plain = Object.keys(differences(before, after.values).after).every((name) => content.has(name))
  return plain && same(before.tag_ids, after.tags) && same(before.teachers, after.teachers)
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

async function write(ctx: Context, before: CourseRecord, after: Change): Promise<void> {
  const { id } = before
  await updateCourse(ctx, id, after.values)
  if (!same(before.tag_ids, after.tags)) await replaceTags(ctx, id, after.tags)
  if (!same(before.teachers, after.teachers)) await replaceTeachers(ctx, id, after.teachers)
  const image = after.values.image_file_id
  if (image === before.image_file_id) return
  if (before.image_file_id) await detachFiles(ctx, [before.image_file_id])
  if (image) await attachFile(ctx, image, { kind: 'course', id }, { field: 'image', purpose: 'course_image' })
}

/** Only what differs, for the audit trail. */
function differences(
  before: CourseRecord,
  after: CourseValues,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const old = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(after).filter(([name, value]) => old.get(name) !== value)
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, old.get(name)])),
    after: Object.fromEntries(changed),
  }
}

async function announce(ctx: Context, before: CourseRecord, after: Change): Promise<void> {
  const { id } = before
  const { status, capacity } = after.values
  const moved: string[] = []
  const [oldLead, newLead] = [leadOf(before.teachers), leadOf(after.teachers)]
  if (oldLead !== newLead) moved.push(...(await handOverLectures(ctx, id, oldLead, newLead)))
  if (status !== before.status && status === 'cancelled')
    moved.push(...(await cancelComing(ctx, id, after.values.status_reason)))
  if (moved.length > 0)
    await emit(ctx, 'lectures.changed', { course_id: id, lecture_ids: [...new Set(moved)] })
  if (before.status === 'draft' && status === 'registration_open')
    await emit(ctx, 'course.published', { course_id: id })
  if (before.status !== 'cancelled' && status === 'cancelled')
    await emit(ctx, 'course.cancelled', { course_id: id })
  const raised = before.capacity !== null && (capacity === null || capacity > before.capacity)
  if (raised) await emit(ctx, 'capacity.raised', { course_id: id })
}
