import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { Cast, password, post, type Words } from '../lib/day.ts'
import { SmsGateway } from '../lib/gateway.ts'
import { startServer } from '../lib/server.ts'
import type { Steps } from '../lib/steps.ts'
import type { Journey } from '../run.ts'

const owner = '+201000000001'

/** A list as a centre has it: a title above the header, Arabic digits, a word that nobody knows, two rows with errors. */
const list = [
  ['كشف طلاب الفصل الصيفي', '', '', '', '', ''],
  ['م', 'اسم الطالب', 'تاريخ الميلاد', 'النوع', 'اسم الأب', 'موبايل الأب'],
  ['1', 'مريم حسن السيد', '٢/٩/٢٠١٥', 'بنت', 'حسن السيد', '٠١٠١٢٣٤٥٦٧٨'],
  ['2', 'عمر حسن السيد', '20/1/2017', 'ولد', 'حسن السيد', '01012345678'],
  ['3', 'ليلى سعيد', '14/3/2016', 'بنوتة', 'سعيد نصر', '01112345679'],
  ['4', 'يوسف طارق', '31/2/2014', 'ولد', 'طارق زكي', '01212345670'],
  ['5', 'هنا كريم', '5/7/2015', 'بنت', 'كريم فهمي', '12'],
  ['6', 'مريم حسن السيد', '2/9/2015', 'بنت', 'حسن السيد', '01012345678'],
]
  .map((row) => row.join(';'))
  .join('\r\n')

const words = {
  imports: { en: 'Imports', ar: 'الاستيراد' },
  add: { en: 'New import', ar: 'استيراد جديد' },
  girl: { en: 'Girl', ar: 'بنت' },
  check: { en: 'Check the rows', ar: 'فحص الصفوف' },
  would: { en: 'This would happen', ar: 'هذا ما سيحدث' },
  run: { en: 'Import 3 rows', ar: 'استيراد ٣ صفوف' },
  undo: { en: 'Undo this import', ar: 'التراجع عن هذا الاستيراد' },
  goes: { en: 'This is taken back:', ar: 'سيتم التراجع عن:' },
  confirm: { en: 'Undo', ar: 'تراجع' },
  undone: { en: 'This import was undone', ar: 'تم التراجع عن هذا الاستيراد' },
  rowError: { en: 'The calendar has no such day', ar: 'لا يوجد يوم كهذا في التقويم' },
} satisfies Record<string, Words>

/** A secretary brings her list from a spreadsheet, sees what is wrong with it, imports the rest and takes it back. */
export const journey: Journey = {
  name: 'import',
  async walk({ browser, device, steps }) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-import-'))
    const file = path.join(folder, 'password')
    await writeFile(file, password, { mode: 0o600 })
    const gateway = await SmsGateway.start()
    const server = await startServer({
      flags: ['--empty', '--owner-phone', owner, '--owner-password-file', file],
    })
    const cast = new Cast({ browser, device, address: server.address, gateway })
    try {
      const page = await cast.enter()
      await page.goto('/sign-in')
      await post(page, '/api/v1/auth/session/', { identifier: owner, password })
      await speak(page, cast.say({ en: 'en', ar: 'ar' }))
      await bringTheList(cast, steps, page)
      await takeItBack(cast, steps, page)
    } finally {
      await cast.leave()
      await server.stop()
      gateway.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** The owner of an empty centre speaks its language; this one speaks the journey's. */
async function speak(page: Page, locale: string): Promise<void> {
  const context = page.context()
  const csrf = (await context.cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value ?? ''
  await context.request.patch('/api/v1/profile/', { data: { locale }, headers: { 'x-csrf-token': csrf } })
}

async function bringTheList(cast: Cast, steps: Steps, page: Page): Promise<void> {
  await steps.step('nothing imported yet', page, async () => {
    await page.goto('/admin/imports')
    await page
      .getByRole('link', { name: cast.say(words.add) })
      .first()
      .waitFor()
  })
  await steps.step('choose what to bring', page, async () => {
    await page
      .getByRole('link', { name: cast.say(words.add) })
      .first()
      .click()
    await page.locator('input[type="file"]').waitFor({ state: 'attached' })
  })
  await steps.step('see how the file is understood', page, async () => {
    const bytes = Buffer.from(list)
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'students.csv', mimeType: 'text/csv', buffer: bytes })
    await word(page).waitFor()
  })
  await steps.step('say what a word means', page, async () => {
    await word(page).scrollIntoViewIfNeeded()
    await word(page).click()
    await page.getByRole('option', { name: cast.say(words.girl), exact: true }).click()
    await page.waitForFunction(
      (girl) => [...document.querySelectorAll('input')].filter((input) => input.value === girl).length > 1,
      cast.say(words.girl),
    )
  })
  await steps.step('see what would happen', page, async () => {
    await page.getByRole('button', { name: cast.say(words.check) }).click()
    await page.getByRole('heading', { name: cast.say(words.would) }).waitFor({ timeout: 30_000 })
  })
  await steps.step('read the errors', page, async () => {
    const error = page.getByText(cast.say(words.rowError)).first()
    await error.waitFor()
    await error.scrollIntoViewIfNeeded()
  })
  await steps.step('come back after a reload', page, async () => {
    await page.reload()
    await page.getByRole('heading', { name: cast.say(words.would) }).waitFor()
  })
  await steps.step('import', page, async () => {
    await page.getByRole('button', { name: cast.say(words.run) }).click()
    await page.getByRole('button', { name: cast.say(words.undo) }).waitFor({ timeout: 30_000 })
  })
}

/** The choice for the word of the file that nobody knows. */
function word(page: Page) {
  return page.getByRole('combobox', { name: /^بنوتة/ })
}

async function takeItBack(cast: Cast, steps: Steps, page: Page): Promise<void> {
  await steps.step('see what an undo takes', page, async () => {
    await page.getByRole('button', { name: cast.say(words.undo) }).click()
    await page.getByText(cast.say(words.goes)).waitFor()
  })
  await steps.step('undo', page, async () => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: cast.say(words.confirm), exact: true })
      .click()
    await page.getByText(cast.say(words.undone)).waitFor({ timeout: 30_000 })
  })
  await steps.step('find it in the list', page, async () => {
    await page.goto('/admin/imports')
    await page.getByText('students.csv').first().waitFor()
  })
}
