/** Pure decisions about tokens, codes, roles and devices (docs/domain/identity.md). */

export const refreshDays = 30
const replaySeconds = 10

export interface RefreshFacts {
  readonly hasSuccessor: boolean
  /** When the successor was itself presented for the first time; null when it never was. */
  readonly successorPresentedAt: Temporal.Instant | null
}

/**
 * `rotate`: first time presented, make a successor. `repeat`: answer the same successor, because existing clients
 * replay their first token. `replayed`: the successor is in use since more than ten seconds, so two parties hold
 * this family: end it.
 */
export function decideRefresh(facts: RefreshFacts, now: Temporal.Instant): 'rotate' | 'repeat' | 'replayed' {
  if (!facts.hasSuccessor) return 'rotate'
  if (!facts.successorPresentedAt) return 'repeat'
  const until = facts.successorPresentedAt.add({ seconds: replaySeconds })
  return Temporal.Instant.compare(now, until) <= 0 ? 'repeat' : 'replayed'
}

/** Numbers are recycled: after so many months of silence a code by SMS alone does not prove the person. */
export function silentTooLong(lastSeen: Temporal.Instant, now: Temporal.Instant, months: number): boolean {
  const limit = now.toZonedDateTimeISO('UTC').subtract({ months }).toInstant()
  return Temporal.Instant.compare(lastSeen, limit) < 0
}

export const highRoles: readonly string[] = ['owner', 'admin']

export type RoleRefusal = 'own_role' | 'owner_only'

/** Who may give and take which role: nobody to himself, only an owner makes or unmakes owners and administrators. */
export function roleChangeRefusal(change: {
  readonly actorId: string | null
  readonly actorIsOwner: boolean
  readonly userId: string
  readonly userRoles: readonly string[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}): RoleRefusal | null {
  const gains = change.add.filter((role) => !change.userRoles.includes(role))
  if (change.actorId === change.userId && gains.length > 0) return 'own_role'
  if (change.actorIsOwner) return null
  const touched = [...gains, ...change.remove.filter((role) => change.userRoles.includes(role))]
  if (touched.some((role) => highRoles.includes(role))) return 'owner_only'
  return change.actorId !== change.userId && change.userRoles.some((role) => highRoles.includes(role))
    ? 'owner_only'
    : null
}

const rank = [
  'owner',
  'admin',
  'supervisor',
  'financial',
  'support',
  'instructor',
  'tutor',
  'parent',
  'student',
]

/** The one role that single-role clients show. */
export function mainRole(roles: readonly string[]): string {
  return rank.find((role) => roles.includes(role)) ?? roles[0] ?? 'student'
}

/** The key of a role of the centre's own, from its English name: `front_desk`, then `front_desk_b`, `front_desk_c`, … */
export function roleKey(name: string, attempt: number): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 30)
    .replace(/_+$/, '')
  const base = letters.length >= 2 ? letters : 'role'
  if (attempt === 0) return base
  const alphabet = 'abcdefghijklmnopqrstuvwxyz'
  const tail = attempt < 26 ? alphabet.charAt(attempt) : `z${alphabet.charAt(attempt % 26)}`
  return `${base}_${tail}`
}
