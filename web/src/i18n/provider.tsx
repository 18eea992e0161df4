import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { createFormat, type Format } from './format.ts'
import { directionOf, type Locale } from './locale.ts'
import { saveLocaleCookie } from './save-locale.ts'
import { texts, type Messages, type Texts } from './messages.ts'
import { defaultSettings, type FormatSettings } from './settings.ts'

interface LocaleContext {
  settings: FormatSettings
  setLocale: (locale: Locale) => void
  adopt: (settings: Partial<FormatSettings>) => void
}

const Context = createContext<LocaleContext>({
  settings: defaultSettings,
  setLocale: () => undefined,
  adopt: () => undefined,
})

/** Holds language, calendar, digits and zone of the reader; switching needs no reload. */
export function LocaleProvider({ initial, children }: { initial: FormatSettings; children: ReactNode }) {
  const [settings, setSettings] = useState(initial)

  const adopt = useCallback((change: Partial<FormatSettings>) => {
    setSettings((before) => {
      const after = { ...before, ...change }
      applyToDocument(after.locale)
      return Object.keys(change).some((key) => Reflect.get(before, key) !== Reflect.get(after, key))
        ? after
        : before
    })
  }, [])
  const setLocale = useCallback(
    (locale: Locale) => {
      saveLocaleCookie(locale)
      adopt({ locale })
    },
    [adopt],
  )

  return (
    <Context value={useMemo(() => ({ settings, setLocale, adopt }), [settings, setLocale, adopt])}>
      {children}
    </Context>
  )
}

/** Sets `<html lang dir>`; the server has done the same before the first paint. */
export function applyToDocument(locale: Locale): void {
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
}

/** The texts of a screen in the reader's language: `const t = useText(messages)`. */
export function useText<M extends Messages>(messages: M): Texts<M> {
  const { settings } = useContext(Context)
  return useMemo(() => texts(messages, settings), [messages, settings])
}

/** Formatters for numbers, money, dates and times of this reader. */
export function useFormat(): Format {
  const { settings } = useContext(Context)
  return useMemo(() => createFormat(settings), [settings])
}

/** The language, its direction, and the way to change it. */
export function useLocale(): { locale: Locale; dir: 'rtl' | 'ltr'; setLocale: (locale: Locale) => void } {
  const { settings, setLocale } = useContext(Context)
  return { locale: settings.locale, dir: directionOf(settings.locale), setLocale }
}

/** Calendar, zone, first weekday and the rest; `adopt` is for the shell, when the person's own settings arrive. */
export function useFormatSettings(): {
  settings: FormatSettings
  adopt: (settings: Partial<FormatSettings>) => void
} {
  const { settings, adopt } = useContext(Context)
  return { settings, adopt }
}
