import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { updateUser } from '../queries/users.ts'
import { actingAs } from '../scope.ts'
import { personOfLink, useOneTime } from './one-time-link.ts'

/** Confirms the e-mail address by the link of a letter. @throws Problem by field; `stale_token` for a used link */
export async function activate(ctx: Context, link: { uid: string; token: string }): Promise<void> {
  const { user, used } = await personOfLink(ctx, 'activation', link)
  if (used || !(await useOneTime(ctx, link.token))) throw identityErrors.stale_token()
  await updateUser(ctx.tx, user.id, { email_verified_at: timestamp(ctx.now), is_verified: true })
  await audit(actingAs(ctx, user.id), { action: 'user.verify_email', object: { kind: 'user', id: user.id } })
}
