import { createHash } from 'node:crypto'
import type { Context } from '#platform/context'

const deviceCookies = { secure: '__Host-halqa_device', plain: 'halqa_device' } as const

export function deviceCookieName(secure: boolean): string {
  return secure ? deviceCookies.secure : deviceCookies.plain
}

/** The mark that our web app leaves in a browser in which somebody signed in; null elsewhere. */
export function deviceMark(cookies: Readonly<Record<string, string | undefined>>): string | null {
  const mark = cookies[deviceCookies.secure] ?? cookies[deviceCookies.plain]
  return mark && /^[\w-]{20,80}$/.test(mark) ? mark : null
}

/**
 * Tells a known device from a stranger's: by our mark, else by address and program. An attack on an account uses up
 * the budget of strangers only (docs/domain/identity.md, "Locks").
 */
export function deviceDigest(ctx: Pick<Context, 'origin'>, mark: string | null): Buffer {
  const text = mark ? `mark\n${mark}` : `wire\n${ctx.origin.ip ?? ''}\n${ctx.origin.userAgent ?? ''}`
  return createHash('sha256').update(text).digest()
}
