/** How much the actor may do with a register: his own lectures, any lecture, or also those that have not begun. */
export type Reach = 'own' | 'any' | 'future'

export interface WindowPolicy {
  readonly opensMinutesBefore: number
  readonly closesHoursAfter: number
}

export interface WindowLecture {
  readonly starts_at: string
  readonly status: 'scheduled' | 'completed' | 'cancelled' | 'additional'
  readonly is_accepted: boolean
}

export type Closed = 'cancelled' | 'not_accepted' | 'not_open' | 'closed'

export interface MarkingWindow {
  readonly opensAt: Temporal.Instant
  /** Until when the lecture's instructor may mark. */
  readonly deadline: Temporal.Instant
  readonly closed: Closed | null
}

/**
 * When a register can be written: an instructor from half an hour before the start until a day after it,
 * supervisors without an end, the owner at any time (docs/domain/attendance.md). A cancelled lecture never.
 */
export function markingWindow(
  lecture: WindowLecture,
  reach: Reach,
  now: Temporal.Instant,
  policy: WindowPolicy,
): MarkingWindow {
  const starts = Temporal.Instant.from(lecture.starts_at)
  const opensAt = starts.subtract({ minutes: policy.opensMinutesBefore })
  const deadline = starts.add({ hours: policy.closesHoursAfter })
  return { opensAt, deadline, closed: closedBecause(lecture, reach, now, { opensAt, deadline }) }
}

function closedBecause(
  lecture: WindowLecture,
  reach: Reach,
  now: Temporal.Instant,
  { opensAt, deadline }: Pick<MarkingWindow, 'opensAt' | 'deadline'>,
): Closed | null {
  if (lecture.status === 'cancelled') return 'cancelled'
  if (!lecture.is_accepted) return 'not_accepted'
  if (reach !== 'future' && Temporal.Instant.compare(now, opensAt) < 0) return 'not_open'
  if (reach === 'own' && Temporal.Instant.compare(now, deadline) > 0) return 'closed'
  return null
}
