import {
  DirectionProvider,
  MantineProvider,
  useDirection,
  type MantineColorScheme,
  type MantineColorSchemeManager,
} from '@mantine/core'
import { useEffect, useMemo, type ReactNode } from 'react'
import { useLocale, useText } from '../i18n/provider.tsx'
import { kitTexts } from '../ui/texts.ts'
import { halqaTheme, halqaVariables } from './theme.ts'

/** The kit's provider in the centre's colour and the reader's direction. */
export function ThemeProvider({ brandColor, children }: { brandColor: string; children: ReactNode }) {
  const { close } = useText(kitTexts)
  const theme = useMemo(() => halqaTheme(brandColor, close), [brandColor, close])
  const { dir } = useLocale()
  return (
    <DirectionProvider initialDirection={dir}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={halqaVariables}
        defaultColorScheme="auto"
        colorSchemeManager={schemeCookie}
      >
        <FollowDirection />
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}

function FollowDirection() {
  const { dir } = useLocale()
  const { setDirection } = useDirection()
  useEffect(() => setDirection(dir), [dir, setDirection])
  return null
}

const COOKIE = /(?:^|;\s*)halqa_scheme=(light|dark|auto)/

// A cookie, so that public pages drawn by the server know it as well.
const schemeCookie: MantineColorSchemeManager = {
  get: (otherwise) => readScheme(document.cookie) ?? otherwise,
  set: (scheme) => {
    document.cookie = `halqa_scheme=${scheme}; Path=/; Max-Age=31536000; SameSite=Lax`
  },
  clear: () => {
    document.cookie = 'halqa_scheme=; Path=/; Max-Age=0'
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
}

function readScheme(cookies: string): MantineColorScheme | undefined {
  const value = COOKIE.exec(cookies)?.[1]
  return value === 'light' || value === 'dark' || value === 'auto' ? value : undefined
}
