import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { newId } from '#platform/ids'
import {
  deleteCannedReply,
  findCannedReply,
  putCannedReply,
  type CannedReplyRow,
  type CannedReplyValues,
} from '../queries/canned.ts'

/** Writes a new canned reply, or a changed one when `id` is given. @throws Problem `not_found`, `invalid_input` at `shortcut` */
export async function keepCannedReply(
  ctx: Context,
  values: CannedReplyValues,
  id?: string,
): Promise<CannedReplyRow> {
  const before = id === undefined ? undefined : await known(ctx, id)
  const key = id ?? newId()
  if (!(await putCannedReply(ctx, key, values))) {
    throw invalid('shortcut', 'unique', {
      en: 'This shortcut is taken.',
      ar: 'هذا الاختصار مستخدم.',
      fa: 'این میان‌بر پیش‌تر گرفته شده است.',
    })
  }
  await audit(ctx, {
    action: 'canned_reply.keep',
    object: { kind: 'canned_reply', id: key },
    ...(before ? { before } : {}),
    after: values,
  })
  return known(ctx, key)
}

/** @throws Problem `not_found` */
export async function removeCannedReply(ctx: Context, id: string): Promise<void> {
  const before = await known(ctx, id)
  await deleteCannedReply(ctx, id)
  await audit(ctx, { action: 'canned_reply.delete', object: { kind: 'canned_reply', id }, before })
}

async function known(ctx: Context, id: string): Promise<CannedReplyRow> {
  const reply = await findCannedReply(ctx, id)
  if (!reply) throw errors.not_found()
  return reply
}
