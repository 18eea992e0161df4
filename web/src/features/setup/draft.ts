import { firstValues, type SetupValues } from './values.ts'
import type { Locale } from '../../i18n/locale.ts'

const key = 'halqa_setup'

/** What was written before a reload, in this tab only; the password is never kept. */
export function startValues(locale: Locale): SetupValues {
  const fresh = firstValues(locale)
  const kept = read()
  if (kept === undefined) return fresh
  return { ...fresh, ...sameKind(kept, fresh), password: '' }
}

export function keepDraft({ password: _never, ...values }: SetupValues): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(values))
  } catch {
    // Storage is closed to this page: the wizard works without.
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}

function read(): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Only texts under names that the wizard knows. */
function sameKind(kept: unknown, known: SetupValues): Partial<SetupValues> {
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => name in known && typeof value === 'string'),
  )
}
