import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { attendanceErrors } from '../errors.ts'
import {
  deviceForScan,
  insertScan,
  lastScan,
  personBehind,
  sawDevice,
  scanBefore,
} from '../queries/devices.ts'
import type { PresenceRow } from '../queries/presence.ts'
import { scanStep } from '../rules/presence.ts'
import type { CheckMethod, ScanOutcome } from '../rules/words.ts'
import { comeBack, comeIn, goOut, openDay, openUnplanned } from './come-and-go.ts'

export interface DeviceKey {
  readonly deviceId: string
  readonly key: string
}

export interface GivenScan {
  readonly method: Exclude<CheckMethod, 'manual'>
  readonly value: string
  /** When it happened; now when the device is online. */
  readonly at: Temporal.Instant
  /** The device's own count; a scan that comes twice counts once. */
  readonly sequence: number | null
}

export interface ScanResult {
  readonly action: ScanOutcome
  readonly at: Temporal.Instant
  readonly sequence: number | null
  readonly instructorId: string | null
  readonly recordIds: readonly string[]
}

export function digestOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** The registered device with this key. @throws Problem `device_key_invalid`, the same for unknown, inactive and wrong */
export async function provenDevice(
  ctx: Context,
  given: DeviceKey,
): Promise<{ id: string; key_digest: Buffer }> {
  const device = await deviceForScan(ctx, given.deviceId)
  if (!device || !timingSafeEqual(device.key_digest, digestOfKey(given.key)))
    throw attendanceErrors.device_key_invalid()
  return device
}

/**
 * Scans of one device, oldest first (docs/domain/attendance.md says what each leads to). Each is logged as it came,
 * whatever it led to; a scan that lies ahead of our clock counts as of now.
 */
export async function takeScans(
  ctx: Context,
  key: DeviceKey,
  scans: readonly GivenScan[],
): Promise<ScanResult[]> {
  const device = await provenDevice(ctx, key)
  await sawDevice(ctx, device.id)
  const results: ScanResult[] = []
  const ordered = scans.toSorted(
    (a, b) => Temporal.Instant.compare(a.at, b.at) || (a.sequence ?? 0) - (b.sequence ?? 0),
  )
  for (const scan of ordered) results.push(await takeScan(ctx, device.id, scan))
  return results
}

async function takeScan(ctx: Context, deviceId: string, given: GivenScan): Promise<ScanResult> {
  const at = Temporal.Instant.compare(given.at, ctx.now) > 0 ? ctx.now : given.at
  const known = given.sequence === null ? undefined : await scanBefore(ctx, deviceId, given.sequence)
  const externalId = `${given.method}:${given.value}`
  const person = await personBehind(ctx, externalId)
  if (known)
    return {
      action: known.outcome,
      at,
      sequence: given.sequence,
      instructorId: person,
      recordIds: known.record_id ? [known.record_id] : [],
    }
  const step =
    person === null
      ? { action: 'unknown' as const, records: [] }
      : await apply(ctx, person, { at, method: given.method, deviceId })
  await insertScan(ctx, {
    id: newId(),
    device_id: deviceId,
    external_id: externalId,
    user_id: person,
    scanned_at: timestamp(at),
    sequence: given.sequence,
    outcome: step.action,
    record_id: step.records[0]?.id ?? null,
  })
  return {
    action: step.action,
    at,
    sequence: given.sequence,
    instructorId: person,
    recordIds: step.records.map((record) => record.id),
  }
}

async function apply(
  ctx: Context,
  person: string,
  seen: { at: Temporal.Instant; method: CheckMethod; deviceId: string },
): Promise<{ action: ScanOutcome; records: PresenceRow[] }> {
  const { date, records } = await openDay(ctx, person, seen.at)
  const last = await lastScan(ctx, person, seen.at)
  const action = scanStep(records, last === null ? null : Temporal.Instant.from(last), seen.at)
  switch (action) {
    case 'ignored':
      return { action, records: [] }
    case 'auto_created':
      return { action, records: await comeIn(ctx, [await openUnplanned(ctx, person, date, seen.at)], seen) }
    case 'check_in':
      return { action, records: await comeIn(ctx, records, seen) }
    case 're_entry':
      return { action, records: await comeBack(ctx, records, seen) }
    case 'check_out':
      return { action, records: await goOut(ctx, records, seen.at) }
  }
}
