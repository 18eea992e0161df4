import {
  countFacets,
  publicCourse,
  publicCourses,
  weeklyLines,
  type Facets,
  type PublicCourse,
} from '#catalog'
import { publicInstructors, instructorCards } from '#people'
import type { Context } from '#platform/context'
import { translate, type Locale } from '#platform/i18n'
import type {
  CataloguePage,
  CourseDetail,
  CoursePage,
  CourseSummary,
  Facet,
  LandingPage,
  MissingPage,
  Reader,
  Site,
} from '../../../web/src/public/types.ts'
import { readerLocale, readerScheme, siteCentre, type PageRequest } from './centre.ts'
import { filterTexts } from './page-texts.ts'

export interface Base {
  readonly site: Site
  readonly reader: Reader
  readonly path: string
  readonly today: string
}

/** Centre and reader, which every page shows. */
export async function pageBase(ctx: Context, request: PageRequest): Promise<Base> {
  const locale = readerLocale(ctx, request)
  const centre = await siteCentre(ctx, locale)
  return {
    site: {
      origin: request.url.origin,
      name: centre.name,
      tagline: null,
      description: null,
      logo: centre.logo,
      image: null,
      color: centre.color,
      phone: centre.phone,
      email: null,
      address: centre.address,
      map_url: null,
      locale: centre.locale,
    },
    reader: {
      locale,
      country: centre.country,
      timeZone: centre.timeZone,
      currency: centre.currency,
      calendar: centre.calendar,
      digits: 'auto',
      weekStart: centre.weekStart,
      scheme: readerScheme(request) ?? 'auto',
      signed_in: ctx.actor.userId !== null,
    },
    today: ctx.now.toZonedDateTimeISO(centre.timeZone).toPlainDate().toString(),
    path: decodeURIComponent(request.url.pathname).replace(/(.)\/$/, '$1'),
  }
}

export async function landingPage(ctx: Context, base: Base): Promise<LandingPage> {
  const [featured, open, facets, instructors] = await Promise.all([
    publicCourses(
      ctx,
      new Map([
        ['featured', 'true'],
        ['ordering', 'featured_order'],
        ['page_size', '6'],
        ['status', 'registration_open,in_progress'],
      ]),
    ),
    publicCourses(
      ctx,
      new Map([
        ['status', 'registration_open'],
        ['ordering', 'start_date'],
        ['page_size', '6'],
      ]),
    ),
    countFacets(ctx, new Map([['status', 'registration_open,in_progress']])),
    publicInstructors(ctx, { limit: 100 }),
  ])
  const shown = featured.results.length > 0 ? featured.results : open.results
  return {
    page: 'landing',
    ...base,
    featured: await summaries(ctx, shown),
    categories: facets.category.map(({ value, label, count }) => ({ id: value, name: label, count })),
    figures: { courses: facets.count, learners: 0, instructors: instructors.length, years: null },
    testimonials: [],
  }
}

/** Filters of the page; each is a filter of the API's list. */
const facetNames = [
  'category',
  'season',
  'kind',
  'gender',
  'weekday',
  'instructor',
  'status',
] as const satisfies readonly (Facet['name'] & keyof Facets)[]
const known: ReadonlySet<string> = new Set([...facetNames, 'search', 'ordering', 'age'])
const perPage = 12

/** @throws Problem for filter values that are not of their kind */
export async function cataloguePage(
  ctx: Context,
  base: Base,
  query: URLSearchParams,
): Promise<CataloguePage> {
  const chosen = new Map([...query].filter(([name, value]) => known.has(name) && value !== ''))
  // Without a wish the courses that one can still join come first.
  const parameters = new Map([['page_size', String(perPage)], ['page', query.get('page') ?? '1'], ...chosen])
  const [asked, facets] = await Promise.all([publicCourses(ctx, parameters), countFacets(ctx, chosen)])
  const pages = Math.max(1, Math.ceil(asked.count / perPage))
  // An old link may point behind the end: the last page is what is meant.
  const found =
    asked.page > pages ? await publicCourses(ctx, new Map(parameters).set('page', String(pages))) : asked
  return {
    page: 'catalogue',
    ...base,
    courses: await summaries(ctx, found.results),
    count: found.count,
    page_number: found.page,
    page_count: pages,
    facets: [...facetNames.map((name) => facetOf(name, facets, base)), agesFacet(base)],
    query: Object.fromEntries(chosen),
  }
}

function facetOf(name: (typeof facetNames)[number], facets: Facets, { reader }: Base): Facet {
  const options = facets[name].map((option) => ({ ...option, label: labelOf(name, option, reader.locale) }))
  return { name, options: name === 'weekday' ? inWeek(options, reader.weekStart) : options }
}

function labelOf(name: string, option: { value: string; label: string }, locale: Locale): string {
  if (name === 'weekday') return weekdayName(Number(option.value), locale)
  const text = filterTexts[name]?.[option.value]
  return text ? translate(text, locale) : option.label
}

/** 3 January 1970 was a Saturday, day 0 of the product's week. */
function weekdayName(weekday: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(1970, 0, 3 + weekday),
  )
}

function inWeek<T extends { value: string }>(options: T[], first: number): T[] {
  return options.toSorted((a, b) => ((Number(a.value) - first + 7) % 7) - ((Number(b.value) - first + 7) % 7))
}

function agesFacet({ reader }: Base): Facet {
  const number = new Intl.NumberFormat(reader.locale === 'ar' ? 'ar-EG' : reader.locale)
  return {
    name: 'age',
    options: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((age) => ({
      value: String(age),
      label: number.format(age),
      count: null,
    })),
  }
}

/** null when nobody may see such a course. */
export async function coursePage(ctx: Context, base: Base, slug: string): Promise<CoursePage | null> {
  const course = await publicCourse(ctx, slug)
  if (!course) return null
  const parameters = new Map([
    ['page_size', '4'],
    ['status', 'registration_open,in_progress'],
    ...(course.category ? [['category', course.category.id] as const] : []),
  ])
  const [cards, others] = await Promise.all([
    instructorCards(
      ctx,
      course.instructors.map((one) => one.id),
    ),
    publicCourses(ctx, parameters),
  ])
  const place = [course.room?.name, course.branch?.name, course.location].filter(Boolean).join(' · ')
  const detail: CourseDetail = {
    ...summary(course, course.schedules),
    // A short description is its own summary: said once is enough.
    summary: course.summary.endsWith('…') ? course.summary : null,
    description_html: course.description,
    location: place || null,
    lecture_count: course.num_lectures,
    instructors: course.instructors.map((one) => ({
      name: nameOf(one),
      image: cards.get(one.id)?.image ?? one.image,
      bio: cards.get(one.id)?.bio || null,
    })),
    rating: null,
    register_path: `/enrol/${encodeURIComponent(course.slug)}`,
  }
  const related = others.results.filter((other) => other.id !== course.id).slice(0, 3)
  return { page: 'course', ...base, course: detail, related: await summaries(ctx, related) }
}

export function missingPage(base: Base): MissingPage {
  return { page: 'missing', ...base }
}

async function summaries(ctx: Context, courses: readonly PublicCourse[]): Promise<CourseSummary[]> {
  const lines = await weeklyLines(
    ctx,
    courses.map((course) => course.id),
  )
  return courses.map((course) => summary(course, lines.get(course.id) ?? []))
}

function summary(
  course: PublicCourse,
  weekly: readonly { weekday: number; start_time: string; end_time: string }[],
): CourseSummary {
  return {
    slug: course.slug,
    name: course.name,
    summary: course.summary || null,
    image: course.image,
    season: course.season,
    category: course.category,
    instructors: course.instructors.map((one) => ({ name: nameOf(one), image: one.image })),
    start_date: course.start_date,
    end_date: course.end_date,
    weekly: weekly.map(({ weekday, start_time, end_time }) => ({
      weekday,
      start_time: start_time.slice(0, 5),
      end_time: end_time.slice(0, 5),
    })),
    price: course.price,
    full_price: null,
    currency: course.currency,
    min_age: course.min_age,
    max_age: course.max_age,
    gender: course.gender === 'any' ? 'mixed' : course.gender,
    seats_left: course.seats_left,
    status: statusOf(course),
    kind: course.kind === 'advanced' || course.kind === 'self_paced' ? 'online' : 'onsite',
  }
}

function nameOf(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim()
}

function statusOf(course: PublicCourse): CourseSummary['status'] {
  if (course.status === 'completed' || course.status === 'cancelled') return 'finished'
  if (course.seats_left !== null && course.seats_left <= 0) return 'full'
  return course.status === 'in_progress' ? 'running' : 'open'
}
