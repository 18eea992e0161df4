import { systemActor, type Context } from '#platform/context'
import type { StartMode } from '#platform/config'
import { centreSettings, changeSetting, setting } from '#platform/settings'
import { createUser } from '#identity'
import { issueSetupLink, lockSetup } from './links.ts'
import { readOwner } from './owner.ts'
import type { Fill } from './set-up.ts'

/**
 * What a start does to a centre that nobody has set up: loads the demo, makes an empty centre with its owner, or
 * nothing (the wizard waits). A centre that is set up stays as it is. Answers whether the wizard is needed.
 */
export async function firstRun(ctx: Context, mode: StartMode, fill: Fill): Promise<{ setupNeeded: boolean }> {
  if (await setting(ctx, 'centre.ready')) return { setupNeeded: false }
  const owner =
    mode.kind === 'empty'
      ? await readOwner(
          { phone: mode.ownerPhone, password: mode.ownerPassword, first_name: '', last_name: '' },
          await centreSettings(ctx),
        )
      : null
  return ctx.tx.transaction().execute(async (tx) => {
    const inner: Context = { ...ctx, tx, actor: systemActor('setup') }
    if ((await lockSetup(tx)).ready) return { setupNeeded: false }
    if (mode.kind === 'wizard') return { setupNeeded: true }
    if (mode.kind === 'demo') await fill(inner)
    if (owner) await createUser(inner, owner)
    await changeSetting(inner, 'centre.ready', true)
    return { setupNeeded: false }
  })
}

/** The address that opens the wizard once. */
export async function setupAddress(ctx: Context, siteUrl: string): Promise<string> {
  return `${siteUrl}/setup?token=${await issueSetupLink(ctx.tx, ctx.now)}`
}
