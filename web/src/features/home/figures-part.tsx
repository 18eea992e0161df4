import type { ReactNode } from 'react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { Card, Link } from '../../ui/index.ts'
import css from './home.module.css'
import { Part } from './part.tsx'
import { homeTexts } from './texts.ts'
import type { Figures } from './types.ts'
import { WeekBars } from './week-bars.tsx'

/** The centre in figures; each opens its rows. */
export function FiguresPart({ figures }: { figures: Figures }) {
  const t = useText(homeTexts)
  const format = useFormat()
  const share = (value: number) => format.percent(value / 100)
  const { takings } = figures
  return (
    <Part title={t.figures}>
      <ul className={`${css.grid} ${css.figures}`}>
        <li>
          <Figure
            href="/admin/enrolments?status=active"
            label={t.activeLearners}
            value={format.number(figures.active_learners)}
            hint={t.places({ count: figures.places })}
          />
        </li>
        <li>
          <Figure
            href="/admin/enrolments"
            label={t.enrollments}
            value={format.number(figures.enrollments.at(-1)?.value ?? 0)}
            hint={t.seasonPlaces({ count: figures.season_places })}
          >
            <WeekBars
              label={t.enrollments}
              weeks={figures.enrollments}
              shown={(value) => format.number(value)}
            />
          </Figure>
        </li>
        {takings && (
          <li>
            <Figure
              href="/admin/invoices"
              label={t.takings}
              value={
                (figures.takings_month ?? []).length === 0
                  ? format.money('0', takings.currency)
                  : format.list(
                      (figures.takings_month ?? []).map(({ amount, currency }) =>
                        format.money(amount, currency),
                      ),
                    )
              }
            >
              <WeekBars
                label={t.takings}
                weeks={takings.weeks.map(({ from, value }) => ({ from, value: Number(value) }))}
                shown={(value) => format.money(value.toFixed(2), takings.currency)}
              />
            </Figure>
          </li>
        )}
        <li>
          <Figure
            href="/attendance"
            label={t.attendanceRate}
            value={figures.attendance_rate === null ? '–' : share(figures.attendance_rate)}
            hint={t.lastFourWeeks}
          >
            <WeekBars label={t.attendanceRate} weeks={figures.attendance} shown={share} />
          </Figure>
        </li>
      </ul>
      <SeatFill figures={figures} />
    </Part>
  )
}

function Figure({
  href,
  label,
  value,
  hint,
  children,
}: {
  href: string
  label: string
  value: string
  hint?: string
  children?: ReactNode
}) {
  return (
    <div className={css.figure}>
      <Link href={href} className={css.more}>
        {label}
      </Link>
      <span className={`${css.figureValue} halqa-figures`}>{value}</span>
      {hint && <span className={css.quiet}>{hint}</span>}
      {children}
    </div>
  )
}

function SeatFill({ figures }: { figures: Figures }) {
  const t = useText(homeTexts)
  const format = useFormat()
  const limited = figures.courses.filter((course) => course.capacity !== null && course.capacity > 0)
  if (limited.length === 0) return null
  return (
    <Card
      title={
        figures.seat_fill === null ? t.seatFill : `${t.seatFill}: ${format.percent(figures.seat_fill / 100)}`
      }
    >
      <ul className={css.grid}>
        {limited.map((course) => {
          const capacity = course.capacity ?? 0
          const words = t.seatsOf({ taken: format.number(course.taken), capacity: format.number(capacity) })
          return (
            <li key={course.id}>
              <Link href={`/admin/courses/${course.id}`} className={css.course} data-link>
                <span className={css.words}>
                  <span className={`${css.strong} ${css.grow}`}>
                    <bdi>{course.name}</bdi>
                  </span>
                  <span className={css.quiet}>{words}</span>
                </span>
                <span className={css.meter} aria-hidden>
                  <span style={{ inlineSize: `${Math.min(100, (course.taken / capacity) * 100)}%` }} />
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
