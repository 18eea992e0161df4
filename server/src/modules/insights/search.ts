import { invoicesLike } from '#billing'
import { ticketsLike } from '#tickets'
import type { Context } from '#platform/context'
import { formatAmount } from '#platform/money'
import { can } from '#platform/permissions'
import { fold, latinDigits, likeTerm, searchTerms } from '#platform/text'
import { coursesLike, learnersLike, namesOf, peopleLike } from './queries/people.ts'

const each = 6

/** A text that is a phone, however it was typed; its digits without the zeros and country prefix that people leave out. */
function phoneDigits(text: string): string | null {
  const digits = latinDigits(text).trim()
  if (!/^[+\d\s()/.-]+$/.test(digits)) return null
  const bare = digits.replaceAll(/\D/g, '').replace(/^0+/, '')
  return bare.length >= 5 ? bare : null
}

/** People, learners, courses, invoices and tickets that a text names; each kind only for those who may see it. */
export async function searchEverything(ctx: Context, text: string) {
  const phone = phoneDigits(text)
  const patterns = phone ? [likeTerm(phone)] : searchTerms(text).map(likeTerm)
  if (patterns.length === 0) return []
  const number = latinDigits(text).trim().replace(/^#/, '')
  const people = can(ctx, 'users.view')
    ? await peopleLike(ctx, patterns, each, can(ctx, 'users.view_staff_contact'))
    : []
  const learners = can(ctx, 'learners.view') ? await learnersLike(ctx, patterns, each) : []
  const courses = await coursesLike(ctx, patterns, can(ctx, 'courses.view_drafts'), each)
  const invoices =
    can(ctx, 'invoices.view_all') && /\d/.test(number)
      ? await invoicesLike(ctx, likeTerm(fold(number)), each)
      : []
  const payers = await namesOf(
    ctx,
    invoices.map((invoice) => invoice.payer_id),
  )
  const tickets = can(ctx, 'tickets.answer')
    ? await ticketsLike(ctx, searchTerms(number).map(likeTerm), each)
    : []
  return [
    ...people.map((one) => ({
      kind: 'person',
      id: one.id,
      title: `${one.first_name} ${one.last_name}`.trim(),
      detail: one.phone ?? one.email ?? '',
    })),
    ...learners.map((one) => ({
      kind: 'learner',
      id: one.id,
      title: `${one.first_name} ${one.last_name}`.trim(),
      detail: one.unique_code,
    })),
    ...courses.map((one) => ({
      kind: 'course',
      id: one.id,
      title: one.name,
      detail: one.status,
      slug: one.slug,
    })),
    ...invoices.map((one) => ({
      kind: 'invoice',
      id: one.id,
      title: `${one.number} · ${payers.get(one.payer_id) ?? ''}`,
      detail: `${formatAmount(one.balance_minor, one.currency)} ${one.currency}`,
    })),
    ...tickets.map((one) => ({ kind: 'ticket', id: one.id, title: one.title, detail: `#${one.number}` })),
  ]
}
