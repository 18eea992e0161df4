import { useEffect } from 'react'
import type { Me } from '../api/me.ts'
import { isLocale } from '../i18n/locale.ts'
import { useFormatSettings } from '../i18n/provider.tsx'

/** The person's own language and zone win over the device's, once they are known. */
export function useAdoptPerson(me: Me | undefined): void {
  const { adopt } = useFormatSettings()
  const locale = me?.locale
  const timeZone = me?.time_zone
  useEffect(() => {
    adopt({ ...(isLocale(locale) ? { locale } : {}), ...(timeZone ? { timeZone } : {}) })
  }, [locale, timeZone, adopt])
}
