import { newId } from '#platform/ids'
import sharp from 'sharp'
import { issueInvoice } from '#billing'
import type { Caller } from './caller.ts'
import type { World } from './harness.ts'

/** An unpaid invoice of the caller; amounts in minor units of EGP. */
export function makeInvoice(
  world: World,
  payer: Caller,
  spec: {
    amounts?: readonly bigint[]
    learner?: string
    learners?: readonly string[]
    currency?: string
  } = {},
): Promise<{ id: string; number: string }> {
  const amounts = spec.amounts ?? [50_000n]
  return world.within((ctx) =>
    issueInvoice(ctx, {
      payerId: payer.id,
      currency: spec.currency ?? 'EGP',
      lines: amounts.map((amountMinor, index) => ({
        kind: 'enrollment',
        refId: newId(),
        learnerId: spec.learners?.[index] ?? spec.learner ?? null,
        description: `Tajweed ${index + 1}`,
        amountMinor,
      })),
    }),
  )
}

/** A picture of a receipt; another shade is another picture. */
export async function receiptPicture(shade = 200): Promise<{ bytes: Buffer; name: string; type: string }> {
  const bytes = await sharp({
    create: { width: 60, height: 90, channels: 3, background: { r: shade % 256, g: 240, b: 230 } },
  })
    .jpeg()
    .toBuffer()
  return { bytes, name: 'receipt.jpg', type: 'image/jpeg' }
}
