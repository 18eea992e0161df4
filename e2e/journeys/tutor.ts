import type { Page } from 'playwright-core'
import { enterAsOwner, inEmptyCentre, proveThePhone } from '../lib/centre.ts'
import type { Cast } from '../lib/day.ts'
import { field } from '../lib/look.ts'
import { onePagePdf } from '../lib/pdf.ts'
import { receiptPicture } from '../lib/receipt.ts'
import type { Steps } from '../lib/steps.ts'
import type { Journey } from '../run.ts'

const maged = { typed: '٠١٠٢٢٢٣٣٣٤٤', e164: '+201022233344' }
const headline = { en: 'Chemistry with kitchen experiments', ar: 'كيمياء بتجارب من المطبخ' }
const bio = {
  en: 'I have taught chemistry for twelve years, and nobody has fallen asleep yet.',
  ar: 'أدرّس الكيمياء منذ اثني عشر عاما ولم ينم أحد بعد.',
}

/** A tutor applies, is turned down, applies again and is approved. */
export const journey: Journey = {
  name: 'tutor',
  walk: ({ browser, device, steps }) =>
    inEmptyCentre({ browser, device }, async (cast) => {
      const tutor = await cast.enter()
      await signUp(cast, steps, tutor)
      await writeTheApplication(cast, steps, tutor)
      await loseNothing(cast, steps, tutor)
      await handInDocuments(cast, steps, tutor)
      const reviewer = await enterAsOwner(cast)
      await turnDown(cast, steps, reviewer)
      await applyAgain(cast, steps, tutor)
      await approve(cast, steps, reviewer)
      await seeTheApproval(cast, steps, tutor)
    }),
}

async function signUp(cast: Cast, steps: Steps, tutor: Page): Promise<void> {
  await steps.step('sign up to teach', tutor, async () => {
    await tutor.goto('/sign-up?as=tutor')
    await proveThePhone(cast, tutor, maged)
    await field(tutor, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(
      cast.say({ en: 'Maged', ar: 'ماجد' }),
    )
    await field(tutor, cast.say({ en: 'Family name', ar: 'اسم العائلة' })).fill(
      cast.say({ en: 'Elkady', ar: 'القاضي' }),
    )
  })
  await steps.step('the application begins', tutor, async () => {
    await tutor.getByRole('button', { name: cast.say({ en: 'Create my account', ar: 'أنشئ حسابي' }) }).click()
    await tutor.waitForURL(/\/tutor/)
    await field(tutor, cast.say({ en: 'Headline', ar: 'عنوان تعريفي' })).waitFor()
  })
}

async function writeTheApplication(cast: Cast, steps: Steps, tutor: Page): Promise<void> {
  await steps.step('who he is', tutor, async () => {
    await field(tutor, cast.say({ en: 'Headline', ar: 'عنوان تعريفي' })).fill(cast.say(headline))
    await field(tutor, cast.say({ en: 'About you', ar: 'نبذة عنك' })).fill(cast.say(bio))
    await saved(cast, tutor)
  })
  await steps.step('what he teaches', tutor, async () => {
    await next(cast, tutor)
    const subjects = field(tutor, cast.say({ en: 'Subjects', ar: 'المواد' }))
    for (const subject of [
      { en: 'Chemistry', ar: 'الكيمياء' },
      { en: 'Science', ar: 'العلوم' },
    ]) {
      await subjects.fill(cast.say(subject))
      await subjects.press('Enter')
    }
    await field(tutor, cast.say({ en: 'Teaching languages', ar: 'لغات التدريس' })).click()
    await tutor.getByRole('option', { name: cast.say({ en: 'Arabic', ar: 'العربية' }), exact: true }).click()
    await tutor.keyboard.press('Escape')
    await field(tutor, cast.say({ en: 'Price an hour', ar: 'سعر الساعة' })).fill('٣٠٠')
    await saved(cast, tutor)
  })
}

async function loseNothing(cast: Cast, steps: Steps, tutor: Page): Promise<void> {
  await steps.step('without network the draft waits here', tutor, async () => {
    await tutor.context().setOffline(true)
    await field(tutor, cast.say({ en: 'Introduction video', ar: 'فيديو تعريفي' })).fill(
      'https://www.youtube.com/watch?v=abcdef',
    )
    await tutor
      .getByText(cast.say({ en: 'No network', ar: 'لا توجد شبكة' }))
      .first()
      .waitFor({ timeout: 30_000 })
  })
  await steps.step('and nothing is lost', tutor, async () => {
    await tutor.context().setOffline(false)
    await saved(cast, tutor)
    await tutor.reload()
    const video = field(tutor, cast.say({ en: 'Introduction video', ar: 'فيديو تعريفي' }))
    await video.waitFor()
    if (!(await video.inputValue()).includes('abcdef')) throw new Error('the draft lost the film')
    await tutor
      .getByText(cast.say({ en: 'Chemistry', ar: 'الكيمياء' }))
      .first()
      .waitFor()
  })
}

async function handInDocuments(cast: Cast, steps: Steps, tutor: Page): Promise<void> {
  await steps.step('a CV and a certificate', tutor, async () => {
    await next(cast, tutor)
    await tutor
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: onePagePdf('Maged Elkady, CV') })
    await uploaded(cast, tutor, 'cv')
    await addCertificate(cast, tutor, 'blurred')
  })
  await steps.step('everything once more', tutor, async () => {
    await next(cast, tutor)
    await tutor.getByText(cast.say(bio)).waitFor()
  })
  await steps.step('the application is with the centre', tutor, async () => {
    await send(cast, tutor)
  })
}

async function turnDown(cast: Cast, steps: Steps, reviewer: Page): Promise<void> {
  await steps.step('it waits for a decision on Today', reviewer, async () => {
    await reviewer.goto('/today')
    await reviewer
      .locator('a[href="/admin/tutors"]')
      .filter({ hasText: cast.say({ en: 'tutor applies', ar: 'طلب مدرس' }) })
      .first()
      .waitFor()
  })
  await steps.step('the queue', reviewer, async () => {
    await reviewer.goto('/admin/tutors')
    await reviewer.getByText(cast.say(headline)).first().waitFor()
  })
  await steps.step('the CV beside the form', reviewer, async () => {
    await reviewer
      .getByRole('button', { name: cast.say({ en: 'Review the next one', ar: 'مراجعة التالي' }) })
      .click()
    await reviewer.waitForURL(/\/admin\/tutors\/[0-9a-f-]{36}/)
    await reviewer.locator('canvas[width]').first().waitFor()
    await reviewer.getByText('Maged Elkady, CV').first().waitFor({ state: 'attached' })
  })
  await steps.step('taken by one reviewer', reviewer, async () => {
    await reviewer.getByRole('button', { name: cast.say({ en: 'Take it', ar: 'أراجعه أنا' }) }).click()
    await reviewer.getByText(cast.say({ en: 'You are reviewing it', ar: 'أنت تراجعه' })).waitFor()
  })
  await steps.step('the photo of the certificate', reviewer, async () => {
    await reviewer.locator('h1').click()
    await reviewer.keyboard.press('2')
    await reviewer.getByRole('application').waitFor()
  })
  await steps.step('why it is turned down', reviewer, async () => {
    await reviewer.locator('h1').click()
    await reviewer.keyboard.press('r')
    await reviewer.getByRole('dialog').waitFor()
    await reviewer.getByRole('radio').first().waitFor()
  })
  await steps.step('the queue is empty again', reviewer, async () => {
    await reviewer
      .getByRole('dialog')
      .getByRole('button', { name: cast.say({ en: 'Reject', ar: 'رفض' }), exact: true })
      .click()
    await reviewer.waitForURL(/\/admin\/tutors$/)
  })
}

async function applyAgain(cast: Cast, steps: Steps, tutor: Page): Promise<void> {
  await steps.step('the reason, and the way back', tutor, async () => {
    await tutor.goto('/tutor')
    await tutor
      .getByText(cast.say({ en: 'The documents cannot be read', ar: 'المستندات غير مقروءة' }))
      .first()
      .waitFor()
  })
  await steps.step('what was filled in is kept', tutor, async () => {
    await tutor.getByRole('button', { name: cast.say({ en: 'Apply again', ar: 'التقديم مرة أخرى' }) }).click()
    const kept = field(tutor, cast.say({ en: 'Headline', ar: 'عنوان تعريفي' }))
    await kept.waitFor()
    if ((await kept.inputValue()) !== cast.say(headline)) throw new Error('the headline is gone')
  })
  await steps.step('a clear certificate', tutor, async () => {
    await tutor.goto('/tutor?step=documents')
    await tutor.getByText('cv.pdf').first().waitFor()
    await addCertificate(cast, tutor, 'clear')
  })
  await steps.step('handed in once more', tutor, async () => {
    await tutor.goto('/tutor?step=check')
    await send(cast, tutor)
  })
}

async function approve(cast: Cast, steps: Steps, reviewer: Page): Promise<void> {
  await steps.step('the second try with its history', reviewer, async () => {
    await reviewer.goto('/admin/tutors')
    await reviewer
      .getByRole('button', { name: cast.say({ en: 'Review the next one', ar: 'مراجعة التالي' }) })
      .click()
    await reviewer.waitForURL(/\/admin\/tutors\/[0-9a-f-]{36}/)
    await reviewer
      .getByText(cast.say({ en: 'Rejected', ar: 'مرفوض' }), { exact: true })
      .first()
      .waitFor()
  })
  await steps.step('approved by a key', reviewer, async () => {
    await reviewer.locator('h1').click()
    await reviewer.keyboard.press('a')
    await reviewer.waitForURL(/\/admin\/tutors$/)
  })
}

async function seeTheApproval(cast: Cast, steps: Steps, tutor: Page): Promise<void> {
  await steps.step('approved, and what comes next', tutor, async () => {
    await tutor.goto('/tutor')
    await tutor.getByText(cast.say({ en: 'You are approved', ar: 'تم قبولك' }), { exact: true }).waitFor()
  })
  await steps.step('his day says so too', tutor, async () => {
    await tutor.goto('/today')
    await tutor.locator('main a[href="/tutor"]').first().waitFor()
  })
  await steps.step('the same in Persian', tutor, async () => {
    await tutor.context().addCookies([{ name: 'halqa_locale', value: 'fa', url: tutor.url() }])
    const csrf = (await tutor.context().cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value
    await tutor.context().request.patch('/api/v1/profile/', {
      data: { locale: 'fa' },
      headers: { 'x-csrf-token': csrf ?? '' },
    })
    await tutor.goto('/tutor')
    await tutor.getByText('شما تأیید شده‌اید').waitFor()
  })
}

function next(cast: Cast, tutor: Page): Promise<void> {
  return tutor.getByRole('button', { name: cast.say({ en: 'Next', ar: 'التالي' }), exact: true }).click()
}

async function saved(cast: Cast, tutor: Page): Promise<void> {
  await tutor
    .getByText(cast.say({ en: 'Saved', ar: 'تم الحفظ' }), { exact: true })
    .first()
    .waitFor({ timeout: 30_000 })
}

async function addCertificate(cast: Cast, tutor: Page, name: string): Promise<void> {
  await tutor
    .locator('input[type="file"]')
    .last()
    .setInputFiles({ name: `${name}.png`, mimeType: 'image/png', buffer: receiptPicture })
  await uploaded(cast, tutor, name)
}

/** In the list of what is there: the server has it. */
async function uploaded(cast: Cast, tutor: Page, name: string): Promise<void> {
  await tutor
    .getByRole('listitem')
    .filter({ hasText: name })
    .getByRole('button', { name: cast.say({ en: 'Open', ar: 'عرض' }), exact: true })
    .first()
    .waitFor()
}

async function send(cast: Cast, tutor: Page): Promise<void> {
  await tutor
    .locator('main')
    .getByRole('button', { name: cast.say({ en: 'Check and send', ar: 'المراجعة والإرسال' }), exact: true })
    .last()
    .click()
  await tutor
    .getByText(cast.say({ en: 'Your application is with us', ar: 'طلبك لدينا' }), { exact: true })
    .waitFor()
}
