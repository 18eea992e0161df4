import type { Locale, TextValues } from '#platform/i18n'

/** A value of a template as it is kept: words are made of it for each reader in his language and zone. */
export type ParamValue =
  | string
  | number
  | { readonly money: string; readonly currency: string }
  | { readonly instant: string }
export type Params = Readonly<Record<string, ParamValue>>

export interface Reader {
  readonly locale: Locale
  readonly timeZone: string
}

const tags: Readonly<Record<Locale, string>> = { ar: 'ar-EG', fa: 'fa-IR', en: 'en-GB' }

/** Values as text in the reader's language: amounts, moments; names and numbers stay. */
export function wordsOf(params: Params, reader: Reader): TextValues {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(value, reader)]))
}

function wordOf(value: ParamValue, { locale, timeZone }: Reader): string | number {
  if (typeof value !== 'object') return value
  if ('money' in value) {
    const decimals = value.money.split('.')[1]?.length ?? 0
    const style = {
      style: 'currency',
      currency: value.currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    } as const
    return new Intl.NumberFormat(tags[locale], style).format(Number(value.money))
  }
  const format = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  } as const
  return new Intl.DateTimeFormat(tags[locale], format).format(new Date(value.instant))
}

/** Reads kept params back; members of an unknown shape are left out. */
export function readParams(kept: unknown): Params {
  if (typeof kept !== 'object' || kept === null) return {}
  const known: [string, ParamValue][] = []
  for (const [name, value] of Object.entries(kept)) {
    const param = readParam(value)
    if (param !== null) known.push([name, param])
  }
  return Object.fromEntries(known)
}

function readParam(value: unknown): ParamValue | null {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value !== 'object' || value === null) return null
  const { money, currency, instant }: { money?: unknown; currency?: unknown; instant?: unknown } = value
  if (typeof money === 'string' && typeof currency === 'string') return { money, currency }
  return typeof instant === 'string' ? { instant } : null
}
