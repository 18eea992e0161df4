import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { fieldTexts } from '#platform/http/validate'
import { isUuid } from '#platform/ids'
import { isCurrency } from '#platform/money'
import { isTimeZone } from '#platform/time'
import { attachFile, detachFiles } from '#media'
import { canonicalEmail, isUsername, readPhone } from '../login-names.ts'
import { userRow, type UserChanges, type UserRow } from '../queries/users.ts'
import type { ProfileChanges } from '../schemas.ts'
import { updateProfile } from './update-profile.ts'

/** Stores what a person changed of himself under /api/v1/. @throws Problem by field */
export async function changeOwnProfile(ctx: Context, userId: string, body: ProfileChanges): Promise<UserRow> {
  const { avatar, ...rest } = body
  const changes = await canonicalChanges(ctx, rest)
  if (avatar === undefined) return updateProfile(ctx, userId, changes)
  return updateProfile(ctx, userId, { ...changes, avatar_file_id: await takeAvatar(ctx, userId, avatar) })
}

/** Texts of a checked body in their stored form. @throws Problem by field */
export async function canonicalChanges(
  ctx: Context,
  body: Omit<ProfileChanges, 'avatar'>,
): Promise<UserChanges> {
  const { email, username, phone_number2: phone, time_zone: zone, currency, country } = body
  if (username && !isUsername(username)) throw invalid('username', 'invalid', usernameText)
  if (zone && !isTimeZone(zone))
    throw invalid('time_zone', 'invalid_choice', fieldTexts.choice, { value: zone })
  if (currency && !isCurrency(currency))
    throw invalid('currency', 'invalid_choice', fieldTexts.choice, { value: currency })
  if (country && !/^[A-Z]{2}$/.test(country))
    throw invalid('country', 'invalid_choice', fieldTexts.choice, { value: country })
  return {
    ...body,
    ...(email ? { email: canonicalEmail(email) } : {}),
    ...(username ? { username: username.normalize('NFC').toLowerCase() } : {}),
    ...(phone ? { phone_number2: await readPhone(ctx, phone, 'phone_number2') } : {}),
  }
}

const usernameText = {
  en: 'Use 3 to 40 letters, digits, dots, dashes or underscores, at least one letter.',
  ar: 'استخدم من 3 إلى 40 حرفا أو رقما أو نقطة أو شرطة، وحرفا واحدا على الأقل.',
  fa: 'بین ۳ تا ۴۰ حرف، رقم، نقطه یا خط تیره به کار ببرید و دست‌کم یک حرف.',
}

/** `avatar` is the id or the address of an uploaded picture; null takes the picture away. */
async function takeAvatar(ctx: Context, userId: string, avatar: string | null): Promise<string | null> {
  const before = (await userRow(ctx.tx, userId))?.avatar_file_id ?? null
  const id = avatar === null ? null : (/([0-9a-f-]{36})\/?$/i.exec(avatar)?.[1] ?? '')
  if (id === before) return before
  if (id !== null) {
    if (!isUuid(id)) throw invalid('avatar', 'invalid_uuid', fieldTexts.uuid)
    await attachFile(ctx, id, { kind: 'user', id: userId }, { field: 'avatar', purpose: 'avatar' })
  }
  if (before) await detachFiles(ctx, [before])
  return id
}
