import { createContext, useContext } from 'react'
import { defaultConfig, type CentreConfig } from './config.ts'

export const ConfigContext = createContext<CentreConfig>(defaultConfig)

/** The centre's name, colour, country, currency, calendar; whether the demo exists. */
export function useConfig(): CentreConfig {
  return useContext(ConfigContext)
}
