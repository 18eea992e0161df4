import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { send } from '#platform/events'
import { changeSetting, forgetSettings, setting } from '#platform/settings'
import { fileRows } from '#media'
import { demoCentre } from './centre.ts'
import { demoErrors } from './errors.ts'
import { forgetAllSettings, hasRealMoney, hasRealOwner, removeRows } from './queries.ts'

export interface Removed {
  readonly rows: number
  /** Somebody real owns the centre; without, it has to be set up anew. */
  readonly keepsOwner: boolean
}

/**
 * Removes every row of the demo centre in the caller's transaction; what real people made stays, except what hangs
 * on demo people or courses (docs/domain/setup.md). Bytes follow after commit.
 * @throws Problem `not_found` without a demo centre, `demo_real_money`
 */
export async function removeDemo(ctx: Context): Promise<Removed> {
  if (!(await setting(ctx, 'centre.demo'))) throw errors.not_found()
  if (await hasRealMoney(ctx)) throw demoErrors.demo_real_money()
  const keepsOwner = await hasRealOwner(ctx)
  const removal = await removeRows(ctx)
  const rows = Object.values(removal.counts).reduce((sum, n) => sum + n, 0)
  await audit(ctx, { action: 'demo.remove', object: { kind: 'demo', id: null }, after: removal.counts })
  if (removal.storage_keys.length > 0) await send(ctx, 'media.remove_bytes', { keys: removal.storage_keys })
  if (keepsOwner) await keepCentre(ctx)
  else await forgetAllSettings(ctx)
  forgetSettings()
  return { rows, keepsOwner }
}

/** The centre of a real owner goes on, without the demo's phone, address and logo. */
async function keepCentre(ctx: Context): Promise<void> {
  await changeSetting(ctx, 'centre.demo', false)
  if ((await setting(ctx, 'centre.phone')) === demoCentre.phone) await changeSetting(ctx, 'centre.phone', '')
  if ((await setting(ctx, 'centre.address')) === demoCentre.address)
    await changeSetting(ctx, 'centre.address', '')
  const logo = await setting(ctx, 'centre.logo_file_id')
  if (logo && (await fileRows(ctx, [logo])).size === 0) await changeSetting(ctx, 'centre.logo_file_id', null)
}
