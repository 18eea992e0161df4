import type { Page } from 'playwright-core'
import { password, type Cast } from '../../lib/day.ts'
import { field } from '../../lib/look.ts'
import type { Steps } from '../../lib/steps.ts'

/** The six short steps behind the one-time link; they end on Today. */
export async function setUp(cast: Cast, steps: Steps, owner: Page, link: string): Promise<void> {
  const next = (): Promise<void> =>
    owner.getByRole('button', { name: cast.say({ en: 'Next', ar: 'التالي' }), exact: true }).click()
  const title = (words: { en: string; ar: string }): Promise<void> =>
    owner.getByRole('heading', { name: cast.say(words) }).waitFor()
  await steps.step('the set-up link opens the wizard', owner, async () => {
    await owner.goto(link)
    await title({ en: 'Welcome', ar: 'مرحبا بك' })
  })
  await steps.step('where the centre is', owner, async () => {
    await next()
    await title({ en: 'Where is it?', ar: 'أين يقع؟' })
  })
  await steps.step('week and calendar', owner, async () => {
    await next()
    await title({ en: 'Week and calendar', ar: 'الأسبوع والتقويم' })
  })
  await steps.step('name and colour', owner, async () => {
    await next()
    await field(owner, cast.say({ en: 'Name of the centre', ar: 'اسم المركز' })).fill(
      cast.say({ en: 'Oasis Centre', ar: 'مركز الواحة' }),
    )
  })
  await steps.step('the owner', owner, async () => {
    await next()
    await field(owner, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(
      cast.say({ en: 'Samira', ar: 'سميرة' }),
    )
    await field(owner, cast.say({ en: 'Last name', ar: 'اسم العائلة' })).fill(
      cast.say({ en: 'Al-Masri', ar: 'المصري' }),
    )
    await field(owner, cast.say({ en: 'Phone', ar: 'الهاتف' })).fill('01000000001')
    await owner.locator('input[type="password"]').first().fill(password)
  })
  await steps.step('an empty centre', owner, async () => {
    await next()
    await owner.getByText(cast.say({ en: 'Empty centre', ar: 'مركز فارغ' })).click()
  })
  await steps.step('the owner is on Today', owner, async () => {
    await owner.getByRole('button', { name: cast.say({ en: 'Open my centre', ar: 'افتح مركزي' }) }).click()
    await owner.waitForURL(/\/today/)
  })
}
