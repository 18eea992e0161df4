import type { Static } from 'typebox'
import { balanceOf } from '#billing'
import { enrollmentsOfLearners } from '#enrolments'
import { contactHidden, userCards } from '#identity'
import { anonymous, type Context } from '#platform/context'
import { errors } from '#platform/errors'
import { formatAmount } from '#platform/money'
import { learnerCards, myLearnerIds } from '#people'
import { loadTicket } from './load-ticket.ts'
import { personName } from './names.ts'
import { countTicketsOf } from './queries/tickets.ts'
import type { CustomerSchema } from './schemas.ts'

/** What an agent needs to know about the person behind a ticket. @throws Problem `not_found` */
export async function customerOf(ctx: Context, ticketId: string): Promise<Static<typeof CustomerSchema>> {
  const { ticket, side } = await loadTicket(ctx, ticketId)
  if (side !== 'staff') throw errors.permission_denied()
  const id = ticket.client_id
  const card = (await userCards(ctx, [id])).get(id)
  if (!card) throw errors.not_found()
  const hidden = (await contactHidden(ctx, [id])).has(id)
  const learnerIds = await myLearnerIds({ tx: ctx.tx, actor: { ...anonymous, kind: 'user', userId: id } })
  const learners = await learnerCards(ctx, learnerIds)
  const enrollments = await enrollmentsOfLearners(ctx, learnerIds)
  const standing = (await balanceOf(ctx, [id])).get(id)
  return {
    id,
    name: personName(card.first_name, card.last_name),
    phone: hidden ? null : card.phone_number1,
    email: hidden ? null : card.email,
    avatar: card.avatar,
    locale: card.locale,
    learners: [...learners.values()].map((learner) => ({
      id: learner.id,
      name: personName(learner.first_name, learner.last_name),
      kind: learner.kind,
      unique_code: learner.unique_code,
    })),
    courses: enrollments.filter((enrollment) => enrollment.status === 'active').length,
    tickets: await countTicketsOf(ctx, id),
    balances: (standing?.owes ?? []).map((money) => ({
      amount: formatAmount(money.minor, money.currency),
      currency: money.currency,
    })),
  }
}
