import { createHmac, timingSafeEqual } from 'node:crypto'
import { isUuid } from '#platform/ids'

/** A new code every half minute; the two before it still count, for slow phones. */
export const codeSeconds = 30
const accepted = 3

/** What the centre's screen shows as a QR code: only somebody who stands before it knows the present one. */
export function kioskCode(
  deviceId: string,
  key: Buffer,
  now: Temporal.Instant,
): { code: string; expiresAt: Temporal.Instant } {
  const step = stepOf(now)
  return {
    code: codeAt(deviceId, key, step),
    expiresAt: Temporal.Instant.fromEpochMilliseconds((step + 1) * codeSeconds * 1000),
  }
}

export function kioskOf(code: string): string | null {
  const id = code.slice(0, 36)
  return isUuid(id) ? id : null
}

export function isKioskCode(code: string, deviceId: string, key: Buffer, now: Temporal.Instant): boolean {
  const given = Buffer.from(code)
  return Array.from({ length: accepted }, (_, back) =>
    Buffer.from(codeAt(deviceId, key, stepOf(now) - back)),
  ).some((known) => known.length === given.length && timingSafeEqual(known, given))
}

function stepOf(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 1000 / codeSeconds)
}

function codeAt(deviceId: string, key: Buffer, step: number): string {
  return `${deviceId}.${createHmac('sha256', key).update(`${deviceId} ${step}`).digest('base64url').slice(0, 22)}`
}
