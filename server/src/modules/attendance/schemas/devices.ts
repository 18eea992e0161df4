import { Type } from 'typebox'
import { scanOutcomes } from '../rules/words.ts'
import { Id, Moment, Person, nullable, oneOf } from './parts.ts'

export const Device = Type.Object(
  {
    id: Id,
    device_id: Type.String(),
    name: Type.String(),
    place: Type.String(),
    is_active: Type.Boolean(),
    last_seen_at: nullable(Moment),
    version: Type.Integer(),
  },
  { title: 'AttendanceDevice' },
)
export const DeviceWithKey = Type.Object(
  { ...Device.properties, secret_key: Type.String({ description: 'Shown this once' }) },
  { title: 'AttendanceDeviceWithKey' },
)
export const DeviceInput = Type.Object(
  {
    device_id: Type.String({
      minLength: 1,
      maxLength: 80,
      pattern: '^[A-Za-z0-9._:-]+$',
      examples: ['gate-1'],
    }),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    is_active: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export const DevicePatch = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    is_active: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

const externalId = Type.String({
  maxLength: 120,
  pattern: '^(fingerprint|rfid|qr_code):.+$',
  examples: ['rfid:04A2F1'],
})
export const Identity = Type.Object(
  { external_id: Type.String(), user: Person },
  { title: 'AttendanceIdentity' },
)
export const IdentityInput = Type.Object(
  { external_id: externalId, user: Id },
  { additionalProperties: false },
)
export const IdentityPath = Type.Object({ external_id: Type.String({ maxLength: 120 }) })

const secret = Type.Optional(Type.String({ maxLength: 120, description: 'Or the header X-Device-Key' }))
const scan = {
  fingerprint_id: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Integer()])),
  card_id: Type.Optional(Type.String({ maxLength: 100 })),
  qr_code: Type.Optional(Type.String({ maxLength: 100 })),
  timestamp: Type.Optional(
    Type.String({ format: 'date-time', description: 'When it happened; now when absent' }),
  ),
  sequence: Type.Optional(
    Type.Integer({ minimum: 0, description: "The device's own count: a scan sent twice counts once" }),
  ),
}
export const ScanItem = Type.Object(scan, { additionalProperties: false })
export const ScanBody = Type.Object(
  {
    device_id: Type.String({ maxLength: 80 }),
    secret_key: secret,
    ...scan,
    scans: Type.Optional(
      Type.Array(ScanItem, {
        minItems: 1,
        maxItems: 500,
        description: 'What a device without network collected',
      }),
    ),
  },
  { title: 'ScanInput', additionalProperties: false },
)
export const ScanResult = Type.Object(
  {
    action: oneOf(scanOutcomes),
    timestamp: Moment,
    sequence: nullable(Type.Integer()),
    instructor: nullable(Person),
    records: Type.Array(Id),
  },
  { title: 'ScanResult' },
)
export const ScanAnswer = Type.Object(
  {
    ...ScanResult.properties,
    results: Type.Array(ScanResult, {
      description: 'One for each scan, oldest first; the members above are the last one',
    }),
  },
  { title: 'ScanAnswer' },
)

export const KioskBody = Type.Object(
  { device_id: Type.String({ maxLength: 80 }), secret_key: secret },
  { additionalProperties: false },
)
export const KioskCode = Type.Object({ code: Type.String(), expires_at: Moment }, { title: 'KioskCode' })
