import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'
import type { ScanOutcome } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface DeviceRow {
  readonly id: string
  readonly device_id: string
  readonly name: string
  readonly place: string
  readonly is_active: boolean
  readonly last_seen_at: string | null
  readonly version: number
}

const devices = sql<
  DeviceRow & { search_text: string }
>`(SELECT id, device_id, name, place, is_active, last_seen_at, version,
    platform.fold(name || ' ' || place || ' ' || device_id) AS search_text FROM attendance.devices)`.as('t')
const names = [
  't.id',
  't.device_id',
  't.name',
  't.place',
  't.is_active',
  't.last_seen_at',
  't.version',
] as const

export const deviceList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: { name: sql.ref('t.name'), place: sql.ref('t.place'), last_seen_at: sql.ref('t.last_seen_at') },
  defaultOrdering: 'name',
  tie: sql.ref('t.id'),
  filters: { is_active: filters.boolean(sql.ref('t.is_active')) },
}

export function listDevices(ctx: Reader, input: ListInput): Promise<Page<DeviceRow>> {
  return runList(ctx.tx, deviceList, ctx.tx.selectFrom(devices).select([...names]), input, (row) => row)
}

export async function deviceBy(ctx: Reader, id: string): Promise<DeviceRow | undefined> {
  return ctx.tx
    .selectFrom(devices)
    .select([...names])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** The active device of this public id, with the digest of its key. */
export async function deviceForScan(
  ctx: Reader,
  deviceId: string,
): Promise<{ id: string; key_digest: Buffer } | undefined> {
  const { rows } = await sql<{
    id: string
    key_digest: Buffer
  }>`SELECT id, key_digest FROM attendance.devices WHERE device_id = ${deviceId} AND is_active`.execute(
    ctx.tx,
  )
  return rows[0]
}

export async function insertDevice(
  ctx: Context,
  device: { device_id: string; name: string; place: string; is_active: boolean },
  digest: Buffer,
): Promise<string> {
  const id = newId()
  await sql`INSERT INTO attendance.devices (id, device_id, name, place, is_active, key_digest, created_at)
    VALUES (${id}, ${device.device_id}, ${device.name}, ${device.place}, ${device.is_active}, ${digest}, ${timestamp(ctx.now)})`.execute(
    ctx.tx,
  )
  return id
}

export async function updateDevice(
  ctx: Reader,
  id: string,
  device: { name: string; place: string; is_active: boolean },
): Promise<void> {
  await sql`UPDATE attendance.devices SET name = ${device.name}, place = ${device.place}, is_active = ${device.is_active}, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function writeKey(ctx: Reader, id: string, digest: Buffer): Promise<void> {
  await sql`UPDATE attendance.devices SET key_digest = ${digest}, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function sawDevice(ctx: Context, id: string): Promise<void> {
  await sql`UPDATE attendance.devices SET last_seen_at = ${timestamp(ctx.now)} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export interface IdentityRow {
  readonly external_id: string
  readonly user_id: string
  readonly first_name: string
  readonly last_name: string
}

const identities = sql<
  IdentityRow & { search_text: string }
>`(SELECT i.external_id, i.user_id, u.first_name, u.last_name,
    u.name_text || ' ' || platform.fold(i.external_id) AS search_text
  FROM attendance.device_identities i JOIN identity.user_names u ON u.id = i.user_id)`.as('t')

export const identityList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: { external_id: sql.ref('t.external_id') },
  defaultOrdering: 'external_id',
  tie: sql.ref('t.external_id'),
  filters: { user: filters.uuid(sql.ref('t.user_id'), 'User id') },
}

export function listIdentities(ctx: Reader, input: ListInput) {
  const rows = ctx.tx
    .selectFrom(identities)
    .select(['t.external_id', 't.user_id', 't.first_name', 't.last_name'])
  return runList(ctx.tx, identityList, rows, input, ({ external_id, user_id, first_name, last_name }) => ({
    external_id,
    user: { id: user_id, first_name, last_name },
  }))
}

export async function insertIdentity(ctx: Context, externalId: string, user: string): Promise<boolean> {
  const done = await sql`INSERT INTO attendance.device_identities (external_id, user_id, created_at)
    VALUES (${externalId}, ${user}, ${timestamp(ctx.now)}) ON CONFLICT DO NOTHING`.execute(ctx.tx)
  return done.numAffectedRows === 1n
}

export async function deleteIdentity(ctx: Reader, externalId: string): Promise<string | null> {
  const { rows } = await sql<{
    user_id: string
  }>`DELETE FROM attendance.device_identities WHERE external_id = ${externalId} RETURNING user_id`.execute(
    ctx.tx,
  )
  return rows[0]?.user_id ?? null
}

export async function personBehind(ctx: Reader, externalId: string): Promise<string | null> {
  const { rows } = await sql<{
    user_id: string
  }>`SELECT user_id FROM attendance.device_identities WHERE external_id = ${externalId}`.execute(ctx.tx)
  return rows[0]?.user_id ?? null
}

export interface Scan {
  readonly id: string
  readonly device_id: string
  readonly external_id: string
  readonly user_id: string | null
  readonly scanned_at: string
  readonly sequence: number | null
  readonly outcome: ScanOutcome
  readonly record_id: string | null
}

export async function insertScan(ctx: Context, scan: Scan): Promise<void> {
  await sql`INSERT INTO attendance.raw_scans (id, device_id, external_id, user_id, scanned_at, sequence, received_at, outcome, record_id)
    VALUES (${scan.id}, ${scan.device_id}, ${scan.external_id}, ${scan.user_id}, ${scan.scanned_at}, ${scan.sequence}, ${timestamp(ctx.now)}, ${scan.outcome}, ${scan.record_id})`.execute(
    ctx.tx,
  )
}

/** What this scan of the device led to when it came before; the device sends a batch again when it got no answer. */
export async function scanBefore(
  ctx: Reader,
  deviceId: string,
  sequence: number,
): Promise<{ outcome: ScanOutcome; record_id: string | null } | undefined> {
  const { rows } = await sql<{
    outcome: ScanOutcome
    record_id: string | null
  }>`SELECT outcome, record_id FROM attendance.raw_scans
    WHERE device_id = ${deviceId} AND sequence = ${sequence}`.execute(ctx.tx)
  return rows[0]
}

/** The person's last scan that counted, not after the given moment. */
export async function lastScan(ctx: Reader, user: string, upTo: Temporal.Instant): Promise<string | null> {
  const { rows } = await sql<{ scanned_at: string }>`SELECT scanned_at FROM attendance.raw_scans
    WHERE user_id = ${user} AND outcome NOT IN ('ignored', 'unknown') AND scanned_at <= ${timestamp(upTo.add({ minutes: 2 }))}
    ORDER BY scanned_at DESC LIMIT 1`.execute(ctx.tx)
  return rows[0]?.scanned_at ?? null
}

/** What a kiosk's codes are made with. */
export async function kioskDigest(ctx: Reader, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{
    key_digest: Buffer
  }>`SELECT key_digest FROM attendance.devices WHERE id = ${id}`.execute(ctx.tx)
  return rows[0]?.key_digest
}
