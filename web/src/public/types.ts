import type { Locale } from '../i18n/locale.ts'
import type { FormatSettings } from '../i18n/settings.ts'

/** Everything that a public page is drawn from. The same data always gives the same HTML. */
export type PublicPage = LandingPage | CataloguePage | CoursePage | MissingPage

interface PageBase {
  site: Site
  reader: Reader
  /** Path of this page, without origin and query: `/courses/tajweed-2`. */
  path: string
  /** The day at the centre, `2026-11-21`: what began before it is not said to begin. */
  today: string
}

/** The centre, as everybody sees it. */
export interface Site {
  /** `https://example.org`, without a slash at the end. */
  origin: string
  name: string
  tagline: string | null
  description: string | null
  logo: string | null
  /** Picture of the social card when a page has none of its own; absolute or a path. */
  image: string | null
  color: string
  phone: string | null
  email: string | null
  address: string | null
  map_url: string | null
  /** The centre's own language: its address carries no `?lang=`. */
  locale: Locale
}

export interface Reader extends FormatSettings {
  scheme: 'light' | 'dark' | 'auto'
  signed_in: boolean
}

export interface Named {
  id: string
  name: string
}

export interface WeeklyLine {
  /** Saturday = 0 … Friday = 6. */
  weekday: number
  start_time: string
  end_time: string
}

/** A course as cards and lists show it; names are the API's. */
export interface CourseSummary {
  slug: string
  name: string
  summary: string | null
  image: string | null
  season: Named | null
  category: Named | null
  instructors: readonly { name: string; image: string | null }[]
  start_date: string | null
  end_date: string | null
  weekly: readonly WeeklyLine[]
  /** Decimal string; null when the price is told on request. */
  price: string | null
  /** The price before a discount that holds now. */
  full_price: string | null
  currency: string
  min_age: number | null
  max_age: number | null
  gender: 'male' | 'female' | 'mixed' | null
  /** Null: without limit. */
  seats_left: number | null
  status: 'open' | 'full' | 'soon' | 'running' | 'finished'
  kind: 'onsite' | 'online' | 'hybrid'
}

export interface CourseDetail extends CourseSummary {
  /** Cleaned by the server. */
  description_html: string
  location: string | null
  lecture_count: number | null
  instructors: readonly { name: string; image: string | null; bio: string | null }[]
  rating: { average: number; count: number } | null
  /** Where "Register" leads, inside the app: `/enrol/tajweed-2`. */
  register_path: string
}

export interface Testimonial {
  name: string
  text: string
  /** 1 to 5. */
  stars: number | null
  about: string | null
}

export interface LandingPage extends PageBase {
  page: 'landing'
  featured: readonly CourseSummary[]
  categories: readonly (Named & { count: number })[]
  figures: { courses: number; learners: number; instructors: number; years: number | null } | null
  testimonials: readonly Testimonial[]
}

/** One filter of the catalogue. `name` is the query parameter. */
export interface Facet {
  name: 'category' | 'season' | 'instructor' | 'gender' | 'weekday' | 'kind' | 'age' | 'status'
  options: readonly { value: string; label: string; count: number | null }[]
}

export interface CataloguePage extends PageBase {
  page: 'catalogue'
  courses: readonly CourseSummary[]
  count: number
  page_number: number
  page_count: number
  facets: readonly Facet[]
  /** What is chosen: `search`, `ordering` and the facets by name. */
  query: Readonly<Record<string, string>>
}

export interface CoursePage extends PageBase {
  page: 'course'
  course: CourseDetail
  related: readonly CourseSummary[]
}

/** Drawn with status 404. */
export interface MissingPage extends PageBase {
  page: 'missing'
}
