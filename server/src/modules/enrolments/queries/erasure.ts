import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

export interface EndedPlace {
  readonly id: string
  readonly course_id: string
  readonly learner_id: string
}

/** Ends the living places of learners who are erased. The seats are given back by the caller. */
export async function endPlaces(ctx: Context, learnerIds: readonly string[]): Promise<EndedPlace[]> {
  const { rows } = await sql<EndedPlace>`UPDATE enrolments.enrollments
    SET status = 'dropped', ended_at = ${timestamp(ctx.now)}, end_reason = NULL
    WHERE learner_id = ANY(${learnerIds}::uuid[]) AND status IN ('active', 'suspended')
    RETURNING id, course_id, learner_id`.execute(ctx.tx)
  return rows
}

/** Open requests and waiting places of learners and guests end with them. */
export async function cancelRequests(
  ctx: Context,
  person: { readonly learners: readonly string[]; readonly contacts: readonly string[] },
): Promise<void> {
  const at = timestamp(ctx.now)
  await sql`UPDATE enrolments.waitlist_entries SET status = 'left', closed_at = ${at}
    WHERE learner_id = ANY(${person.learners}::uuid[]) AND status = 'waiting'`.execute(ctx.tx)
  await sql`UPDATE enrolments.enrollment_requests SET status = 'cancelled', expires_at = NULL
    WHERE status IN ('pending', 'processing')
      AND (learner_id = ANY(${person.learners}::uuid[]) OR guest_phone = ANY(${person.contacts}::text[]))`.execute(
    ctx.tx,
  )
}

/** How the guest of a request can be reached; undefined for a request of somebody with an account. */
export async function guestContacts(
  ctx: Pick<Context, 'tx'>,
  requestId: string,
): Promise<{ name: string; contacts: string[] } | undefined> {
  const { rows } = await sql<{
    guest_name: string
    guest_phone: string
    guest_email: string | null
  }>`SELECT guest_name, guest_phone, guest_email FROM enrolments.enrollment_requests
    WHERE id = ${requestId} AND guest_phone IS NOT NULL`.execute(ctx.tx)
  const [row] = rows
  if (!row) return undefined
  return { name: row.guest_name, contacts: [row.guest_phone, ...(row.guest_email ? [row.guest_email] : [])] }
}
