import type { PresenceStatus } from './words.ts'

export interface Presence {
  readonly id: string
  readonly starts_at: string
  /** null = made by a scan on a day without plan. */
  readonly ends_at: string | null
  readonly grace_minutes: number
  readonly auto_absent_minutes: number
  readonly status: PresenceStatus
  readonly check_in_at: string | null
  readonly check_out_at: string | null
}

/** What coming at that moment means: in time, late after the grace, too late to count after the second limit. */
export function arrival(
  record: Pick<Presence, 'starts_at' | 'grace_minutes' | 'auto_absent_minutes'>,
  at: Temporal.Instant,
): 'present' | 'late' | 'absent' {
  const starts = Temporal.Instant.from(record.starts_at)
  const after = (minutes: number): boolean => Temporal.Instant.compare(at, starts.add({ minutes })) > 0
  if (!after(record.grace_minutes)) return 'present'
  return after(Math.max(record.grace_minutes, record.auto_absent_minutes)) ? 'absent' : 'late'
}

/** Records of the day that a check-in at this moment opens: waiting for him, and not over. */
export function fitting<T extends Presence>(records: readonly T[], at: Temporal.Instant): T[] {
  return records.filter((record) => isWaiting(record) && !isOver(record, at))
}

function isWaiting(record: Presence): boolean {
  return record.check_in_at === null && (record.status === 'not_started' || record.status === 'pending')
}

function isOver(record: Presence, at: Temporal.Instant): boolean {
  return record.ends_at !== null && Temporal.Instant.compare(Temporal.Instant.from(record.ends_at), at) < 0
}

function isInside(record: Presence): boolean {
  return record.check_in_at !== null && record.check_out_at === null
}

export interface Leaving<T> {
  /** Begun: gets its check-out time. */
  readonly closed: T[]
  /** Still ahead: waits for the next coming, as if he had not been there. */
  readonly reopened: T[]
}

/** What going at this moment does to the records he is checked in to. */
export function leaving<T extends Presence>(records: readonly T[], at: Temporal.Instant): Leaving<T> {
  const inside = records.filter(isInside)
  const ahead = (record: T): boolean =>
    Temporal.Instant.compare(Temporal.Instant.from(record.starts_at), at) > 0
  return { closed: inside.filter((record) => !ahead(record)), reopened: inside.filter(ahead) }
}

export type ScanStep = 'ignored' | 'auto_created' | 'check_in' | 'check_out' | 're_entry'
const ignoredWithinSeconds = 120

/** What a scan means (docs/domain/attendance.md). `last` is the person's scan before it that was not ignored. */
export function scanStep(
  records: readonly Presence[],
  last: Temporal.Instant | null,
  at: Temporal.Instant,
): ScanStep {
  if (last && Math.abs(at.since(last).total('seconds')) < ignoredWithinSeconds) return 'ignored'
  if (records.length === 0) return 'auto_created'
  if (records.some(isInside)) return 'check_out'
  return records.some((record) => record.check_out_at !== null) ? 're_entry' : 'check_in'
}

/** Rating that belongs to a status: 0 = can be rated and is not yet, null = cannot be. A rating given stays. */
export function ratingFor(status: PresenceStatus, rating: number | null): number | null {
  return status === 'present' || status === 'late' ? (rating ?? 0) : null
}
