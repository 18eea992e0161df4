import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { setting } from '#platform/settings'
import { userId } from '#platform/permissions'
import { attendanceErrors } from '../errors.ts'
import { deviceBy, kioskDigest } from '../queries/devices.ts'
import type { PresenceRow } from '../queries/presence.ts'
import { isKioskCode, kioskOf } from '../rules/kiosk.ts'
import { comeBack, comeIn, goOut, openDay } from './come-and-go.ts'

/**
 * An instructor checks in with his own phone: by the code on the centre's screen unless the centre asks for none.
 * A second check-in changes nothing. @throws Problem `check_in_code_invalid`, `nothing_to_check_in`
 */
export async function checkInSelf(ctx: Context, code: string | null): Promise<PresenceRow[]> {
  const me = userId(ctx)
  const deviceId = await kioskThatShowed(ctx, code)
  const { records } = await openDay(ctx, me, ctx.now)
  const inside = records.filter((record) => record.check_in_at !== null && record.check_out_at === null)
  const seen = { at: ctx.now, method: 'qr_code' as const, deviceId }
  const opened = records.some((record) => record.check_out_at !== null)
    ? await comeBack(ctx, records, seen)
    : await comeIn(ctx, records, seen)
  if (opened.length === 0 && inside.length === 0) throw attendanceErrors.nothing_to_check_in()
  if (opened.length > 0)
    await audit(ctx, {
      action: 'attendance.check_in',
      object: { kind: 'user', id: me },
      after: { records: opened.map((record) => record.id) },
    })
  return opened.length > 0 ? opened : inside
}

/** @throws Problem `not_checked_in` */
export async function checkOutSelf(ctx: Context, code: string | null): Promise<PresenceRow[]> {
  const me = userId(ctx)
  await kioskThatShowed(ctx, code)
  const { records } = await openDay(ctx, me, ctx.now)
  const closed = await goOut(ctx, records, ctx.now)
  if (closed.length === 0) throw attendanceErrors.not_checked_in()
  await audit(ctx, {
    action: 'attendance.check_out',
    object: { kind: 'user', id: me },
    after: { records: closed.map((record) => record.id) },
  })
  return closed
}

async function kioskThatShowed(ctx: Context, code: string | null): Promise<string | null> {
  if (code === null) {
    if (await setting(ctx, 'attendance.check_in_needs_code')) throw attendanceErrors.check_in_code_invalid()
    return null
  }
  const kiosk = kioskOf(code)
  const device = kiosk ? await deviceBy(ctx, kiosk) : undefined
  const digest = device?.is_active ? await kioskDigest(ctx, device.id) : undefined
  if (!device || !digest || !isKioskCode(code, device.id, digest, ctx.now))
    throw attendanceErrors.check_in_code_invalid()
  return device.id
}
