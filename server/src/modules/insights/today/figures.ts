import { attendanceByWeek } from '#attendance'
import { takingsByWeek, takingsSince, type Takings } from '#billing'
import { learnerFigures, placesByWeek } from '#enrolments'
import type { Context } from '#platform/context'
import { formatAmount } from '#platform/money'
import { can } from '#platform/permissions'
import { amountsOf, byWeek, firstShownDay, weeksShown } from '../present.ts'
import { courseFill } from '../queries/days.ts'
import type { Day } from './staff.ts'

/** Figures of the centre with eight weeks behind them. Money only for those who may see invoices. */
export async function figuresToday(ctx: Context, day: Day, currency: string) {
  const from = firstShownDay(day.date)
  const courses = await courseFill(ctx)
  const learners = await learnerFigures(
    ctx,
    courses.map(({ id }) => id),
  )
  const places = await placesByWeek(ctx, from, day.zone)
  const attendance = await attendanceByWeek(ctx, from)
  const lately = attendance.filter(({ week }) => week >= weeksShown - 4)
  const limited = courses.filter((course) => course.capacity !== null && course.capacity > 0)
  return {
    active_learners: learners.activeLearners,
    places: learners.activePlaces,
    season_places: learners.seasonPlaces,
    attendance_rate: percent(sum(lately.map((row) => row.present)), sum(lately.map((row) => row.counted))),
    seat_fill: percent(
      sum(limited.map((course) => course.taken)),
      sum(limited.map((course) => course.capacity ?? 0)),
    ),
    ...(can(ctx, 'invoices.view_all') ? await money(ctx, day, from, currency) : {}),
    enrollments: byWeek(from, places, (row) => row?.count ?? 0),
    attendance: byWeek(from, attendance, (row) => (row ? percent(row.present, row.counted) : null)),
    courses: courses.slice(0, 40),
  }
}

async function money(ctx: Context, day: Day, from: Temporal.PlainDate, currency: string) {
  const month = day.date.with({ day: 1 }).toZonedDateTime(day.zone).toInstant()
  const takings = await takingsByWeek(ctx, from, day.zone)
  const mine = takings.filter((row) => row.currency === currency)
  const amount = (row: Takings | undefined): string => formatAmount(row?.minor ?? 0n, currency)
  return {
    takings_month: amountsOf(await takingsSince(ctx, month)),
    takings: { currency, weeks: byWeek(from, mine, amount) },
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 100) / whole)
}
