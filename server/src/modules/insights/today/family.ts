import { lastMarks, type LastMark } from '#attendance'
import { balanceOf, owedInvoices } from '#billing'
import { courseCards } from '#catalog'
import { openRequestsOf } from '#enrolments'
import { learnerCards, myLearnerIds } from '#people'
import { ticketsOfClient, type TicketLine } from '#tickets'
import type { Context } from '#platform/context'
import { formatAmount } from '#platform/money'
import { amountsOf, lectureOf } from '../present.ts'
import { courseProgress, nextLectures } from '../queries/days.ts'

/** Learners that somebody answers for (his children, himself), and what he has to do for them. */
export async function familyToday(ctx: Context, me: string) {
  const ids = await myLearnerIds(ctx)
  const cards = await learnerCards(ctx, ids)
  const live = ids.filter((id) => cards.get(id)?.archived_at === null)
  const lectures = new Map((await nextLectures(ctx, live)).map((row) => [row.learner_id, row]))
  const marks = await lastMarks(ctx, live)
  const courses = Map.groupBy(await courseProgress(ctx, live), (row) => row.learner_id)
  const requests = Map.groupBy(await openRequestsOf(ctx, live), (row) => row.learner_id)
  const courseNames = await courseCards(ctx, [
    ...new Set([...requests.values()].flat().map((request) => request.course_id)),
  ])
  const nameOf = (id: string): string => courseNames.get(id)?.name ?? ''
  const standing = (await balanceOf(ctx, [me])).get(me)
  const invoices = await owedInvoices(ctx, [me])
  const tickets = await ticketsOfClient(ctx, me, 5)
  return {
    learners: live.flatMap((id) => {
      const card = cards.get(id)
      if (!card) return []
      const next = lectures.get(id)
      const mark = marks.get(id)
      return [
        {
          id,
          kind: card.kind,
          first_name: card.first_name,
          last_name: card.last_name,
          unique_code: card.unique_code ?? '',
          next_lecture: next ? lectureOf(next, ctx.now) : null,
          last_mark: mark ? presentMark(mark) : null,
          courses: (courses.get(id) ?? []).map(({ course_id, name, slug, done, total }) => ({
            id: course_id,
            name,
            slug,
            done,
            total,
          })),
          requests: (requests.get(id) ?? []).map((request) => ({
            id: request.id,
            course: nameOf(request.course_id),
            state: request.asked ? 'asked' : request.in_line ? 'in_line' : 'waiting',
          })),
        },
      ]
    }),
    owes: amountsOf(standing?.owes ?? []),
    overdue: standing?.overdue ?? false,
    credit: amountsOf((standing?.credit ?? []).filter(({ minor }) => minor > 0n)),
    invoices: invoices.map(({ id, number, status, currency, balance_minor, due_at }) => ({
      id,
      number,
      status,
      currency,
      due_at,
      amount: formatAmount(balance_minor, currency),
      overdue: due_at !== null && Temporal.Instant.compare(Temporal.Instant.from(due_at), ctx.now) < 0,
    })),
    tickets: tickets.map((ticket) => presentTicket(ticket, null)),
  }
}

function presentMark(mark: LastMark) {
  const status = mark.present ? (mark.late ? 'late' : 'present') : mark.excused ? 'excused' : 'absent'
  return {
    lecture: mark.lecture_id,
    course: mark.course_name,
    starts_at: mark.starts_at,
    status,
    rating: mark.rating,
  }
}

export function presentTicket(ticket: TicketLine, client: string | null) {
  const { id, title, priority, status, waiting_since, unread } = ticket
  return { id, number: Number(ticket.number), title, priority, status, waiting_since, client, unread }
}
