import { expect, test } from 'vitest'
import { mustHaveFactor, needFor, readProof, shownRecovery } from './rules.ts'

const staff = { is_staff: true, roles: ['support'] }
const tutor = { is_staff: false, roles: ['tutor'] }
const instructor = { is_staff: false, roles: ['instructor'] }
const parent = { is_staff: false, roles: ['parent'] }

test.each([
  ['nobody', []],
  ['staff', [staff]],
  ['staff_and_tutors', [staff, tutor]],
  ['staff_and_teachers', [staff, tutor, instructor]],
] as const)('the policy "%s" means exactly these people', (policy, people) => {
  const must = [staff, tutor, instructor, parent].filter((person) => mustHaveFactor(policy, person))
  expect(must).toEqual(people)
})

const nothing = { authenticator_since: null, recovery_codes: 0, passkeys: 0 }
const app = { ...nothing, authenticator_since: '2026-11-01T00:00:00.000Z', recovery_codes: 10 }

test('an app asks always, a passkey only where the centre wants a second factor', () => {
  expect(needFor(nothing, false)).toEqual({ kind: 'none' })
  expect(needFor({ ...nothing, passkeys: 2 }, false)).toEqual({ kind: 'none' })
  expect(needFor({ ...nothing, passkeys: 2 }, true)).toEqual({ kind: 'factor', methods: ['passkey'] })
  expect(needFor(app, false)).toEqual({ kind: 'factor', methods: ['totp', 'recovery_code'] })
  expect(needFor({ ...app, recovery_codes: 0, passkeys: 1 }, true)).toEqual({
    kind: 'factor',
    methods: ['totp', 'passkey'],
  })
  expect(needFor(nothing, true)).toEqual({ kind: 'enrolment' })
})

test('codes are read in any digits, recovery codes in any spelling', () => {
  expect(readProof('123456')).toEqual({ kind: 'totp', code: '123456' })
  expect(readProof(' ١٢٣ ٤٥٦ ')).toEqual({ kind: 'totp', code: '123456' })
  expect(readProof('۱۲۳-۴۵۶')).toEqual({ kind: 'totp', code: '123456' })
  expect(readProof('7kq2m-x94td')).toEqual({ kind: 'recovery_code', code: '7KQ2MX94TD' })
  expect(readProof('OIL00-uuuuu')).toEqual({ kind: 'recovery_code', code: '01100VVVVV' })
  expect(shownRecovery('7KQ2MX94TD')).toBe('7KQ2M-X94TD')
})
