import type { Context } from '#platform/context'
import { pathOf } from './links.ts'
import { render } from './render.ts'
import { loadHouse, sendMail, type Outgoing } from './send-out.ts'

/** A mail to an address that is nobody's account, in the centre's language. */
export async function mailTeam(ctx: Context, address: string, outgoing: Outgoing): Promise<void> {
  const house = await loadHouse(ctx, [outgoing.type])
  const reader = { locale: house.locale, timeZone: house.timeZone }
  const words = render(outgoing, reader, house.overrides)
  const path = pathOf(outgoing.link)
  const link = path === null ? null : `${house.site}${path}`
  const frame = {
    locale: house.locale,
    centre: house.names[house.locale],
    color: house.color,
    contact: house.contact,
    link,
    preferencesLink: `${house.site}/notifications/preferences`,
  }
  await sendMail(ctx, address, words, frame, outgoing.type)
}
