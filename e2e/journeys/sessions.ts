import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { signIn } from '../lib/centre.ts'
import { Cast, password, post } from '../lib/day.ts'
import { SmsGateway } from '../lib/gateway.ts'
import { field } from '../lib/look.ts'
import { startServer } from '../lib/server.ts'
import type { Steps } from '../lib/steps.ts'
import type { Journey } from '../run.ts'

const owner = '+201000000001'
const parent = { email: 'nadia@example.com', first_name: 'Nadia', last_name: 'Hassan', password }
/** The rule is two seconds from the press to the closed socket; the browser then still has to draw. */
const seenWithinMs = 4_000

/** One person in two windows: what one ends, the other feels at once. And keys for programs. */
export const journey: Journey = {
  name: 'sessions',
  async walk({ browser, device, steps }) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-sessions-'))
    const file = path.join(folder, 'password')
    await writeFile(file, password, { mode: 0o600 })
    const gateway = await SmsGateway.start()
    const server = await startServer({
      flags: ['--empty', '--owner-phone', owner, '--owner-password-file', file],
    })
    const cast = new Cast({ browser, device, address: server.address, gateway })
    try {
      await twoWindows(cast, steps)
      await keysForPrograms(cast, steps)
    } finally {
      await cast.leave()
      await server.stop()
      gateway.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function twoWindows(cast: Cast, steps: Steps): Promise<void> {
  const here = await cast.enter()
  await here.goto('/sign-in')
  await post(here, '/api/v1/auth/register/parent/', parent)
  const there = await cast.enter()
  await steps.step('sign in twice', there, async () => {
    await signIn(cast, here, parent.email)
    await signIn(cast, there, parent.email)
  })
  await steps.step('see both devices', here, async () => {
    await here.goto('/account?tab=devices')
    await here
      .getByText(cast.say({ en: 'This device', ar: 'هذا الجهاز' }))
      .first()
      .waitFor()
  })
  await steps.step('end the other window', there, async () => {
    // The first button that ends one session; the newest other one stands first.
    await here
      .getByRole('button', { name: new RegExp(cast.say({ en: '^Sign out: ', ar: '^تسجيل الخروج: ' })) })
      .first()
      .click()
    await isSignedOut(there)
  })
  await steps.step('sign in there again and end all others', there, async () => {
    await signIn(cast, there, parent.email)
    await here.reload()
    const all = cast.say({ en: 'Sign out all others', ar: 'الخروج من كل الأجهزة الأخرى' })
    await here.getByRole('button', { name: all }).click()
    await here.getByRole('dialog').getByRole('button', { name: all }).click()
    await isSignedOut(there)
  })
  await steps.step('stay signed in here', here, async () => {
    await here.goto('/today')
    await here.locator('h1').first().waitFor()
    if (here.url().includes('sign-in')) throw new Error('the window that ended the others was signed out too')
  })
}

async function keysForPrograms(cast: Cast, steps: Steps): Promise<void> {
  const page = await cast.enter()
  await steps.step('open the API keys', page, async () => {
    await signIn(cast, page, owner)
    await speak(page, cast.say({ en: 'en', ar: 'ar' }))
    await page.goto('/admin/api-keys')
    await page.getByText(cast.say({ en: 'No keys yet', ar: 'لا توجد مفاتيح بعد' })).waitFor()
  })
  await steps.step('make a key', page, async () => {
    await page.goto('/admin/api-keys/new')
    await field(page, cast.say({ en: 'Name', ar: 'الاسم' })).fill('Accounting')
    await page.getByRole('checkbox', { name: 'invoices.view_all' }).check()
    await page.getByRole('button', { name: cast.say({ en: 'Make the key', ar: 'أنشئ المفتاح' }) }).click()
    await page.getByText(/hqk_/).waitFor()
  })
  let key = ''
  await steps.step('use the key', page, async () => {
    key = (await page.getByText(/^hqk_/).textContent()) ?? ''
    const answer = await ask(page, key)
    if (answer !== 200) throw new Error(`the new key is answered ${answer}`)
    await page.getByRole('link', { name: cast.say({ en: 'Done', ar: 'تم' }), exact: true }).click()
    await page.getByRole('button', { name: cast.say({ en: 'Revoke', ar: 'إلغاء المفتاح' }) }).waitFor()
  })
  await steps.step('revoke the key', page, async () => {
    const revoke = cast.say({ en: 'Revoke', ar: 'إلغاء المفتاح' })
    await page.getByRole('button', { name: revoke }).click()
    await page.getByRole('dialog').getByRole('button', { name: revoke }).click()
    await page.getByText(cast.say({ en: 'Revoked', ar: 'ملغى' }), { exact: true }).waitFor()
    const answer = await ask(page, key)
    if (answer !== 401) throw new Error(`the revoked key is answered ${answer}`)
  })
  await steps.step('list the keys', page, async () => {
    await page.goto('/admin/api-keys')
    await page.getByText('Accounting').first().waitFor()
  })
}

/** The owner's account was made in the centre's language; this journey is walked in its own. */
async function speak(page: Page, locale: string): Promise<void> {
  const context = page.context()
  const csrf = (await context.cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value ?? ''
  const headers = { 'x-csrf-token': csrf }
  const answer = await context.request.patch('/api/v1/profile/', { data: { locale }, headers })
  if (!answer.ok()) throw new Error(`the language was answered ${answer.status()}`)
}

/** Without a press or a reload in that window. */
async function isSignedOut(page: Page): Promise<void> {
  await page.waitForURL((url) => url.pathname === '/sign-in' && url.searchParams.has('ended'), {
    timeout: seenWithinMs,
  })
  await page.getByRole('status').first().waitFor()
}

/** Asks as a program does: another client, without this page's cookies. */
async function ask(page: Page, key: string): Promise<number> {
  const answer = await fetch(new URL('/api/v1/invoices/', page.url()), { headers: { 'api-key': key } })
  return answer.status
}
