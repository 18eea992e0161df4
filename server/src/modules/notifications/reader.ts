import { userCards } from '#identity'
import type { Context } from '#platform/context'
import { userId } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import type { Reader } from './values.ts'

/** Who reads now: the language of the request, the zone of the person. */
export async function currentReader(ctx: Context): Promise<Reader> {
  const me = userId(ctx)
  const card = (await userCards(ctx, [me])).get(me)
  return { locale: ctx.locale, timeZone: card?.time_zone ?? (await centreSettings(ctx)).timeZone }
}
