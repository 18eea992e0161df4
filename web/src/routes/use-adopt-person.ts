import { useEffect } from 'react'
import type { Me } from '../api/me.ts'
import { isLocale } from '../i18n/locale.ts'
import { useFormatSettings } from '../i18n/provider.tsx'

/** The person's own language and zone win over the device's, once they are known. */
export function useAdoptPerson(me: Me | undefined): void {
  const { adopt } = useFormatSettings()
  useEffect(() => {
    if (!me) return
    adopt({ ...(isLocale(me.locale) ? { locale: me.locale } : {}), ...(me.time_zone ? { timeZone: me.time_zone } : {}) })
  }, [me?.id, me?.locale, me?.time_zone, adopt])
}
