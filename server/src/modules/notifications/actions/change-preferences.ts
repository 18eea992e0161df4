import type { Static } from 'typebox'
import { userCards } from '#identity'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { userId } from '#platform/permissions'
import { settings } from '#platform/settings'
import { choicesOf, putChoice, putQuietHours, quietHoursOf } from '../queries/preferences.ts'
import type { PreferencesBody, PreferencesSchema } from '../schemas.ts'
import { templates } from '../templates/index.ts'
import { isCategory } from '../words.ts'
import '../settings.ts'

/** Categories in which something can be told; the others would be switches without effect. */
const used = [...new Set(Object.values(templates).map((template) => template.category))]

export async function readPreferences(ctx: Context): Promise<Static<typeof PreferencesSchema>> {
  const me = userId(ctx)
  const card = (await userCards(ctx, [me])).get(me)
  const choices = await choicesOf(ctx, me)
  const quiet = (await quietHoursOf(ctx, [me])).get(me)
  const usual = await settings(ctx, ['notifications.quiet_from', 'notifications.quiet_to'])
  return {
    categories: used.map((category) => ({
      category,
      in_app: true,
      email: choices.get(category)?.email ?? null,
      sms: choices.get(category)?.sms ?? null,
    })),
    quiet_from: quiet ? clock(quiet.starts) : usual['notifications.quiet_from'],
    quiet_to: quiet ? clock(quiet.ends) : usual['notifications.quiet_to'],
    has_email: Boolean(card?.email),
    has_phone: Boolean(card?.phone_number1),
  }
}

const clock = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

/** Members that are absent stay as they are; null goes back to what each message needs. */
export async function changePreferences(ctx: Context, input: Static<typeof PreferencesBody>): Promise<void> {
  const me = userId(ctx)
  for (const { category, email, sms } of input.categories ?? []) {
    if (!isCategory(category)) continue
    if (email !== undefined) await putChoice(ctx, me, category, 'email', email)
    if (sms !== undefined) await putChoice(ctx, me, category, 'sms', sms)
  }
  if (input.quiet_from !== undefined || input.quiet_to !== undefined) {
    const before = await readPreferences(ctx)
    await putQuietHours(ctx, me, {
      starts: Temporal.PlainTime.from(input.quiet_from ?? before.quiet_from),
      ends: Temporal.PlainTime.from(input.quiet_to ?? before.quiet_to),
    })
  }
  await audit(ctx, {
    action: 'notification_preferences.change',
    object: { kind: 'user', id: me },
    after: input,
  })
}
