import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { signIn } from '../lib/centre.ts'
import { Cast, password, post, read } from '../lib/day.ts'
import { SmsGateway } from '../lib/gateway.ts'
import { field } from '../lib/look.ts'
import { startServer } from '../lib/server.ts'
import type { Steps } from '../lib/steps.ts'
import { unzip } from '../lib/zip.ts'
import type { Journey } from '../run.ts'

const owner = '+201000000001'
const parent = { email: 'nadia@example.com', first_name: 'Nadia', last_name: 'Hassan', password }

/** A person takes a copy of her data along, asks to be forgotten, thinks again, and is forgotten in the end. */
export const journey: Journey = {
  name: 'my-data',
  async walk({ browser, device, steps }) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-my-data-'))
    const file = path.join(folder, 'password')
    await writeFile(file, password, { mode: 0o600 })
    const gateway = await SmsGateway.start()
    const server = await startServer({
      flags: ['--empty', '--owner-phone', owner, '--owner-password-file', file],
    })
    const cast = new Cast({ browser, device, address: server.address, gateway })
    try {
      const nadia = await cast.enter()
      await nadia.goto('/sign-in')
      await post(nadia, '/api/v1/auth/register/parent/', parent)
      await signIn(cast, nadia, parent.email)
      await takeACopy(cast, steps, { page: nadia, folder })
      await thinkAgain(cast, steps, nadia)
      const office = await cast.enter()
      await signIn(cast, office, owner)
      await patch(office, '/api/v1/profile/', { locale: device.locale })
      await askAtTheDesk(cast, steps, office)
      await beForgotten(cast, steps, { nadia, office })
    } finally {
      await cast.leave()
      await server.stop()
      gateway.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function takeACopy(
  cast: Cast,
  steps: Steps,
  { page, folder }: { page: Page; folder: string },
): Promise<void> {
  await steps.step('find my data', page, async () => {
    await page.goto('/account')
    await page.getByRole('link', { name: cast.say({ en: 'My data', ar: 'بياناتي' }) }).click()
    await page.getByText(cast.say({ en: 'Nothing asked for yet', ar: 'لا طلبات بعد' })).waitFor()
  })
  const download = page.getByRole('link', { name: cast.say({ en: 'Download', ar: 'تنزيل' }) })
  await steps.step('ask for a copy', page, async () => {
    await page.getByRole('button', { name: cast.say({ en: 'Ask for a copy', ar: 'اطلب نسخة' }) }).click()
    await download.waitFor({ timeout: 30_000 })
  })
  const copy = await page.context().newPage()
  await steps.step('read the copy', copy, async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
    const files = unzip(await readFile(await file.path()))
    const account = JSON.parse(String(files.get('data/identity.json')))
    if (account.users[0].email !== parent.email) throw new Error('the copy is not of Nadia')
    const html = path.join(folder, 'index.html')
    await writeFile(html, files.get('index.html') ?? '')
    await copy.goto(`file://${html}`)
    await copy.getByText(parent.email).first().waitFor()
  })
  await copy.close()
}

async function thinkAgain(cast: Cast, steps: Steps, page: Page): Promise<void> {
  await steps.step('see what would be deleted', page, async () => {
    await page
      .getByRole('button', { name: cast.say({ en: 'See what would be deleted', ar: 'اعرض ما سيُحذف' }) })
      .click()
    const goes = page.getByRole('heading', { name: cast.say({ en: 'What goes', ar: 'ما يُحذف' }) })
    await goes.waitFor()
    await goes.scrollIntoViewIfNeeded()
  })
  const keep = page.getByRole('button', { name: cast.say({ en: 'Keep my account', ar: 'أبقِ حسابي' }) })
  await steps.step('ask for the deletion', page, async () => {
    await page.getByRole('button', { name: deleteWords(cast) }).click()
    await keep.waitFor()
    await keep.scrollIntoViewIfNeeded()
  })
  await steps.step('think again', page, async () => {
    await keep.click()
    await page
      .getByRole('button', { name: cast.say({ en: 'See what would be deleted', ar: 'اعرض ما سيُحذف' }) })
      .waitFor()
  })
}

/** "Delete my account in …": how many days is the centre's. */
function deleteWords(cast: Cast): RegExp {
  return new RegExp(cast.say({ en: '^Delete my account in', ar: '^احذف حسابي' }))
}

async function askAtTheDesk(cast: Cast, steps: Steps, office: Page): Promise<void> {
  await steps.step('open the account at the desk', office, async () => {
    const { results } = await read(office, '/api/v1/users/?search=nadia')
    const [user]: { id?: string }[] = Array.isArray(results) ? results : []
    await office.goto(`/admin/users/${user?.id}`)
    const erase = office.getByRole('button', {
      name: cast.say({ en: 'Delete the data', ar: 'حذف البيانات' }),
    })
    await erase.click()
    await office.getByRole('heading', { name: cast.say({ en: 'What goes', ar: 'ما يُحذف' }) }).waitFor()
  })
  await steps.step('make a copy for her', office, async () => {
    await office.keyboard.press('Escape')
    const copy = cast.say({ en: 'Make a copy', ar: 'إعداد نسخة' })
    await office.getByRole('button', { name: copy }).click()
    await field(office, cast.say({ en: 'Reason', ar: 'السبب' })).fill('Asked at the desk')
    await office.getByRole('dialog').getByRole('button', { name: copy }).click()
    await office.getByRole('dialog').waitFor({ state: 'detached' })
  })
  await steps.step('what is kept', office, async () => {
    await office.goto('/admin/privacy/retention')
    await field(office, cast.say({ en: 'Ended sessions', ar: 'الجلسات المنتهية' })).fill('30')
    await office.getByRole('button', { name: cast.say({ en: 'Save', ar: 'حفظ' }) }).click()
    await office
      .getByText(cast.say({ en: 'Saved.', ar: 'تم الحفظ.' }))
      .first()
      .waitFor()
  })
}

async function beForgotten(
  cast: Cast,
  steps: Steps,
  { nadia, office }: { nadia: Page; office: Page },
): Promise<void> {
  await patch(office, '/api/v1/settings/', { 'privacy.erasure_wait_days': 0 })
  await steps.step('be forgotten', nadia, async () => {
    await nadia.goto('/account/data')
    await nadia
      .getByRole('button', { name: cast.say({ en: 'See what would be deleted', ar: 'اعرض ما سيُحذف' }) })
      .click()
    await nadia.getByRole('button', { name: deleteWords(cast) }).click()
    await nadia.waitForURL((url) => url.pathname === '/sign-in', { timeout: 30_000 })
  })
  await steps.step('the list of requests', office, async () => {
    await office.goto('/admin/privacy')
    await office
      .getByText(cast.say({ en: 'Erased user', ar: 'مستخدم محذوف' }))
      .first()
      .waitFor()
    if (await office.getByText('Nadia').count()) throw new Error('Nadia is still named')
  })
}

async function patch(page: Page, at: string, values: Record<string, unknown>): Promise<void> {
  const csrf = (await page.context().cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value
  const answer = await page
    .context()
    .request.patch(at, { data: values, headers: csrf ? { 'x-csrf-token': csrf } : {} })
  if (!answer.ok()) throw new Error(`${at}: ${answer.status()} ${await answer.text()}`)
}
