import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { formatAmount, parseAmount } from '#platform/money'
import { centreSettings } from '#platform/settings'
import { branchOfRoom, type CourseValues, type Teacher } from '../queries/course-write.ts'
import { slugsLike } from '../queries/topics.ts'
import { unknown } from '../refusals.ts'
import { cleanHtml, plainSummary } from '../rules/rich-text.ts'
import { freeSlug, slugOf } from '../rules/slug.ts'
import type { CoursePatch } from '../schemas/courses.ts'
import { optionalRef, refId } from '../schemas/parts.ts'

export type CourseChange = Static<typeof CoursePatch>

/** A course before anything is said about it. */
export async function blankCourse(ctx: Context): Promise<CourseValues> {
  const { currency } = await centreSettings(ctx)
  return {
    kind: 'course',
    name: '',
    slug: '',
    description: '',
    summary: '',
    image_file_id: null,
    season_id: null,
    category_id: null,
    branch_id: null,
    room_id: null,
    location: '',
    start_date: null,
    end_date: null,
    num_lectures: null,
    capacity: null,
    price_minor: 0n,
    currency,
    billed_per: 'course',
    min_age: null,
    max_age: null,
    for_adults: false,
    gender: 'any',
    requires_approval: true,
    platform_name: '',
    is_live: false,
    access_instructions: '',
    status: 'draft',
    status_reason: '',
    featured_order: null,
  }
}

/** What the course will be after the change; `status` is moved elsewhere. */
export async function mergeCourse(
  ctx: Context,
  before: CourseValues,
  change: CourseChange,
  id?: string,
): Promise<CourseValues> {
  const {
    image,
    season,
    category,
    tags: _tags,
    instructors: _instructors,
    branch,
    room,
    price,
    currency = before.currency,
    description,
    slug,
    status: _status,
    status_reason: _reason,
    ...plain
  } = change
  const text = description === undefined ? before.description : cleanHtml(description)
  const given = price ?? formatAmount(before.price_minor, before.currency)
  const place = await placeOf(ctx, before, optionalRef(branch), optionalRef(room))
  return {
    ...before,
    ...plain,
    ...place,
    name: plain.name?.trim() ?? before.name,
    slug: await slugFor(ctx, before, slug, plain.name, id),
    description: text,
    summary: plainSummary(text),
    image_file_id: image === undefined ? before.image_file_id : fileId(image),
    season_id: pick(optionalRef(season), before.season_id),
    category_id: pick(optionalRef(category), before.category_id),
    currency,
    price_minor: parseAmount(given, currency, 'price'),
  }
}

function pick(value: string | null | undefined, before: string | null): string | null {
  return value === undefined ? before : value
}

/** A room says which branch it is in. */
async function placeOf(
  ctx: Context,
  before: CourseValues,
  branch: string | null | undefined,
  room: string | null | undefined,
) {
  const roomId = pick(room, before.room_id)
  if (roomId === null) return { branch_id: pick(branch, before.branch_id), room_id: null }
  const home = await branchOfRoom(ctx, roomId)
  if (home === null) throw unknown('room')
  if (branch !== undefined && branch !== null && branch !== home) {
    throw invalid('room', 'other_branch', {
      en: 'This room is in another branch.',
      ar: 'هذه القاعة في فرع آخر.',
      fa: 'این اتاق در شعبهٔ دیگری است.',
    })
  }
  return { branch_id: home, room_id: roomId }
}

/** The address stays when the name changes: links to it are out in the world. */
async function slugFor(
  ctx: Context,
  before: CourseValues,
  given: string | undefined,
  name: string | undefined,
  id: string | undefined,
): Promise<string> {
  if (given !== undefined) return slugOf(given)
  if (before.slug !== '') return before.slug
  const slug = slugOf(name ?? before.name)
  return freeSlug(slug, await slugsLike(ctx, 'courses', slug, id))
}

/** An id, or the link that an answer showed. */
function fileId(image: string | null): string | null {
  if (image === null || image === '') return null
  const found = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.exec(image)
  if (!found) throw unknown('image')
  return found[0].toLowerCase()
}

export function teachersOf(change: CourseChange): Teacher[] | undefined {
  return change.instructors?.map((entry) =>
    typeof entry === 'string'
      ? { id: entry, role: 'instructor' }
      : { id: entry.id, role: entry.role ?? 'instructor' },
  )
}

export function tagIdsOf(change: CourseChange): string[] | undefined {
  return change.tags?.map(refId).toSorted()
}

/** Who leads, and so gives the lectures. */
export function leadOf(teachers: readonly Teacher[]): string | null {
  return teachers.find((teacher) => teacher.role === 'instructor')?.id ?? null
}
