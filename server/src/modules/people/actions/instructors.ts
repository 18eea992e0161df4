import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { isCurrency, parseAmount } from '#platform/money'
import { can } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import { timestamp } from '#platform/time'
import { ensureUserByPhone, readPhone } from '#identity'
import { attachFile, detachFiles } from '#media'
import { readImage } from '../images.ts'
import {
  lockInstructorProfile,
  updateInstructorProfile,
  type InstructorProfile,
} from '../queries/instructors.ts'
import type { InstructorPatch } from '../schemas/instructors.ts'

type Change = Static<typeof InstructorPatch>

/** Opens or finds the person's account and makes him an instructor; the profile comes with the role. Answers his id. */
export async function enterInstructor(
  ctx: Context,
  person: { phone: string; first_name: string; last_name: string },
  change: Change,
): Promise<string> {
  const phone = await readPhone(ctx, person.phone, 'phone')
  const id = await ensureUserByPhone(ctx, { ...person, phone, role: 'instructor' })
  await changeInstructor(ctx, id, change)
  return id
}

/**
 * Changes a profile: those who manage instructors anything, an instructor his own bio, tags and photo.
 * @throws Problem `not_found`, `permission_denied`, by field; what `check` throws for the present version
 */
export async function changeInstructor(
  ctx: Context,
  id: string,
  change: Change,
  check: (version: number) => void = () => {},
): Promise<void> {
  const isOwn = ctx.actor.userId === id
  const manages = can(ctx, 'instructors.manage') || ctx.actor.kind === 'system'
  const profile = isOwn || manages ? await lockInstructorProfile(ctx, id) : undefined
  if (!profile) throw errors.not_found()
  if (!manages && Object.keys(change).some((name) => !ownFields.includes(name)))
    throw errors.permission_denied()
  check(profile.version)
  const image = readImage(change.image)
  const next = {
    ...profile,
    bio: change.bio ?? profile.bio,
    tags: change.tags ? [...new Set(change.tags.map((tag) => tag.trim()))] : profile.tags,
    type: change.type ?? profile.type,
    joined_date: change.joined_date ?? profile.joined_date,
    featured_order: change.featured_order === undefined ? profile.featured_order : change.featured_order,
    image_file_id: image === undefined ? profile.image_file_id : image,
    ...(await payRate(ctx, profile, change)),
  }
  if (next.image_file_id !== profile.image_file_id) await exchangeImage(ctx, profile, next.image_file_id)
  await write(ctx, profile, next, 'instructor.change')
}

const ownFields = ['bio', 'tags', 'image']

async function payRate(
  ctx: Context,
  profile: InstructorProfile,
  change: Change,
): Promise<Pick<InstructorProfile, 'pay_rate_minor' | 'pay_rate_currency'>> {
  if (change.pay_rate === undefined)
    return { pay_rate_minor: profile.pay_rate_minor, pay_rate_currency: profile.pay_rate_currency }
  if (change.pay_rate === null) return { pay_rate_minor: null, pay_rate_currency: null }
  const currency =
    change.pay_rate_currency ?? profile.pay_rate_currency ?? (await centreSettings(ctx)).currency
  if (!isCurrency(currency)) {
    throw invalid('pay_rate_currency', 'invalid_currency', {
      en: 'Unknown currency.',
      ar: 'عملة غير معروفة.',
      fa: 'ارز ناشناخته.',
    })
  }
  return { pay_rate_minor: parseAmount(change.pay_rate, currency, 'pay_rate'), pay_rate_currency: currency }
}

async function exchangeImage(ctx: Context, profile: InstructorProfile, fileId: string | null): Promise<void> {
  if (fileId)
    await attachFile(
      ctx,
      fileId,
      { kind: 'instructor', id: profile.user_id },
      { field: 'image', purpose: 'avatar' },
    )
  if (profile.image_file_id) await detachFiles(ctx, [profile.image_file_id])
}

/** Takes an instructor from the public pages, or brings him back. Lectures and marks keep his name. */
export async function showInstructor(ctx: Context, id: string, shown: boolean): Promise<void> {
  const profile = await lockInstructorProfile(ctx, id)
  if (!profile) throw errors.not_found()
  if (shown === (profile.archived_at === null)) return
  await write(
    ctx,
    profile,
    { ...profile, archived_at: shown ? null : timestamp(ctx.now) },
    shown ? 'instructor.restore' : 'instructor.archive',
  )
}

async function write(
  ctx: Context,
  before: InstructorProfile,
  next: InstructorProfile,
  action: string,
): Promise<void> {
  const after = await updateInstructorProfile(ctx, next)
  await audit(ctx, { action, object: { kind: 'instructor', id: before.user_id }, before, after })
  await emit(ctx, 'instructor.changed', { user_id: before.user_id })
}
