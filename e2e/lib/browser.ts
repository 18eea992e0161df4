import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'

export interface Device {
  readonly name: string
  readonly locale: 'ar' | 'fa' | 'en'
  readonly width: number
  readonly height: number
  readonly touch: boolean
}

/** The two ways in which every journey is walked. */
export const devices: readonly Device[] = [
  { name: 'ar-375', locale: 'ar', width: 375, height: 812, touch: true },
  { name: 'en-1280', locale: 'en', width: 1280, height: 800, touch: false },
]

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? places.find((place) => existsSync(place))
  if (!executablePath) throw new Error('no Chromium: install it or set CHROMIUM_PATH')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A person's own browser: cookies and storage of nobody else. */
export function openFor(browser: Browser, device: Device, address: string): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: address,
    viewport: { width: device.width, height: device.height },
    locale: { ar: 'ar-EG', fa: 'fa-IR', en: 'en-GB' }[device.locale],
    timezoneId: 'Africa/Cairo',
    hasTouch: device.touch,
    isMobile: device.touch,
    reducedMotion: 'reduce',
  })
}
