import { randomBytes } from 'node:crypto'
import { userCards } from '#identity'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { timestamp } from '#platform/time'
import { attendanceErrors } from '../errors.ts'
import {
  deleteIdentity,
  deviceBy,
  insertDevice,
  insertIdentity,
  updateDevice,
  writeKey,
  type DeviceRow,
} from '../queries/devices.ts'
import { kioskCode } from '../rules/kiosk.ts'
import { digestOfKey, provenDevice, type DeviceKey } from './scan.ts'

export interface DeviceWithKey extends DeviceRow {
  /** Shown this once; only its digest is kept. */
  readonly secret_key: string
}

/** @throws Problem `device_id_taken` */
export async function registerDevice(
  ctx: Context,
  given: { device_id: string; name: string; place: string; is_active: boolean },
): Promise<DeviceWithKey> {
  const key = newKey()
  const id = await insertDevice(ctx, given, digestOfKey(key)).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === '23505'
      ? attendanceErrors.device_id_taken()
      : error
  })
  await audit(ctx, {
    action: 'attendance_device.create',
    object: { kind: 'attendance_device', id },
    after: given,
  })
  return { ...(await load(ctx, id)), secret_key: key }
}

export async function changeDevice(
  ctx: Context,
  id: string,
  change: { name?: string; place?: string; is_active?: boolean },
  check412: (version: number) => void,
): Promise<DeviceRow> {
  const before = await load(ctx, id)
  check412(before.version)
  const values = {
    name: change.name ?? before.name,
    place: change.place ?? before.place,
    is_active: change.is_active ?? before.is_active,
  }
  await updateDevice(ctx, id, values)
  await audit(ctx, {
    action: 'attendance_device.change',
    object: { kind: 'attendance_device', id },
    before: { name: before.name, place: before.place, is_active: before.is_active },
    after: values,
  })
  return load(ctx, id)
}

/** The old key stops working at once. */
export async function renewKey(ctx: Context, id: string): Promise<DeviceWithKey> {
  await load(ctx, id)
  const key = newKey()
  await writeKey(ctx, id, digestOfKey(key))
  await audit(ctx, { action: 'attendance_device.renew_key', object: { kind: 'attendance_device', id } })
  return { ...(await load(ctx, id)), secret_key: key }
}

/** What the centre's screen shows now. @throws Problem `device_key_invalid` */
export async function readKioskCode(
  ctx: Context,
  key: DeviceKey,
): Promise<{ code: string; expires_at: string }> {
  const device = await provenDevice(ctx, key)
  const { code, expiresAt } = kioskCode(device.id, device.key_digest, ctx.now)
  return { code, expires_at: timestamp(expiresAt) }
}

/** @throws Problem `identity_taken`, `invalid_input` */
export async function tieIdentity(ctx: Context, externalId: string, user: string): Promise<void> {
  const known = await userCards(ctx, [user])
  if (!known.has(user))
    throw invalid('user', 'does_not_exist', {
      en: 'There is nobody like that.',
      ar: 'لا يوجد شخص كهذا.',
      fa: 'چنین کسی نیست.',
    })
  if (!(await insertIdentity(ctx, externalId, user))) throw attendanceErrors.identity_taken()
  await audit(ctx, { action: 'attendance_identity.create', object: { kind: 'user', id: user } })
}

export async function untieIdentity(ctx: Context, externalId: string): Promise<void> {
  const user = await deleteIdentity(ctx, externalId)
  if (user === null) throw errors.not_found()
  await audit(ctx, { action: 'attendance_identity.delete', object: { kind: 'user', id: user } })
}

async function load(ctx: Context, id: string): Promise<DeviceRow> {
  const row = await deviceBy(ctx, id)
  if (!row) throw errors.not_found()
  return row
}

function newKey(): string {
  return `hqd_${randomBytes(32).toString('base64url')}`
}
