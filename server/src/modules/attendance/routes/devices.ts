import type { Static } from 'typebox'
import { instructorCards } from '#people'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { Reply, route, type Input } from '#platform/http/route'
import { timestamp } from '#platform/time'
import {
  changeDevice,
  readKioskCode,
  registerDevice,
  renewKey,
  tieIdentity,
  untieIdentity,
} from '../actions/devices.ts'
import { takeScans, type DeviceKey, type GivenScan } from '../actions/scan.ts'
import { deviceBy, deviceList, identityList, listDevices, listIdentities } from '../queries/devices.ts'
import { OnePath } from '../schemas/parts.ts'
import {
  Device,
  DeviceInput,
  DevicePatch,
  DeviceWithKey,
  Identity,
  IdentityInput,
  IdentityPath,
  KioskBody,
  KioskCode,
  ScanAnswer,
  ScanBody,
  type ScanItem,
} from '../schemas/devices.ts'
import { etag, expectVersion } from '#platform/http/versions'

const tag = 'Attendance devices'
const access: readonly [string, ...string[]] = ['attendance.devices']
const perDevice = { name: 'attendance-scan', points: 600, seconds: 60, by: 'ip' } as const

export const deviceRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/attendance/scan/',
    operationId: 'scanAttendance',
    tag,
    access: 'public',
    errors: [401],
    status: 200,
    limit: perDevice,
    lenient: true,
    summary: 'A device saw somebody: fingerprint, card or code',
    description:
      'Needs the key that the device was given. Less than two minutes after the last scan: `ignored`; no plan today: `auto_created`; not in: `check_in`; ' +
      'in: `check_out`; out: `re_entry`; nobody we know: `unknown`. A device that was offline sends `scans` with `timestamp` and `sequence`.',
    body: ScanBody,
    response: ScanAnswer,
    example: { body: { device_id: 'gate-1', secret_key: 'hqd_…', card_id: '04A2F1' } },
    async handler(ctx, input) {
      const scans = input.body.scans ?? [input.body]
      const results = await present(
        ctx,
        await takeScans(
          ctx,
          keyOf(input),
          scans.map((scan, index) => readScan(ctx, scan, input.body.scans ? `scans.${index}.` : '')),
        ),
      )
      const last = results.at(-1)
      if (!last) throw errors.not_found()
      return { ...last, results }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/devices/code/',
    operationId: 'createKioskCode',
    tag,
    access: 'public',
    errors: [401],
    status: 200,
    limit: perDevice,
    summary: "The code that the centre's screen shows now",
    description: 'Changes every half minute. Instructors scan it to check in with their own phone.',
    body: KioskBody,
    response: KioskCode,
    handler: (ctx, input) => readKioskCode(ctx, keyOf(input)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/devices/',
    operationId: 'listAttendanceDevices',
    tag,
    access,
    summary: 'Attendance devices',
    query: listQuery(deviceList),
    response: pageOf(Device),
    handler: (ctx, input) => listDevices(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/devices/',
    operationId: 'registerAttendanceDevice',
    tag,
    access,
    errors: [409],
    summary: 'Register a device',
    description: 'Its secret key is in this answer and never shown again.',
    body: DeviceInput,
    response: DeviceWithKey,
    example: { body: { device_id: 'gate-1', name: 'Gate', place: 'Main entrance' } },
    handler: (ctx, { body }) => registerDevice(ctx, { place: '', is_active: true, ...body }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/devices/{id}/',
    operationId: 'getAttendanceDevice',
    tag,
    access,
    summary: 'One device',
    params: OnePath,
    response: Device,
    async handler(ctx, { params }) {
      const device = await deviceBy(ctx, params.id)
      if (!device) throw errors.not_found()
      return new Reply({ body: device, headers: { etag: etag(device.version) } })
    },
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method,
      path: '/api/v1/attendance/devices/{id}/',
      operationId: method === 'PUT' ? 'replaceAttendanceDevice' : 'changeAttendanceDevice',
      tag,
      access,
      errors: [412],
      summary: 'Rename, move or switch off a device',
      params: OnePath,
      body: DevicePatch,
      response: Device,
      async handler(ctx, input) {
        const device = await changeDevice(ctx, input.params.id, input.body, (version) =>
          expectVersion(input, version),
        )
        return new Reply({ body: device, headers: { etag: etag(device.version) } })
      },
    }),
  ),
  route({
    method: 'POST',
    path: '/api/v1/attendance/devices/{id}/renew-key/',
    operationId: 'renewAttendanceDeviceKey',
    tag,
    access,
    status: 200,
    summary: 'Give a device a new key',
    description: 'The old one stops working at once.',
    params: OnePath,
    response: DeviceWithKey,
    handler: (ctx, { params }) => renewKey(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/identities/',
    operationId: 'listAttendanceIdentities',
    tag,
    access,
    summary: 'Cards and fingers, and whose they are',
    query: listQuery(identityList),
    response: pageOf(Identity),
    handler: (ctx, input) => listIdentities(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/identities/',
    operationId: 'tieAttendanceIdentity',
    tag,
    access,
    errors: [409],
    status: 204,
    summary: 'Say whose a card or finger is',
    body: IdentityInput,
    example: { body: { external_id: 'rfid:04A2F1', user: '0198f0aa-0000-7000-8000-000000000001' } },
    handler: (ctx, { body }) => tieIdentity(ctx, body.external_id, body.user),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/attendance/identities/{external_id}/',
    operationId: 'untieAttendanceIdentity',
    tag,
    access,
    summary: 'A card or finger belongs to nobody any more',
    params: IdentityPath,
    handler: (ctx, { params }) => untieIdentity(ctx, params.external_id),
  }),
]

function keyOf(
  input: Pick<Input<unknown, unknown, { device_id: string; secret_key?: string }>, 'headers' | 'body'>,
): DeviceKey {
  const header = input.headers['x-device-key']
  return {
    deviceId: input.body.device_id,
    key: typeof header === 'string' ? header : (input.body.secret_key ?? ''),
  }
}

function readScan(ctx: Context, scan: Static<typeof ScanItem>, place: string): GivenScan {
  const at = scan.timestamp === undefined ? ctx.now : Temporal.Instant.from(scan.timestamp)
  const sequence = scan.sequence ?? null
  if (scan.fingerprint_id !== undefined)
    return { method: 'fingerprint', value: String(scan.fingerprint_id), at, sequence }
  if (scan.card_id !== undefined) return { method: 'rfid', value: scan.card_id, at, sequence }
  if (scan.qr_code !== undefined) return { method: 'qr_code', value: scan.qr_code, at, sequence }
  throw invalid(`${place}card_id`, 'required', {
    en: 'Name a fingerprint, a card or a code.',
    ar: 'حدد بصمة أو بطاقة أو رمزا.',
    fa: 'اثر انگشت، کارت یا کد را بفرستید.',
  })
}

async function present(ctx: Context, results: Awaited<ReturnType<typeof takeScans>>) {
  const cards = await instructorCards(ctx, [
    ...new Set(results.map((result) => result.instructorId).filter((id) => id !== null)),
  ])
  return results.map((result) => {
    const card = result.instructorId === null ? undefined : cards.get(result.instructorId)
    return {
      action: result.action,
      timestamp: timestamp(result.at),
      sequence: result.sequence,
      instructor: card ? { id: card.id, first_name: card.first_name, last_name: card.last_name } : null,
      records: [...result.recordIds],
    }
  })
}
