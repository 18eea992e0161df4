import { useDrawing } from './context.tsx'
import { agesOf, CourseCard, daysOf, Picture, Price, Seats, Tags } from './course-card.tsx'
import type { CourseDetail, CoursePage } from './types.ts'

export function Course({ page }: { page: CoursePage }) {
  const { t } = useDrawing()
  const { course, related } = page
  return (
    <>
      <article className="wide course">
        <Way course={course} />
        <div className="course-head">
          <Picture course={course} large />
          <Tags course={course} />
          <h1 dir="auto">{course.name}</h1>
          {course.summary && (
            <p className="lead" dir="auto">
              {course.summary}
            </p>
          )}
          <Rating course={course} />
        </div>
        <Offer course={course} />
        <div className="course-body">
          {course.description_html && (
            <section>
              <h2>{t.about}</h2>
              <div
                className="rich"
                dir="auto"
                dangerouslySetInnerHTML={{ __html: course.description_html }}
              />
            </section>
          )}
          <Schedule course={course} />
          <Instructors course={course} />
        </div>
      </article>
      {related.length > 0 && (
        <section className="wide">
          <h2>{t.related}</h2>
          <ul className="grid">
            {related.map((other) => (
              <CourseCard key={other.slug} course={other} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Way({ course }: { course: CourseDetail }) {
  const { t, href } = useDrawing()
  return (
    <nav className="way" aria-label={t.breadcrumbs}>
      <a href={href('/')}>{t.home}</a>
      <a href={href('/courses')}>{t.courses}</a>
      {course.category && (
        <a href={href('/courses', { category: course.category.id })}>{course.category.name}</a>
      )}
    </nav>
  )
}

function Offer({ course }: { course: CourseDetail }) {
  const { t, format } = useDrawing()
  const ages = agesOf(course, { t, format })
  const facts = [
    { label: t.season, value: course.season?.name },
    {
      label: t.dates,
      value:
        course.start_date && course.end_date
          ? format.range(course.start_date, course.end_date)
          : course.start_date && format.date(course.start_date),
    },
    { label: t.weekday, value: daysOf(course.weekly, format) },
    { label: t.lecturesLabel, value: course.lecture_count && t.lectures({ count: course.lecture_count }) },
    { label: t.age, value: ages },
    { label: t.gender, value: course.gender && t[course.gender] },
    { label: t.place, value: course.location ?? t[course.kind] },
  ].filter(({ value }) => Boolean(value))
  const takes = course.status === 'open' || course.status === 'full' || course.status === 'running'
  return (
    <aside className="offer">
      <p className="offer-price">
        <Price course={course} />
      </p>
      <p>
        <Seats course={course} live />
      </p>
      {takes ? (
        <a className="button" href={course.register_path}>
          {course.status === 'full' ? t.joinWaitlist : t.register}
        </a>
      ) : (
        <p className="dim">{t[course.status]}</p>
      )}
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

function Rating({ course }: { course: CourseDetail }) {
  const { t, format } = useDrawing()
  if (!course.rating || course.rating.count === 0) return null
  return (
    <p className="rating">
      <span className="stars" aria-hidden="true">
        ★
      </span>{' '}
      {t.rating({
        average: format.number(course.rating.average, { maximumFractionDigits: 1 }),
        max: format.number(5),
        count: course.rating.count,
      })}
    </p>
  )
}

function Schedule({ course }: { course: CourseDetail }) {
  const { t, format } = useDrawing()
  if (course.weekly.length === 0) return null
  return (
    <section>
      <h2>{t.schedule}</h2>
      <ul className="times">
        {course.weekly.map((line) => (
          <li key={`${line.weekday}-${line.start_time}`}>
            <strong>{format.weekday(line.weekday)}</strong>
            <span>
              {format.time(line.start_time)} – {format.time(line.end_time)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Instructors({ course }: { course: CourseDetail }) {
  const { t } = useDrawing()
  if (course.instructors.length === 0) return null
  return (
    <section>
      <h2>{t.instructors}</h2>
      <ul className="people">
        {course.instructors.map((person) => (
          <li key={person.name}>
            {person.image ? (
              <img src={person.image} alt="" width={56} height={56} loading="lazy" />
            ) : (
              <span className="face" aria-hidden="true">
                {[...person.name][0]}
              </span>
            )}
            <div>
              <strong dir="auto">{person.name}</strong>
              {person.bio && (
                <p className="dim" dir="auto">
                  {person.bio}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
