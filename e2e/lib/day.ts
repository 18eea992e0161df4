import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openFor, type Device } from './browser.ts'
import type { SmsGateway } from './gateway.ts'

/** A text of the screens in the languages in which journeys are walked. */
export interface Words {
  readonly en: string
  readonly ar: string
}

export const password = 'Nile-Felucca-2026'

/** The people of a journey, each in a browser of their own. */
export class Cast {
  readonly #browser: Browser
  readonly #device: Device
  readonly #address: string
  readonly gateway: SmsGateway
  readonly #contexts: BrowserContext[] = []

  constructor(options: { browser: Browser; device: Device; address: string; gateway: SmsGateway }) {
    this.#browser = options.browser
    this.#device = options.device
    this.#address = options.address
    this.gateway = options.gateway
  }

  /** The words of this journey's language. */
  say(words: Words): string {
    return this.#device.locale === 'en' ? words.en : words.ar
  }

  async enter(): Promise<Page> {
    const context = await openFor(this.#browser, this.#device, this.#address)
    await context.addCookies([{ name: 'halqa_locale', value: this.#device.locale, url: this.#address }])
    this.#contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    return page
  }

  /** Signs a member of staff in whom the owner has invited; by HTTP, because another journey walks that way. */
  async staff(
    owner: Page,
    person: { first: string; last: string; phone: string; roles: string[] },
  ): Promise<Page> {
    const invited = await post(owner, '/api/v1/users/', {
      first_name: person.first,
      last_name: person.last,
      phone_number1: person.phone,
      roles: person.roles,
      locale: this.#device.locale,
    })
    const token = new URL(String(invited['invitation_link'])).searchParams.get('token')
    const page = await this.enter()
    await page.goto('/sign-in')
    await post(page, '/api/v1/auth/invitation/', { token, password })
    return page
  }

  async leave(): Promise<void> {
    for (const context of this.#contexts) await context.close()
  }
}

/** A call of the API with the page's own session. */
export async function post(page: Page, path: string, body: unknown): Promise<Record<string, unknown>> {
  const csrf = (await page.context().cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value
  const response = await page
    .context()
    .request.post(path, { data: body, headers: csrf ? { 'x-csrf-token': csrf } : {} })
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`)
  const answer: Record<string, unknown> = await response.json()
  return answer
}

export async function read(page: Page, path: string): Promise<Record<string, unknown>> {
  const response = await page.context().request.get(path)
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`)
  const answer: Record<string, unknown> = await response.json()
  return answer
}

/** The first lecture begins soon, so that its register is open: ten minutes from now by Cairo's clock. */
export function soonInCairo(): {
  weekday: number
  next: number
  start: string
  end: string
  day: Temporal.PlainDate
} {
  const now = Temporal.Now.zonedDateTimeISO('Africa/Cairo')
  const start = now.add({ minutes: 10 }).round({ smallestUnit: 'minute' })
  const weekday = (start.dayOfWeek + 1) % 7
  const time = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString({ smallestUnit: 'minute' })
  return {
    weekday,
    next: (weekday + 2) % 7,
    start: time(start),
    end: time(start.add({ minutes: 90 })),
    day: start.toPlainDate(),
  }
}
