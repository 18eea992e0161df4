import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Device } from './browser.ts'
import { Cast, password, post } from './day.ts'
import { SmsGateway } from './gateway.ts'
import { field } from './look.ts'
import { startServer } from './server.ts'

export const ownerPhone = '+201000000001'

/** An empty centre with an owner and an SMS provider, for as long as `walk` takes. */
export async function inEmptyCentre(
  options: { browser: Browser; device: Device },
  walk: (cast: Cast) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-centre-'))
  const file = path.join(folder, 'password')
  await writeFile(file, password, { mode: 0o600 })
  const gateway = await SmsGateway.start()
  const server = await startServer({
    flags: ['--empty', '--owner-phone', ownerPhone, '--owner-password-file', file],
    env: { SMS_PROVIDER: 'http', SMS_HTTP_URL: gateway.url },
  })
  const cast = new Cast({ ...options, address: server.address, gateway })
  try {
    await walk(cast)
  } finally {
    await cast.leave()
    await server.stop()
    gateway.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The owner's window, signed in. */
export async function enterAsOwner(cast: Cast): Promise<Page> {
  const page = await cast.enter()
  await page.goto('/sign-in')
  await post(page, '/api/v1/auth/session/', { identifier: ownerPhone, password })
  const csrf = (await page.context().cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value
  await page.context().request.patch('/api/v1/profile/', {
    data: { locale: cast.say({ en: 'en', ar: 'ar' }) },
    headers: { 'x-csrf-token': csrf ?? '' },
  })
  return page
}

/** Phone → code, as far as the question who somebody is (or, for somebody known, the app). */
export async function proveThePhone(cast: Cast, page: Page, phone: { typed: string; e164: string }) {
  await field(page, cast.say({ en: 'Mobile number', ar: 'رقم الموبايل' })).fill(phone.typed)
  await page.getByRole('button', { name: cast.say({ en: 'Text me a code', ar: 'أرسل لي الرمز' }) }).click()
  await page.getByRole('button', { name: cast.say({ en: 'Another number', ar: 'رقم آخر' }) }).waitFor()
  await page.keyboard.type(await cast.gateway.code(phone.e164))
  await page
    .getByRole('button', { name: cast.say({ en: 'Continue', ar: 'متابعة' }) })
    .click({ timeout: 3_000 })
    .catch(() => {})
}

/** Signs somebody in by password in his window, as far as his first page. */
export async function signIn(cast: Cast, page: Page, login: string): Promise<void> {
  await page.goto('/sign-in?by=password')
  await field(
    page,
    cast.say({ en: 'Phone, e-mail or username', ar: 'الهاتف أو البريد أو اسم المستخدم' }),
  ).fill(login)
  await page.locator('input[type="password"]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.locator('h1').first().waitFor()
}
