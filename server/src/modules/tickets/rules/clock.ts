export interface Targets {
  readonly first_reply_minutes: number | null
  readonly resolution_minutes: number | null
}

/** When the first answer and the solution are due; null where the category has no target. */
export function dueTimes(
  from: Temporal.Instant,
  targets: Targets | null,
): { firstReplyDueAt: Temporal.Instant | null; resolutionDueAt: Temporal.Instant | null } {
  const after = (minutes: number | null | undefined): Temporal.Instant | null =>
    minutes ? from.add({ minutes }) : null
  return {
    firstReplyDueAt: after(targets?.first_reply_minutes),
    resolutionDueAt: after(targets?.resolution_minutes),
  }
}
