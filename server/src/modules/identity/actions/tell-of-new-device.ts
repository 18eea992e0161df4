import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import { deviceDigest } from '../device.ts'
import { devicesBefore } from '../queries/sessions.ts'
import { userRow } from '../queries/users.ts'
import { tellOfSecurity } from './tell-of-security.ts'

/**
 * Before a session opens: a person who has signed in somewhere before is told when this device is new. A browser is
 * known by our mark; an app by its program's name, because phones change their address all day.
 */
export async function tellOfNewDevice(
  ctx: Context,
  userId: string,
  session: { readonly kind: 'web' | 'api' | 'token'; readonly mark: string | null },
): Promise<void> {
  const { any, known } = await devicesBefore(ctx.tx, userId, {
    digest: deviceDigest(ctx, session.mark),
    program: session.kind === 'web' ? null : (ctx.origin.userAgent ?? ''),
    now: timestamp(ctx.now),
  })
  if (!any || known) return
  const user = await userRow(ctx.tx, userId)
  if (user) await tellOfSecurity(ctx, user, 'new_device')
}
