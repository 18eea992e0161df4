import type { Page } from 'playwright-core'
import { signIn } from '../../lib/centre.ts'
import { password, post, read, type Cast } from '../../lib/day.ts'
import { chooseOption, field } from '../../lib/look.ts'
import type { Steps } from '../../lib/steps.ts'

const fatherPhone = '+201055577788'
export const child = { en: 'Maryam', ar: 'مريم' }
export const mother = { en: 'Nadia', ar: 'نادية' }
export const father = { en: 'Karim', ar: 'كريم' }
export const family = { en: 'Hassan', ar: 'حسن' }

/** A mother with one child; signing up is walked in the other journey. */
export async function startTheFamily(cast: Cast, steps: Steps, page: Page): Promise<string> {
  let childId = ''
  await steps.step('my family', page, async () => {
    await page.goto('/sign-in')
    await post(page, '/api/v1/auth/register/parent/', {
      phone_number1: '+201055577777',
      first_name: cast.say(mother),
      last_name: cast.say(family),
      password,
    })
    await signIn(cast, page, '01055577777')
    const made = await post(page, '/api/v1/parents/children/', {
      first_name: cast.say(child),
      last_name: cast.say(family),
      dob: '2012-09-02',
      gender: 'girl',
      relation: 'mother',
    })
    childId = String(made['id'])
    await page.goto('/family')
    await page.getByText(cast.say(child)).first().waitFor()
  })
  return childId
}

/** The card opens beside the page, as a PDF. */
export async function openTheCard(cast: Cast, steps: Steps, page: Page, childId: string): Promise<void> {
  await steps.step('everything about one child', page, async () => {
    await page.goto(`/family/${childId}`)
    const link = page.getByRole('link', {
      name: cast.say({ en: 'Open card (PDF)', ar: 'فتح البطاقة (PDF)' }),
    })
    await link.waitFor()
    const answer = await page.context().request.get((await link.getAttribute('href')) ?? '')
    const bytes = await answer.body()
    if (
      answer.headers()['content-type'] !== 'application/pdf' ||
      !bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))
    )
      throw new Error(`the card is no PDF: ${answer.status()} ${answer.headers()['content-type'] ?? ''}`)
  })
}

/** Invited by one browser, accepted in another by whoever holds the phone. Answers the other browser. */
export async function inviteAndAccept(cast: Cast, steps: Steps, page: Page, childId: string): Promise<Page> {
  await steps.step('inviting the father', page, async () => {
    await page
      .getByRole('button', { name: cast.say({ en: 'Invite a guardian', ar: 'دعوة ولي أمر' }) })
      .click()
    await field(page, cast.say({ en: 'Phone', ar: 'الهاتف' })).fill('٠١٠٥٥٥٧٧٧٨٨')
    await chooseOption(
      page,
      cast.say({ en: 'Relation to the child', ar: 'صلة القرابة بالطفل' }),
      cast.say({ en: 'Father', ar: 'الأب' }),
    )
    await page.getByLabel(cast.say({ en: 'Enrol and pay', ar: 'التسجيل والدفع' })).uncheck({ force: true })
  })
  await steps.step('the invitation waits', page, async () => {
    await page.getByRole('button', { name: cast.say({ en: 'Send invitation', ar: 'إرسال الدعوة' }) }).click()
    await page.getByText(cast.say({ en: 'Waiting', ar: 'بانتظار الرد' }), { exact: true }).waitFor()
  })
  const other = await cast.enter()
  await steps.step('the father signs in by code', other, async () => {
    await other.goto('/sign-in?next=/family/invitations')
    await field(other, cast.say({ en: 'Mobile number', ar: 'رقم الموبايل' })).fill('01055577788')
    await other.getByRole('button', { name: cast.say({ en: 'Text me a code', ar: 'أرسل لي الرمز' }) }).click()
    await other.getByRole('button', { name: cast.say({ en: 'Another number', ar: 'رقم آخر' }) }).waitFor()
    await other.keyboard.type(await cast.gateway.code(fatherPhone))
    await other
      .getByRole('button', { name: cast.say({ en: 'Continue', ar: 'متابعة' }) })
      .click()
      .catch(() => {})
    await field(other, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(cast.say(father))
    await field(other, cast.say({ en: 'Family name', ar: 'اسم العائلة' })).fill(cast.say(family))
    const asParent = other.getByText(cast.say({ en: 'for my children', ar: 'من أجل أطفالي' }))
    if (await asParent.count()) await asParent.first().click()
    await other.getByRole('button', { name: cast.say({ en: 'Create my account', ar: 'أنشئ حسابي' }) }).click()
    await other.waitForURL((url) => !url.pathname.startsWith('/sign'))
  })
  await steps.step('the invitation is there', other, async () => {
    await other.goto('/family/invitations')
    await other.getByRole('button', { name: cast.say({ en: 'Accept', ar: 'قبول' }), exact: true }).waitFor()
  })
  await steps.step('the father accepts', other, async () => {
    await other.getByRole('button', { name: cast.say({ en: 'Accept', ar: 'قبول' }), exact: true }).click()
    await other.waitForURL(new RegExp(`/family/${childId}`))
    await other.getByText(cast.say(mother)).first().waitFor()
  })
  await steps.step('the mother sees him', page, async () => {
    await page.reload()
    await page
      .getByText(`${cast.say(father)} ${cast.say(family)}`)
      .first()
      .waitFor()
    const seen = await read(page, `/api/v1/parents/children/${childId}/`)
    if (JSON.stringify(seen['guardians']).split('user_id').length !== 3)
      throw new Error('the child has not two guardians')
  })
  await steps.step('the mother changes his rights', page, async () => {
    const name = `${cast.say(father)} ${cast.say(family)}`
    await page
      .getByRole('button', { name: cast.say({ en: `Actions for ${name}`, ar: `إجراءات ${name}` }) })
      .click()
    await page
      .getByRole('menuitem', { name: cast.say({ en: 'Change rights', ar: 'تعديل الصلاحيات' }) })
      .click()
    await page.getByLabel(cast.say({ en: 'Pick the child up', ar: 'اصطحاب الطفل' })).uncheck({ force: true })
    await page
      .getByRole('dialog')
      .getByRole('button', { name: cast.say({ en: 'Save', ar: 'حفظ' }) })
      .click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
  return other
}
