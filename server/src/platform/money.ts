import { latinDigits } from './text.ts'
import { invalid, type Problem } from './errors.ts'

/** An amount: whole minor units (piastres, cents) of one ISO 4217 currency. Never a float. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

/** No single amount may be larger, in minor units (docs/domain/billing.md). */
export const largestAmount = 1_000_000_000_000n

const decimalsByCurrency = new Map<string, number>()

/** Decimals of a currency: EGP 2, JPY 0, KWD 3, IRR 2 by ISO 4217. */
export function currencyDecimals(currency: string): number {
  const known = decimalsByCurrency.get(currency)
  if (known !== undefined) return known
  if (!isCurrency(currency)) throw new RangeError(`unknown currency ${currency}`)
  const decimals = isoDecimals[currency] ?? 2
  decimalsByCurrency.set(currency, decimals)
  return decimals
}

// Intl rounds some currencies for display (IRR 0); the ledger keeps what ISO 4217 says.
const isoDecimals: Record<string, number> = {
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}
const currencies = new Set(Intl.supportedValuesOf('currency'))

export function isCurrency(value: string): boolean {
  return currencies.has(value)
}

/** `"500.00"` for 50000 minor units of EGP. */
export function formatAmount(minor: bigint, currency: string): string {
  const decimals = currencyDecimals(currency)
  const sign = minor < 0n ? '-' : ''
  const text = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  return decimals === 0 ? sign + text : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

/**
 * Reads a decimal string such as `"500.00"`, `"500"` or `"٥٠٠٫٥"`. Refuses (null) signs, exponents, grouping,
 * more decimals than the currency has and amounts above {@link largestAmount}; it never rounds.
 */
export function readAmount(value: string, currency: string): bigint | null {
  const text = latinDigits(value.trim()).replace('٫', '.')
  const match = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text)
  if (!match?.[1]) return null
  const decimals = currencyDecimals(currency)
  const fraction = match[2] ?? ''
  if (fraction.length > decimals) return null
  const minor = BigInt(match[1] + fraction.padEnd(decimals, '0'))
  return minor > largestAmount ? null : minor
}

/** As {@link readAmount}, but throws the field error. `positive` also refuses zero. */
export function parseAmount(
  value: string,
  currency: string,
  field: string,
  rule: { positive?: boolean } = {},
): bigint {
  if (!isCurrency(currency)) throw unknownCurrency('currency')
  const minor = readAmount(value, currency)
  if (minor === null || (rule.positive && minor === 0n)) throw badAmount(field, currency)
  return minor
}

function badAmount(field: string, currency: string): Problem {
  return invalid(
    field,
    'invalid_amount',
    {
      en: 'Enter an amount with at most {decimals} decimals, such as {example}.',
      ar: 'أدخل مبلغا بحد أقصى {decimals} خانات عشرية، مثل {example}.',
      fa: 'مبلغی با حداکثر {decimals} رقم اعشار وارد کنید، مانند {example}.',
    },
    { decimals: currencyDecimals(currency), example: formatAmount(50000n, currency) },
  )
}

function unknownCurrency(field: string): Problem {
  return invalid(field, 'unknown_currency', {
    en: 'Unknown currency.',
    ar: 'عملة غير معروفة.',
    fa: 'ارز ناشناخته است.',
  })
}

/**
 * Shares an amount over weights so that the parts always sum to the whole: each part is rounded down and the
 * remaining minor units go to the largest remainders, earlier ones first.
 */
export function allocate(minor: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total === 0n) return weights.map((_, index) => (index === 0 ? minor : 0n))
  const parts = weights.map((weight) => (minor * weight) / total)
  let left = minor - parts.reduce((sum, part) => sum + part, 0n)
  const order = weights
    .map((weight, index) => ({ index, remainder: (minor * weight) % total }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
  for (const { index } of order) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return parts
}
