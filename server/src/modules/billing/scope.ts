import type { Context } from '#platform/context'
import { can, userId } from '#platform/permissions'
import { myLearnerIds } from '#people'
import type { InvoiceScope } from './queries/invoices.ts'

/** Staff with the right to see all find all; others their own and those of learners that they may pay for. */
export async function invoiceScope(ctx: Context): Promise<InvoiceScope> {
  if (ctx.actor.kind === 'system' || seesAll(ctx)) return null
  return { userId: userId(ctx), payableLearners: await myLearnerIds(ctx, 'pay') }
}

export function seesAll(ctx: Pick<Context, 'actor'>): boolean {
  return can(ctx, 'invoices.view_all') || can(ctx, 'payments.review') || can(ctx, 'invoices.manage')
}
