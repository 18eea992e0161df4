/** The closed lists of the module. */
export const markedVia = ['manual', 'qr_scan', 'device', 'auto'] as const
export type MarkedVia = (typeof markedVia)[number]

/** What a mark says in one word; `unmarked` when nobody has said anything. */
export const markStatuses = ['unmarked', 'present', 'late', 'absent', 'excused'] as const
export type MarkStatus = (typeof markStatuses)[number]

/** Why somebody stands in a register. `former`: marked here, but no longer enrolled. */
export const standings = ['enrolled', 'make_up', 'trial', 'walk_in', 'former'] as const
export type Standing = (typeof standings)[number]
export const guestKinds = ['make_up', 'trial', 'walk_in'] as const
export type GuestKind = (typeof guestKinds)[number]

export const presenceTypes = ['lecture', 'supervision'] as const
export type PresenceType = (typeof presenceTypes)[number]
export const presenceStatuses = ['not_started', 'pending', 'present', 'late', 'absent'] as const
export type PresenceStatus = (typeof presenceStatuses)[number]
export const checkMethods = ['fingerprint', 'rfid', 'qr_code', 'manual'] as const
export type CheckMethod = (typeof checkMethods)[number]

export const scanOutcomes = [
  'ignored',
  'auto_created',
  'check_in',
  'check_out',
  're_entry',
  'unknown',
] as const
export type ScanOutcome = (typeof scanOutcomes)[number]

export const cronJobs = [
  'generate_instructor_attendance_weekly',
  'mark_absent_daily',
  'mark_absent_fallback',
  'flag_untaken',
  'flag_untaken_fallback',
  'remind_instructors',
] as const
export type CronJob = (typeof cronJobs)[number]
