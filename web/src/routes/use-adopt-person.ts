import { useEffect } from 'react'
import type { Me } from '../api/me.ts'
import { isLocale } from '../i18n/locale.ts'
import { useFormatSettings } from '../i18n/provider.tsx'
import { calendars } from '../i18n/settings.ts'

/** The person's own language, calendar and zone win over the device's, once they are known. */
export function useAdoptPerson(me: Me | undefined): void {
  const { adopt } = useFormatSettings()
  const locale = me?.locale
  const timeZone = me?.time_zone
  const calendar = calendars.find((name) => name === me?.calendar)
  useEffect(() => {
    adopt({
      ...(isLocale(locale) ? { locale } : {}),
      ...(timeZone ? { timeZone } : {}),
      ...(calendar ? { calendar } : {}),
    })
  }, [locale, timeZone, calendar, adopt])
}
