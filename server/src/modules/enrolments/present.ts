import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { formatAmount } from '#platform/money'
import { can } from '#platform/permissions'
import { invoiceOfLine, type LineInvoiceRow } from '#billing'
import { courseCards } from '#catalog'
import { userCards } from '#identity'
import { learnerCards, myLearnerIds } from '#people'
import type { EnrollmentRow } from './queries/enrollments.ts'
import type { RequestRow } from './queries/requests.ts'
import type { Enrollment, EnrollmentRequest } from './schemas.ts'

type RequestWire = Static<typeof EnrollmentRequest>
type EnrollmentWire = Static<typeof Enrollment>

/** Names and states of courses, learners and people for the wire. */
export async function cardsFor(
  ctx: Context,
  wanted: { courses: readonly string[]; learners: readonly string[]; people?: readonly string[] },
) {
  const courses = await courseCards(ctx, [...new Set(wanted.courses)])
  const learners = await learnerCards(ctx, [...new Set(wanted.learners)])
  const people = await userCards(ctx, [...new Set(wanted.people ?? [])])
  return {
    course(id: string): RequestWire['course'] {
      const card = courses.get(id)
      return {
        id,
        name: card?.name ?? '',
        slug: card?.slug ?? '',
        kind: card?.kind ?? 'course',
        status: card?.status ?? 'draft',
        start_date: card?.start_date ?? null,
      }
    },
    learner(id: string): EnrollmentWire['learner'] {
      const card = learners.get(id)
      return {
        id,
        kind: card?.kind ?? 'child',
        first_name: card?.first_name ?? '',
        last_name: card?.last_name ?? '',
        unique_code: card?.unique_code ?? '',
      }
    },
    person(id: string): { id: string; first_name: string; last_name: string } {
      const card = people.get(id)
      return { id, first_name: card?.first_name ?? '', last_name: card?.last_name ?? '' }
    },
  }
}

function presentInvoice(row: LineInvoiceRow | undefined): NonNullable<RequestWire['invoice']> | null {
  if (!row) return null
  return {
    id: row.invoice_id,
    number: row.number,
    status: row.status,
    balance: formatAmount(row.balance_minor, row.currency),
    currency: row.currency,
  }
}

export async function presentRequests(ctx: Context, rows: readonly RequestRow[]): Promise<RequestWire[]> {
  const cards = await cardsFor(ctx, {
    courses: rows.map((row) => row.course_id),
    learners: rows.flatMap((row) => row.learner_id ?? []),
    people: rows.flatMap((row) => row.requested_by ?? []),
  })
  const invoices = await invoiceOfLine(
    ctx,
    'enrollment',
    rows.flatMap((row) => row.enrollment_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    course: cards.course(row.course_id),
    learner: row.learner_id === null ? null : cards.learner(row.learner_id),
    requested_by: row.requested_by === null ? null : cards.person(row.requested_by),
    guest: guestOf(row),
    family_id: row.family_id,
    requested_price: formatAmount(row.price_minor, row.currency),
    currency: row.currency,
    payment_method: row.payment_method,
    notes: row.notes,
    status: row.status,
    question: row.question,
    answer: row.answer,
    expires_at: row.expires_at,
    reason: row.reason,
    decided_at: row.decided_at,
    waitlist_position: row.waitlist_position,
    enrollment_id: row.enrollment_id,
    invoice: row.enrollment_id === null ? null : presentInvoice(invoices.get(row.enrollment_id)),
    created_at: row.created_at,
  }))
}

function guestOf(row: RequestRow): RequestWire['guest'] {
  if (row.guest_name === null || row.guest_phone === null || row.guest_role === null) return null
  return { full_name: row.guest_name, phone: row.guest_phone, email: row.guest_email, role: row.guest_role }
}

/** Enrolments; money stands only on those of the caller's own learners, and for staff who may see it. */
export async function presentEnrollments(
  ctx: Context,
  rows: readonly EnrollmentRow[],
): Promise<EnrollmentWire[]> {
  const cards = await cardsFor(ctx, {
    courses: rows.map((row) => row.course_id),
    learners: rows.map((row) => row.learner_id),
  })
  const all = can(ctx, 'enrollments.view_all')
  const payable = new Set(all ? [] : await myLearnerIds(ctx, 'pay'))
  const invoices = await invoiceOfLine(
    ctx,
    'enrollment',
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    course: cards.course(row.course_id),
    learner: cards.learner(row.learner_id),
    status: row.status,
    enrolled_at: row.enrolled_at,
    active_from: row.active_from,
    ended_at: row.ended_at,
    end_reason: row.end_reason,
    ...(all || payable.has(row.learner_id)
      ? {
          price: formatAmount(row.price_minor, row.currency),
          currency: row.currency,
          is_paid: row.price_minor === 0n || row.paid_at !== null,
          invoice: presentInvoice(invoices.get(row.id)),
        }
      : {}),
  }))
}
