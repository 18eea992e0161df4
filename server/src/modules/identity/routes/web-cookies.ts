import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import type { Cookie, Input } from '#platform/http/route'
import { signOut } from '../actions/end-sessions.ts'
import type { Admission } from '../actions/enter.ts'
import { openWebSession } from '../actions/open-session.ts'
import { sessionCookies } from '../authenticate.ts'
import { deviceMark } from '../device.ts'

export type AnyInput = Input<unknown, unknown, unknown>

/** Another site must not sign somebody in to an account of its choice. @throws Problem `csrf_failed` */
export function refuseOtherSites(input: AnyInput): void {
  if (input.crossSite) throw errors.csrf_failed()
}

/** The web session that the browser still had ends when another takes its place. */
export async function endReplaced(ctx: Context, input: AnyInput): Promise<void> {
  if (Object.values(sessionCookies).some((name) => input.cookies[name])) await signOut(ctx)
}

/** The browser's session after the last step of a sign-in. */
export function openWeb(ctx: Context, input: AnyInput, admission: Admission): Promise<Cookie[]> {
  return openWebSession(ctx, admission.userId, admission, input.secure, deviceMark(input.cookies))
}
