import { formatMessage } from '../i18n/messages.ts'
import { useDrawing } from './context.tsx'
import { publicTexts } from './texts.ts'
import type { CourseSummary, WeeklyLine } from './types.ts'

/** One course in a grid. The whole card is one link. */
export function CourseCard({ course, level: Title = 'h3' }: { course: CourseSummary; level?: 'h2' | 'h3' }) {
  const { page, t, format, href } = useDrawing()
  const teachers = format.list(course.instructors.map(({ name }) => name))
  return (
    <li className="card">
      <Picture course={course} />
      <div className="card-body">
        <Tags course={course} />
        <Title className="card-title">
          <a href={href(`/courses/${course.slug}`)} dir="auto">
            {course.name}
          </a>
        </Title>
        {teachers && <p className="dim">{teachers}</p>}
        <p className="dim">
          {course.start_date && (
            <>
              {course.start_date < page.today ? t.started : t.starts}{' '}
              <time dateTime={course.start_date}>{format.date(course.start_date)}</time>
              {' · '}
            </>
          )}
          {daysOf(course.weekly, format)}
        </p>
        <div className="card-foot">
          <Price course={course} />
          <Seats course={course} />
        </div>
      </div>
    </li>
  )
}

/** Without a picture: rings in the brand's colour, turned by the name, so that neighbours differ. */
export function Picture({ course, large }: { course: CourseSummary; large?: boolean }) {
  if (course.image) {
    return (
      <img
        className="picture"
        src={course.image}
        alt=""
        width={640}
        height={360}
        loading={large ? 'eager' : 'lazy'}
        decoding="async"
        {...(large ? { fetchPriority: 'high' as const } : {})}
      />
    )
  }
  const seed = [...course.name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7)
  const rings = [0, 1, 2, 3].map((n) => ({
    x: 80 + ((seed * (n + 3)) % 480),
    y: 40 + ((seed * (n + 7)) % 280),
    r: 60 + ((seed * (n + 1)) % 110),
  }))
  return (
    <svg
      className="picture drawn"
      viewBox="0 0 640 360"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {rings.map((ring, index) => (
        <circle key={index} cx={ring.x} cy={ring.y} r={ring.r} />
      ))}
    </svg>
  )
}

export function Tags({ course }: { course: CourseSummary }) {
  const { t } = useDrawing()
  return (
    <p className="tags">
      {course.category && <span>{course.category.name}</span>}
      {course.kind !== 'onsite' && <span>{t[course.kind]}</span>}
      {course.status !== 'open' && (
        <span className={course.status === 'full' ? 'warn' : undefined}>{t[course.status]}</span>
      )}
    </p>
  )
}

export function Price({ course }: { course: CourseSummary }) {
  const { t, format } = useDrawing()
  if (course.price === null) return <span className="dim">{t.priceOnRequest}</span>
  if (Number(course.price) === 0) return <strong className="price">{t.free}</strong>
  return (
    <span>
      <strong className="price">{format.money(course.price, course.currency)}</strong>
      {course.full_price && course.full_price !== course.price && (
        <>
          {' '}
          <span className="spoken">{t.insteadOf}</span>
          <s className="dim">{format.money(course.full_price, course.currency)}</s>
        </>
      )}
    </span>
  )
}

/** Free seats; the script refreshes the number while the page is open, in the same words. */
export function Seats({ course, live }: { course: CourseSummary; live?: boolean }) {
  const { page, t } = useDrawing()
  const left = course.seats_left
  if (left === null || course.status !== 'open') return null
  if (!live && left > 10) return null
  const forms = live
    ? { 'data-seats': course.slug, 'data-forms': JSON.stringify(pluralForms(page.reader)) }
    : {}
  return (
    <span className={left <= 5 ? 'seats few' : 'seats'} {...forms}>
      {t.seatsLeft({ count: left })}
    </span>
  )
}

function pluralForms(reader: Parameters<typeof formatMessage>[1]): Record<string, string> {
  const rules = new Intl.PluralRules(reader.locale)
  const forms: Record<string, string> = {
    0: formatMessage(publicTexts.seatsLeft[reader.locale], reader, { count: 0 }),
  }
  // One number of each plural category that our languages know; `#` marks where the number stands.
  for (const count of [1, 2, 3, 11, 100]) {
    const written = new Intl.NumberFormat(`${reader.locale}-u-nu-latn`).format(count)
    const text = formatMessage(
      publicTexts.seatsLeft[reader.locale],
      { ...reader, digits: 'latin' },
      { count },
    )
    forms[rules.select(count)] ??= text.replace(written, '#')
  }
  return forms
}

export function daysOf(
  weekly: readonly WeeklyLine[],
  format: ReturnType<typeof useDrawing>['format'],
): string {
  return format.list([...new Set(weekly.map((line) => format.weekday(line.weekday)))])
}

export function agesOf(
  course: CourseSummary,
  { t, format }: Pick<ReturnType<typeof useDrawing>, 't' | 'format'>,
): string | null {
  const { min_age: min, max_age: max } = course
  if (min !== null && max !== null) return t.ages({ min: format.number(min), max: format.number(max) })
  if (min !== null) return t.agesFrom({ min: format.number(min) })
  return max === null ? null : t.agesTo({ max: format.number(max) })
}
