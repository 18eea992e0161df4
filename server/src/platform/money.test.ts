import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, currencyDecimals, formatAmount, largestAmount, parseAmount, readAmount } from './money.ts'

const currencies = ['EGP', 'USD', 'JPY', 'KWD', 'IRR'] as const

test('an amount survives its way over the wire in every currency', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: largestAmount }),
      fc.constantFrom(...currencies),
      (minor, currency) => {
        expect(readAmount(formatAmount(minor, currency), currency)).toBe(minor)
      },
    ),
  )
})

test('decimals follow the currency', () => {
  expect([...currencies].map(currencyDecimals)).toEqual([2, 2, 0, 3, 2])
  expect(formatAmount(5n, 'KWD')).toBe('0.005')
  expect(formatAmount(500n, 'JPY')).toBe('500')
})

test('a wrong form or scale is refused, never rounded', () => {
  for (const text of [
    '10.005',
    '1e3',
    '-5',
    '+5',
    '',
    ' ',
    '1,000',
    '0x10',
    '10.',
    '.5',
    '10000000000000.00',
    'NaN',
  ]) {
    expect(readAmount(text, 'EGP'), text).toBeNull()
  }
  expect(readAmount('10.5', 'JPY')).toBeNull()
})

test('Arabic-Indic and Persian digits are read', () => {
  expect(readAmount('٥٠٠٫٥', 'EGP')).toBe(50_050n)
  expect(readAmount('۱۲۰', 'IRR')).toBe(12_000n)
})

test('a refused amount names its field', () => {
  expect(() => parseAmount('abc', 'EGP', 'amount')).toThrowError(
    expect.objectContaining({
      code: 'invalid_input',
      fields: { amount: [expect.objectContaining({ code: 'invalid_amount' })] },
    }),
  )
})

test('shares always sum to the whole', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: largestAmount }),
      fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 12 }),
      (minor, weights) => {
        const parts = allocate(minor, weights)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(minor)
        expect(parts.every((part) => part >= 0n)).toBe(true)
      },
    ),
  )
})
