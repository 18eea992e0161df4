import type { Context } from '#platform/context'

/** For whom passkeys are made, and the pages that may use them. */
export interface RelyingParty {
  readonly id: string
  readonly origins: readonly string[]
}

/**
 * Passkeys belong to the address under which people reach the centre (PUBLIC_URL). The Host header, which a stranger
 * chooses, decides nothing but the port of a server on this very machine (a developer's page on another port).
 */
export function relyingParty(
  ctx: Pick<Context, 'ports'>,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): RelyingParty {
  const site = new URL(ctx.ports.siteUrl())
  const { host } = headers
  const here =
    site.hostname === 'localhost' && typeof host === 'string' && /^localhost(?::\d{1,5})?$/.test(host)
  return { id: site.hostname, origins: here ? [site.origin, `http://${host}`] : [site.origin] }
}
