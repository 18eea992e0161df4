import { createContext, useContext, useMemo } from 'react'
import { defaultConfig, type CentreConfig } from './config.ts'
import { useLocale } from './i18n/provider.tsx'

export const ConfigContext = createContext<CentreConfig>(defaultConfig)

/** The centre's name in the language on screen, colour, country, currency, calendar; whether the demo exists. */
export function useConfig(): CentreConfig {
  const config = useContext(ConfigContext)
  const { locale } = useLocale()
  return useMemo(() => {
    const name = config.names[locale] ?? config.brand.name
    return { ...config, brand: { ...config.brand, name } }
  }, [config, locale])
}
