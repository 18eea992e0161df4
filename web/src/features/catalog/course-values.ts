import type { CourseDetail, Season } from '@halqa/api-client'
import { htmlToText, textToHtml } from './rich-text.ts'

/** What the course form holds. */
export interface CourseValues {
  name: string
  kind: CourseDetail['kind']
  category: string | null
  tags: string[]
  description: string
  image: string | null
  season: string | null
  start_date: string | null
  end_date: string | null
  num_lectures: number | null
  branch: string | null
  room: string | null
  location: string
  platform_name: string
  access_instructions: string
  lead: string | null
  others: string[]
  mentors: string[]
  price: string
  billed_per: CourseDetail['billed_per']
  capacity: number | null
  min_age: number | null
  max_age: number | null
  gender: CourseDetail['gender']
  for_adults: boolean
  requires_approval: boolean
  featured_order: number | null
}

/** A new course begins in the season that is running, today at the earliest. */
export function blankCourse(season: Season | undefined, today: string): CourseValues {
  return {
    name: '',
    kind: 'course',
    category: null,
    tags: [],
    description: '',
    image: null,
    season: season?.id ?? null,
    start_date: season ? firstDayIn(season, today) : null,
    end_date: null,
    num_lectures: null,
    branch: null,
    room: null,
    location: '',
    platform_name: '',
    access_instructions: '',
    lead: null,
    others: [],
    mentors: [],
    price: '',
    billed_per: 'course',
    capacity: null,
    min_age: null,
    max_age: null,
    gender: 'any',
    for_adults: false,
    requires_approval: true,
    featured_order: null,
  }
}

/** The season's first day that is not over. */
export function firstDayIn(season: Pick<Season, 'start_date' | 'end_date'>, today: string): string {
  return season.start_date < today && today <= season.end_date ? today : season.start_date
}

export function valuesOf(course: CourseDetail): CourseValues {
  const [lead, ...others] = course.instructors.filter((one) => one.role === 'instructor')
  return {
    name: course.name,
    kind: course.kind,
    category: course.category?.id ?? null,
    tags: course.tags.map((tag) => tag.id),
    description: htmlToText(course.description),
    image: course.image,
    season: course.season?.id ?? null,
    start_date: course.start_date,
    end_date: course.end_date,
    num_lectures: course.num_lectures,
    branch: course.branch?.id ?? null,
    room: course.room?.id ?? null,
    location: course.location,
    platform_name: course.platform_name,
    access_instructions: course.access_instructions ?? '',
    lead: lead?.id ?? null,
    others: others.map((one) => one.id),
    mentors: course.instructors.filter((one) => one.role !== 'instructor').map((one) => one.id),
    price: course.price,
    billed_per: course.billed_per,
    capacity: course.capacity,
    min_age: course.min_age,
    max_age: course.max_age,
    gender: course.gender,
    for_adults: course.for_adults,
    requires_approval: course.requires_approval,
    featured_order: course.featured_order,
  }
}

/** What is sent; `description` only when it was touched, so that richer text from elsewhere survives. */
export function bodyOf(values: CourseValues, before?: CourseDetail) {
  const { lead, others, mentors, description, price, ...rest } = values
  const touched = before === undefined || description !== htmlToText(before.description)
  return {
    ...rest,
    ...(touched ? { description: textToHtml(description) } : {}),
    price: price === '' ? '0' : price,
    instructors: teachersOf({ lead, others, mentors }, before),
  }
}

interface Teacher {
  id: string
  role: CourseDetail['instructors'][number]['role']
}

/** The lead first; helpers keep the role that they had. */
function teachersOf(
  { lead, others, mentors }: Pick<CourseValues, 'lead' | 'others' | 'mentors'>,
  before: CourseDetail | undefined,
): Teacher[] {
  const teaching = [...(lead ? [lead] : []), ...others.filter((id) => id !== lead)]
  const helping = mentors.filter((id) => !teaching.includes(id))
  const roleOf = (id: string) =>
    before?.instructors.find((one) => one.id === id && one.role !== 'instructor')?.role ?? 'mentor'
  return [
    ...teaching.map((id): Teacher => ({ id, role: 'instructor' })),
    ...helping.map((id): Teacher => ({ id, role: roleOf(id) })),
  ]
}

/** What an instructor may send of an own course. */
export function contentOf(values: CourseValues, before: CourseDetail) {
  const { description, image, platform_name, access_instructions } = bodyOf(values, before)
  return { ...(description === undefined ? {} : { description }), image, platform_name, access_instructions }
}
