import { newId } from '#platform/ids'
import { parseAmount } from '#platform/money'
import { timestamp, localDate } from '#platform/time'
import type { Caller } from './caller.ts'
import type { World } from './harness.ts'

/** A person, or the id of one. */
type Who = Caller | string
const idOf = (who: Who): string => (typeof who === 'string' ? who : who.id)
const zone = 'Africa/Cairo'
let counter = 0

export interface SeasonSpec {
  readonly name?: string
  readonly type?: 'summer_camp' | 'school' | 'ramadan' | 'eid' | 'other'
  readonly startDate?: string
  readonly endDate?: string
  readonly isActive?: boolean
  readonly holidays?: readonly { name?: string; start: string; end?: string; branch?: string }[]
}

export async function makeSeason(world: World, spec: SeasonSpec = {}): Promise<{ id: string; name: string }> {
  const id = newId()
  const name = spec.name ?? 'Autumn 2026'
  await world.rows(
    'INSERT INTO catalog.seasons (id, name, type, start_date, end_date, is_active) VALUES ($1, $2, $3, $4, $5, $6)',
    [
      id,
      name,
      spec.type ?? 'school',
      spec.startDate ?? '2026-09-01',
      spec.endDate ?? '2027-01-31',
      spec.isActive ?? true,
    ],
  )
  for (const day of spec.holidays ?? []) {
    await world.rows(
      'INSERT INTO catalog.season_holidays (id, season_id, branch_id, name, start_date, end_date) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(), id, day.branch ?? null, day.name ?? '', day.start, day.end ?? day.start],
    )
  }
  return { id, name }
}

export async function makeBranch(world: World, name = `Branch ${++counter}`): Promise<{ id: string }> {
  const id = newId()
  await world.rows('INSERT INTO catalog.branches (id, name) VALUES ($1, $2)', [id, name])
  return { id }
}

export async function makeRoom(
  world: World,
  spec: { branch: string; name?: string; capacity?: number },
): Promise<{ id: string }> {
  const id = newId()
  await world.rows('INSERT INTO catalog.rooms (id, branch_id, name, capacity) VALUES ($1, $2, $3, $4)', [
    id,
    spec.branch,
    spec.name ?? `Room ${++counter}`,
    spec.capacity ?? null,
  ])
  return { id }
}

export interface CourseSpec {
  readonly name?: string
  readonly kind?: 'course' | 'bootcamp' | 'advanced' | 'self_paced'
  readonly status?: 'draft' | 'registration_open' | 'in_progress' | 'completed' | 'cancelled'
  readonly description?: string
  /** null or absent = no limit */
  readonly capacity?: number | null
  /** Decimal string, default 500.00 */
  readonly price?: string
  readonly currency?: string
  readonly billedPer?: 'course' | 'month' | 'lecture' | 'package'
  /** Instructors; the first one leads and gives the lectures. */
  readonly instructors?: readonly Who[]
  readonly season?: string | { id: string }
  readonly category?: string
  readonly branch?: string
  readonly room?: string
  readonly startDate?: string | null
  readonly endDate?: string | null
  readonly numLectures?: number | null
  readonly minAge?: number
  readonly maxAge?: number
  readonly forAdults?: boolean
  readonly gender?: 'any' | 'male' | 'female'
  readonly requiresApproval?: boolean
  readonly featuredOrder?: number
  readonly schedules?: readonly { weekday: number; start: string; end: string; room?: string }[]
}

/** A course as it stands, open for registration; `schedules` are written without making lectures. */
export async function makeCourse(
  world: World,
  spec: CourseSpec = {},
): Promise<{ id: string; name: string; slug: string }> {
  const id = newId()
  const name = spec.name ?? `Tajweed ${++counter}`
  const slug = `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${id.slice(-6)}`
  const currency = spec.currency ?? 'EGP'
  const status = spec.status ?? 'registration_open'
  const at = timestamp(world.now())
  await world.rows(
    `INSERT INTO catalog.courses (id, kind, name, slug, description, season_id, category_id, branch_id, room_id, start_date, end_date, num_lectures, capacity,
      price_minor, currency, billed_per, min_age, max_age, for_adults, gender, requires_approval, status, status_reason, featured_order, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $25)`,
    [
      id,
      spec.kind ?? 'course',
      name,
      slug,
      spec.description ?? '',
      typeof spec.season === 'object' ? spec.season.id : (spec.season ?? null),
      spec.category ?? null,
      spec.branch ?? null,
      spec.room ?? null,
      spec.startDate === undefined ? '2026-10-01' : spec.startDate,
      spec.endDate === undefined ? '2026-12-31' : spec.endDate,
      spec.numLectures ?? null,
      spec.capacity ?? null,
      parseAmount(spec.price ?? '500.00', currency, 'price').toString(),
      currency,
      spec.billedPer ?? 'course',
      spec.minAge ?? null,
      spec.maxAge ?? null,
      spec.forAdults ?? false,
      spec.gender ?? 'any',
      spec.requiresApproval ?? true,
      status,
      status === 'cancelled' ? 'Too few learners' : '',
      spec.featuredOrder ?? null,
      at,
    ],
  )
  for (const [position, who] of (spec.instructors ?? []).entries()) {
    await world.rows(
      'INSERT INTO catalog.course_instructors (course_id, user_id, position) VALUES ($1, $2, $3)',
      [id, idOf(who), position],
    )
  }
  for (const row of spec.schedules ?? []) {
    await world.rows(
      'INSERT INTO catalog.course_schedules (id, course_id, weekday, start_time, end_time, room_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(), id, row.weekday, row.start, row.end, row.room ?? null],
    )
  }
  return { id, name, slug }
}

export interface LectureSpec {
  readonly course: string | { id: string }
  /** RFC 3339; the end defaults to 90 minutes later. */
  readonly startsAt: string
  readonly endsAt?: string
  readonly instructor?: Who
  readonly room?: string
  readonly number?: number
  readonly title?: string
  readonly status?: 'scheduled' | 'completed' | 'cancelled' | 'additional'
  readonly isAccepted?: boolean
  readonly meetingLink?: string
}

/** A lecture; without a number it is the course's next. */
export async function makeLecture(world: World, spec: LectureSpec): Promise<{ id: string; number: number }> {
  const id = newId()
  const courseId = typeof spec.course === 'string' ? spec.course : spec.course.id
  const starts = Temporal.Instant.from(spec.startsAt)
  const ends = spec.endsAt ? Temporal.Instant.from(spec.endsAt) : starts.add({ minutes: 90 })
  const rows = await world.rows<{ number: number }>(
    `INSERT INTO catalog.lectures (id, course_id, number, title, day, starts_at, ends_at, instructor_id, room_id, status, is_additional, is_accepted, meeting_link, slot_at, created_at)
     VALUES ($1, $2, coalesce($3, (SELECT coalesce(max(number), 0) + 1 FROM catalog.lectures WHERE course_id = $2)), $4, $5, $6, $7,
       coalesce($8, (SELECT user_id FROM catalog.course_instructors WHERE course_id = $2 ORDER BY position LIMIT 1)), $9, $10, $11, $12, $13, $6, $14) RETURNING number`,
    [
      id,
      courseId,
      spec.number ?? null,
      spec.title ?? '',
      localDate(starts, zone).toString(),
      timestamp(starts),
      timestamp(ends),
      spec.instructor ? idOf(spec.instructor) : null,
      spec.room ?? null,
      spec.status ?? 'scheduled',
      spec.status === 'additional',
      spec.isAccepted ?? true,
      spec.meetingLink ?? '',
      timestamp(world.now()),
    ],
  )
  return { id, number: rows[0]?.number ?? 0 }
}
