import { latinDigits } from '#platform/text'

/** Pure decisions about second factors (docs/domain/identity.md, "Second factor"). */

export const factorPolicies = ['nobody', 'staff', 'staff_and_tutors', 'staff_and_teachers'] as const
export type FactorPolicy = (typeof factorPolicies)[number]

export type SecondFactor = 'totp' | 'recovery_code' | 'passkey'

/** Does the centre want a second factor of somebody with these roles? */
export function mustHaveFactor(
  policy: FactorPolicy,
  person: { readonly is_staff: boolean; readonly roles: readonly string[] },
): boolean {
  if (policy === 'nobody') return false
  if (person.is_staff) return true
  if (policy === 'staff') return false
  const teaching = policy === 'staff_and_tutors' ? ['tutor'] : ['tutor', 'instructor']
  return person.roles.some((role) => teaching.includes(role))
}

export type Need =
  | { readonly kind: 'none' }
  | { readonly kind: 'factor'; readonly methods: readonly SecondFactor[] }
  /** The centre wants one and the person has none: he makes one before anything else. */
  | { readonly kind: 'enrolment' }

/**
 * What a sign-in still lacks after its first step. A passkey kept only for comfort asks nobody for more; where the
 * centre wants a second factor it counts as one.
 */
export function needFor(
  facts: {
    readonly authenticator_since: string | null
    readonly recovery_codes: number
    readonly passkeys: number
  },
  must: boolean,
): Need {
  const passkey = facts.passkeys > 0 ? (['passkey'] as const) : []
  if (facts.authenticator_since !== null) {
    const recovery = facts.recovery_codes > 0 ? (['recovery_code'] as const) : []
    return { kind: 'factor', methods: ['totp', ...recovery, ...passkey] }
  }
  if (!must) return { kind: 'none' }
  return passkey.length > 0 ? { kind: 'factor', methods: passkey } : { kind: 'enrolment' }
}

export type TypedProof =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recovery_code'; readonly code: string }

/** Six digits, in any script, are an app's code; all else is read as a recovery code. */
export function readProof(typed: string): TypedProof {
  const text = latinDigits(typed).replace(/[\s\u200e\u200f\u2066-\u2069-]/g, '')
  if (/^\d{6}$/.test(text)) return { kind: 'totp', code: text }
  return { kind: 'recovery_code', code: canonicalRecovery(text) }
}

/** Letters and digits that people take for one another are one (Crockford's base 32). */
export const recoveryAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function canonicalRecovery(text: string): string {
  return text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('U', 'V')
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, 40)
}

/** `7KQ2M-X94TD`: as it is shown, printed and downloaded. */
export function shownRecovery(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

export type ConfirmingWay = 'password' | 'totp' | 'passkey' | 'code'

/** What somebody who is signed in may prove himself with again; a code by SMS only where there is nothing better. */
export function confirmingWays(facts: {
  readonly password: boolean
  readonly phone: boolean
  readonly passkeys: number
  readonly authenticator_since: string | null
}): ConfirmingWay[] {
  const ways: ConfirmingWay[] = []
  if (facts.passkeys > 0) ways.push('passkey')
  if (facts.authenticator_since !== null) ways.push('totp')
  if (facts.password) ways.push('password')
  if (facts.phone && !facts.password && facts.authenticator_since === null) ways.push('code')
  return ways
}

/** `+20 ••• ••• 67`: enough to know which phone to look at. */
export function phoneHint(phone: string): string {
  return `${phone.slice(0, 3)} ••• ••• ${phone.slice(-2)}`
}
