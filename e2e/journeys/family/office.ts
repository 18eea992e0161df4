import type { Page } from 'playwright-core'
import { post, type Cast } from '../../lib/day.ts'
import { field } from '../../lib/look.ts'
import type { Steps } from '../../lib/steps.ts'
import { signIn } from '../../lib/centre.ts'
import { child, family, father } from './guardians.ts'

/** The centre ends the father's custody: his open page is of no use any more. */
export async function endTheCustody(
  cast: Cast,
  steps: Steps,
  people: { office: Page; owner: string; father: Page; childId: string },
): Promise<void> {
  const { office, childId } = people
  const name = `${cast.say(father)} ${cast.say(family)}`
  await steps.step('the desk finds the guardian', office, async () => {
    await signIn(cast, office, people.owner)
    await setLanguage(cast, office)
    await office.goto(`/admin/guardians?search=${encodeURIComponent('٠١٠٥٥٥٧٧٧٨٨')}`)
    await office.getByText(name).first().waitFor()
  })
  await steps.step('the learner in the office', office, async () => {
    await office.goto(`/admin/learners/${childId}`)
    await office.getByText(name).first().waitFor()
  })
  await steps.step('ending the custody', office, async () => {
    await office
      .getByRole('button', { name: cast.say({ en: `Actions for ${name}`, ar: `إجراءات ${name}` }) })
      .click()
    await office.getByRole('menuitem', { name: cast.say({ en: 'End custody', ar: 'إنهاء الحضانة' }) }).click()
    await field(office, cast.say({ en: 'What was decided', ar: 'ما تقرر' })).fill(
      cast.say({ en: 'Court decision of 3 November', ar: 'حكم المحكمة في ٣ نوفمبر' }),
    )
  })
  await steps.step('the custody has ended', office, async () => {
    await office
      .getByRole('dialog')
      .getByRole('button', { name: cast.say({ en: 'End custody', ar: 'إنهاء الحضانة' }) })
      .click()
    await office.getByText(cast.say({ en: 'Kept away', ar: 'ممنوع' })).waitFor()
  })
  await steps.step('the father has lost sight', people.father, async () => {
    const gone = await people.father.context().request.get(`/api/v1/parents/children/${childId}/`)
    const card = await people.father.context().request.get(`/api/v1/parents/children/${childId}/card/`)
    if (gone.status() !== 404 || card.status() !== 404)
      throw new Error(`he still sees the child: ${gone.status()}, its card: ${card.status()}`)
    await people.father.goto('/family')
    await people.father
      .getByText(cast.say({ en: 'No children yet', ar: 'لا يوجد أطفال بعد' }))
      .first()
      .waitFor()
  })
}

/** The desk entered the child again; it is merged and made two again. */
export async function mergeAndUndo(
  cast: Cast,
  steps: Steps,
  people: { office: Page; mother: Page; childId: string },
): Promise<void> {
  const { office, childId } = people
  await steps.step('the same child twice', office, async () => {
    await post(office, '/api/v1/learners/', {
      first_name: cast.say(child),
      last_name: cast.say(family),
      dob: '2012-09-02',
      gender: 'girl',
      notes: cast.say({ en: 'Wears glasses', ar: 'ترتدي نظارة' }),
      guardian: { phone: '+201055577777', relation: 'mother' },
    })
    await office.goto('/admin/learners/duplicates')
    await office.getByText(cast.say({ en: 'Same birth date', ar: 'تاريخ الميلاد نفسه' })).waitFor()
  })
  await steps.step('side by side', office, async () => {
    await office.getByRole('link', { name: cast.say({ en: 'Compare', ar: 'مقارنة' }) }).click()
    await office
      .getByText(cast.say({ en: 'Wears glasses', ar: 'ترتدي نظارة' }))
      .first()
      .click()
    await office.getByRole('button', { name: cast.say({ en: 'Merge', ar: 'دمج' }), exact: true }).waitFor()
  })
  await steps.step('merged', office, async () => {
    const merge = cast.say({ en: 'Merge', ar: 'دمج' })
    await office.getByRole('button', { name: merge, exact: true }).click()
    await office.getByRole('dialog').getByRole('button', { name: merge, exact: true }).click()
    await office.waitForURL(new RegExp(`/admin/learners/${childId}$`))
    await office
      .getByText(cast.say({ en: 'Wears glasses', ar: 'ترتدي نظارة' }))
      .first()
      .waitFor()
  })
  await steps.step('two again', office, async () => {
    await office.goto('/admin/learners/duplicates')
    await office.getByRole('button', { name: cast.say({ en: 'Undo', ar: 'تراجع' }), exact: true }).click()
    await office.getByText(cast.say({ en: 'Undone', ar: 'تم التراجع' }), { exact: true }).waitFor()
  })
}

/** The owner's account speaks the centre's language until he chooses another. */
async function setLanguage(cast: Cast, page: Page): Promise<void> {
  const csrf = (await page.context().cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value
  await page.context().request.patch('/api/v1/profile/', {
    data: { locale: cast.say({ en: 'en', ar: 'ar' }) },
    headers: csrf ? { 'x-csrf-token': csrf } : {},
  })
}
