import { useDrawing } from './context.tsx'
import { CourseCard } from './course-card.tsx'
import type { LandingPage, Testimonial } from './types.ts'

export function Landing({ page }: { page: LandingPage }) {
  const { t, href } = useDrawing()
  const { site } = page
  return (
    <>
      <section className="hero">
        <Rings />
        <div className="wide">
          <h1>{site.tagline ?? t.heroTitle}</h1>
          <p>{site.description ?? t.heroText}</p>
          <p className="row">
            <a className="button" href={href('/courses')}>
              {t.seeCourses}
            </a>
            {site.phone && (
              <a className="button quiet" href={`tel:${site.phone.replace(/[^+\d]/g, '')}`}>
                {t.call} <bdi dir="ltr">{site.phone}</bdi>
              </a>
            )}
          </p>
        </div>
      </section>
      <Figures page={page} />
      {page.featured.length > 0 && (
        <section className="wide">
          <div className="section-head">
            <h2>{t.featured}</h2>
            <a href={href('/courses')}>{t.allCourses}</a>
          </div>
          <ul className="grid">
            {page.featured.map((course) => (
              <CourseCard key={course.slug} course={course} />
            ))}
          </ul>
        </section>
      )}
      <Categories page={page} />
      {page.testimonials.length > 0 && (
        <section className="wide">
          <h2>{t.families}</h2>
          <ul className="grid">
            {page.testimonials.map((testimonial) => (
              <Voice key={testimonial.name + testimonial.text} voice={testimonial} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Halqa means ring: the circle in which people learn. */
function Rings() {
  return (
    <svg className="rings" viewBox="0 0 800 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <circle cx="620" cy="190" r="150" />
      <circle cx="720" cy="250" r="110" />
      <circle cx="540" cy="300" r="80" />
      <circle cx="690" cy="80" r="60" />
    </svg>
  )
}

function Figures({ page }: { page: LandingPage }) {
  const { t, format } = useDrawing()
  if (!page.figures) return null
  const { courses, learners, instructors, years } = page.figures
  const figures = [
    { value: courses, label: t.figureCourses },
    { value: learners, label: t.figureLearners },
    { value: instructors, label: t.figureInstructors },
    { value: years, label: t.figureYears },
  ]
  return (
    <section className="wide" aria-label={t.figures}>
      <dl className="figures">
        {figures
          .filter(({ value }) => value !== null && value > 0)
          .map(({ value, label }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{format.number(value ?? 0)}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function Categories({ page }: { page: LandingPage }) {
  const { t, format, href } = useDrawing()
  if (page.categories.length === 0) return null
  return (
    <section className="wide">
      <h2>{t.byCategory}</h2>
      <ul className="chips">
        {page.categories.map((category) => (
          <li key={category.id}>
            <a href={href('/courses', { category: category.id })}>
              {category.name} <span className="dim">{format.number(category.count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Voice({ voice }: { voice: Testimonial }) {
  const { t, format } = useDrawing()
  return (
    <li className="card voice">
      {voice.stars !== null && (
        <p
          className="stars"
          role="img"
          aria-label={t.stars({ count: format.number(voice.stars), max: format.number(5) })}
        >
          {'★'.repeat(voice.stars)}
          <span>{'★'.repeat(5 - voice.stars)}</span>
        </p>
      )}
      <blockquote dir="auto">{voice.text}</blockquote>
      <p>
        <strong>{voice.name}</strong>
        {voice.about && <span className="dim"> · {voice.about}</span>}
      </p>
    </li>
  )
}
