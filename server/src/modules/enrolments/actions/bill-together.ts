import type { Context } from '#platform/context'
import { issueInvoice } from '#billing'
import { writeInvoice } from '../queries/enrollments.ts'
import type { Admission, BillableLine } from './admit-request.ts'

/** One invoice for each payer and currency over what was admitted together. Answers the invoices' ids. */
export async function billTogether(ctx: Context, admissions: readonly Admission[]): Promise<string[]> {
  return billLines(
    ctx,
    admissions.flatMap((admission) =>
      admission.outcome === 'admitted' && admission.line ? [admission.line] : [],
    ),
  )
}

export async function billLines(ctx: Context, lines: readonly BillableLine[]): Promise<string[]> {
  const ids: string[] = []
  for (const group of Map.groupBy(lines, (line) => `${line.payerId} ${line.currency}`).values()) {
    const [first] = group
    if (!first) continue
    const invoice = await issueInvoice(ctx, {
      payerId: first.payerId,
      currency: first.currency,
      lines: group.map((line) => ({
        kind: 'enrollment',
        refId: line.enrollmentId,
        learnerId: line.learnerId,
        description: line.description,
        amountMinor: line.minor,
      })),
    })
    await writeInvoice(
      ctx,
      group.map((line) => line.enrollmentId),
      invoice.id,
    )
    ids.push(invoice.id)
  }
  return ids
}
