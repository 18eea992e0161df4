import type { Context } from '#platform/context'

/** What an invoice line can sell. Each kind's module answers the port of its kind. */
export const lineKinds = ['enrollment'] as const
export type LineKind = (typeof lineKinds)[number]

export interface SettledInvoice {
  readonly id: string
  readonly number: string
  readonly payerId: string
}

/** Called in the settling transaction when the lines' invoice is fully paid; again when it was reversed and paid anew. */
export type Settled = (ctx: Context, refIds: readonly string[], invoice: SettledInvoice) => Promise<void>
/** Called in the transaction that takes a payment back, when the invoice was fully paid before. */
export type Unsettled = (ctx: Context, refIds: readonly string[], invoice: SettledInvoice) => Promise<void>

declare module '#platform/context' {
  interface Ports {
    'settled:enrollment'?: Settled
    'unsettled:enrollment'?: Unsettled
  }
}

export async function tellSettled(
  ctx: Context,
  kind: LineKind,
  refIds: readonly string[],
  invoice: SettledInvoice,
): Promise<void> {
  await ctx.ports[`settled:${kind}`]?.(ctx, refIds, invoice)
}

export async function tellUnsettled(
  ctx: Context,
  kind: LineKind,
  refIds: readonly string[],
  invoice: SettledInvoice,
): Promise<void> {
  await ctx.ports[`unsettled:${kind}`]?.(ctx, refIds, invoice)
}
