import { setupI18n, type Messages } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/** The product's languages. Each text for people exists in all three. */
export const locales = ['ar', 'fa', 'en'] as const
export type Locale = (typeof locales)[number]

/** One text in every language; ICU MessageFormat (`{count, plural, one {…} other {…}}`). */
export type Text = Readonly<Record<Locale, string>>
export type TextValues = Readonly<Record<string, string | number>>

const engines = Object.fromEntries(
  locales.map((locale) => {
    const engine = setupI18n({ locale, messages: { [locale]: {} as Messages } })
    engine.setMessagesCompiler(compileMessage)
    return [locale, engine]
  }),
)

/** The text in the wanted language with its values filled in. */
export function translate(text: Text, locale: Locale, values: TextValues = {}): string {
  const message = text[locale]
  if (!message.includes('{')) return message
  const engine = engines[locale]
  if (!engine) return message
  return engine._(message, { ...values }, { message })
}

export function isLocale(value: unknown): value is Locale {
  return value === 'ar' || value === 'fa' || value === 'en'
}

/** The best of our languages for an Accept-Language header (RFC 9110 §12.5.4), else the fallback. */
export function negotiateLocale(header: string | undefined, fallback: Locale): Locale {
  if (!header) return fallback
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='))
      return { language: tag.toLowerCase().split('-')[0], weight: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter((entry) => entry.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { language } of wanted) if (isLocale(language)) return language
  return fallback
}
