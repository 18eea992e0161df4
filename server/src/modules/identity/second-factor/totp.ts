import type { Context } from '#platform/context'

const periodSeconds = 30

/** A new secret for an authenticator app, in base 32. */
export async function newTotpSecret(): Promise<string> {
  const { generateSecret } = await totp()
  return generateSecret({ length: 20 })
}

/** The address that the QR code carries: `otpauth://totp/…`. */
export async function totpAddress(secret: string, issuer: string, label: string): Promise<string> {
  const { generateURI } = await totp()
  return generateURI({ strategy: 'totp', issuer, label, secret })
}

/**
 * The time step that a code belongs to, one before and one after now included (clocks of phones differ); null when it
 * is wrong or belongs to `after` or an earlier one.
 */
export async function stepOfCode(
  ctx: Pick<Context, 'now'>,
  secret: string,
  code: string,
  after: number | null,
): Promise<number | null> {
  const { verifySync } = await totp()
  const result = verifySync({
    strategy: 'totp',
    secret,
    token: code,
    epoch: Math.floor(ctx.now.epochMilliseconds / 1000),
    epochTolerance: periodSeconds,
  })
  if (!result.valid || !('timeStep' in result)) return null
  return after !== null && result.timeStep <= after ? null : result.timeStep
}

/** Loaded with the first use: most sign-ins have no second factor. */
function totp() {
  return import('otplib/functional')
}
