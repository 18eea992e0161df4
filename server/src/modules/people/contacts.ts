import type { Context } from '#platform/context'
import { readPhone } from '#identity'

/** A phone as typed to E.164; empty text and null mean none, undefined stays undefined. @throws Problem at `phone` */
export async function readOptionalPhone(
  ctx: Context,
  text: string | null | undefined,
): Promise<string | null | undefined> {
  if (text === undefined || text === null) return text
  return text.trim() === '' ? null : readPhone(ctx, text, 'phone')
}
