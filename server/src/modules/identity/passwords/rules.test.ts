import { expect, test } from 'vitest'
import { isCommonPassword } from './common.ts'
import { passwordProblems } from './rules.ts'

const karim = {
  first_name: 'Karim',
  last_name: 'Abdallah',
  email: 'karim@example.com',
  phone_number1: '+201001234509',
}
const codes = (password: string): string[] => passwordProblems(password, karim).map((problem) => problem.code)

test.each([
  ['paper-boat-north', []],
  ['k4r-im!', ['password_too_short']],
  ['password123', ['password_too_common']],
  ['839201746583', ['password_entirely_numeric']],
  ['12345', ['password_too_short', 'password_too_common', 'password_entirely_numeric']],
  ['١٢٣٤٥', ['password_too_short', 'password_too_common', 'password_entirely_numeric']],
  ['Abdallah1', ['password_too_similar']],
  ['+201001234509', ['password_too_similar']],
  ['a long sentence that has karim in it', []],
])('%s of Karim Abdallah is refused for %j', (password, expected) => {
  expect(codes(password)).toEqual(expected)
})

test.each([
  'P@ssw0rd1',
  'Mohamed2010',
  'qwerty!!',
  'iloveyou',
  '1q2w3e4r',
  'abcabcabc',
  '12341234',
  'Egypt@123',
  '01012005',
  'letmein',
])('%s is common', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'nile-breeze-47',
  'copper-lantern-5',
  'seven-olive-trees',
  'winter-orchard-8',
  'correct horse battery staple',
  'Zx9!kLmQ2',
])('%s is not common', (password) => {
  expect(isCommonPassword(password)).toBe(false)
})
