/** What notifications are about; people choose the ways out by these (docs/domain/notifications.md). */
export const categories = [
  'enrollment',
  'payment',
  'refund',
  'attendance',
  'lecture_change',
  'lesson',
  'exam',
  'booking',
  'message',
  'ticket',
  'withdrawal',
  'tutor_approval',
  'reminder',
  'system',
] as const
export type Category = (typeof categories)[number]

export const channels = ['in_app', 'email', 'sms'] as const
export type Channel = (typeof channels)[number]

/** Ways that a person may switch; the list in the app always has everything. */
const switchable = ['email', 'sms'] as const satisfies readonly Channel[]
export type SwitchableChannel = (typeof switchable)[number]

export const linkKinds = [
  'ticket',
  'desk_ticket',
  'course',
  'invoice',
  'payment_review',
  'enrollment_requests',
  'my_requests',
  'learner',
  'family',
  'invitations',
  'lecture',
  'tutor',
  'tutor_review',
  'today',
  'audit',
  'settings',
  'account',
  'my_data',
] as const
export type LinkKind = (typeof linkKinds)[number]

export interface Link {
  readonly kind: LinkKind
  readonly id: string | null
}

export function isCategory(value: string): value is Category {
  return categories.some((known) => known === value)
}

export function isLinkKind(value: string | null): value is LinkKind {
  return linkKinds.some((known) => known === value)
}
