import type { Page } from 'playwright-core'
import type { Cast } from '../../lib/day.ts'
import { field, fillDate } from '../../lib/look.ts'
import type { Steps } from '../../lib/steps.ts'
import { courseName } from './plan.ts'

export const parentPhone = '+201055566677'

/** A visitor without an account: "قران" finds "القرآن". */
export async function findTheCourse(cast: Cast, steps: Steps, visitor: Page): Promise<void> {
  await steps.step('a visitor finds the course', visitor, async () => {
    await visitor.goto('/courses')
    await visitor.getByRole('searchbox').or(visitor.locator('input[name="search"]')).first().fill('قران')
    await visitor.keyboard.press('Enter')
    await visitor.waitForURL(/search=/)
    await visitor
      .getByRole('link', { name: courseName(cast) })
      .first()
      .waitFor()
  })
  await steps.step('the page of the course', visitor, async () => {
    await visitor
      .getByRole('link', { name: courseName(cast) })
      .first()
      .click()
    await visitor.waitForURL(/\/courses\/[^?]+/)
    await visitor.getByRole('heading', { name: courseName(cast) }).waitFor()
  })
}

/** From the course's page to an account: phone, code, name. */
export async function joinAsParent(cast: Cast, steps: Steps, parent: Page): Promise<void> {
  await steps.step('signing up by phone', parent, async () => {
    await parent.locator('main a[href*="enrol"], main a[href*="sign"]').first().click()
    await parent.waitForURL(/\/sign-(in|up)/)
    await field(parent, cast.say({ en: 'Mobile number', ar: 'رقم الموبايل' })).fill('٠١٠٥٥٥٦٦٦٧٧')
    await parent
      .getByRole('button', { name: cast.say({ en: 'Text me a code', ar: 'أرسل لي الرمز' }) })
      .click()
    await parent.getByRole('button', { name: cast.say({ en: 'Another number', ar: 'رقم آخر' }) }).waitFor()
  })
  await steps.step('the code from the message', parent, async () => {
    await parent.keyboard.type(await cast.gateway.code(parentPhone))
    await parent
      .getByRole('button', { name: cast.say({ en: 'Continue', ar: 'متابعة' }) })
      .click()
      .catch(() => {})
    await field(parent, cast.say({ en: 'First name', ar: 'الاسم الأول' })).waitFor()
    await field(parent, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(
      cast.say({ en: 'Heba', ar: 'هبة' }),
    )
    await field(parent, cast.say({ en: 'Family name', ar: 'اسم العائلة' })).fill(
      cast.say({ en: 'Abdallah', ar: 'عبد الله' }),
    )
    const asParent = parent.getByText(cast.say({ en: 'for my children', ar: 'من أجل أطفالي' }))
    if (await asParent.count()) await asParent.first().click()
  })
  await steps.step('the account is made', parent, async () => {
    await parent
      .getByRole('button', { name: cast.say({ en: 'Create my account', ar: 'أنشئ حسابي' }) })
      .click()
    await parent.waitForURL((url) => !url.pathname.startsWith('/sign'))
  })
}

/** Two children are added on the way, then both are asked for. */
export async function askForPlaces(cast: Cast, steps: Steps, parent: Page, courseId: string): Promise<void> {
  await addChild(cast, steps, parent, courseId, {
    name: { en: 'Yusuf', ar: 'يوسف' },
    boy: true,
    dob: '2016-03-02',
  })
  await addChild(cast, steps, parent, courseId, {
    name: { en: 'Maryam', ar: 'مريم' },
    boy: false,
    dob: '2018-09-14',
  })
  await steps.step('asking for two places', parent, async () => {
    for (const name of [cast.say({ en: 'Yusuf', ar: 'يوسف' }), cast.say({ en: 'Maryam', ar: 'مريم' })]) {
      const box = parent.getByRole('checkbox', { name: new RegExp(name) })
      if (!(await box.isChecked())) await box.check()
    }
    await parent
      .getByRole('button', { name: cast.say({ en: 'Ask for the places', ar: 'إرسال الطلب' }) })
      .waitFor()
  })
  await steps.step('the request is sent', parent, async () => {
    await parent
      .getByRole('button', { name: cast.say({ en: 'Ask for the places', ar: 'إرسال الطلب' }) })
      .click()
    await parent.getByText(cast.say({ en: 'Your request is with us', ar: 'وصلنا طلبك' })).waitFor()
  })
}

interface NewChild {
  readonly name: { en: string; ar: string }
  readonly boy: boolean
  readonly dob: string
}

async function addChild(
  cast: Cast,
  steps: Steps,
  parent: Page,
  courseId: string,
  child: NewChild,
): Promise<void> {
  await steps.step(`adding ${child.name.en}`, parent, async () => {
    await parent.goto(`/family/new?next=${encodeURIComponent(`/enrol/${courseId}`)}`)
    await field(parent, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(cast.say(child.name))
    await fillDate(parent, 0, Temporal.PlainDate.from(child.dob))
    await parent
      .getByRole('radio', {
        name: child.boy ? cast.say({ en: 'Boy', ar: 'ولد' }) : cast.say({ en: 'Girl', ar: 'بنت' }),
      })
      .click()
    await parent.getByRole('button', { name: cast.say({ en: 'Add the child', ar: 'إضافة الطفل' }) }).click()
    await parent.waitForURL(/\/enrol\//)
    await parent.getByText(cast.say(child.name)).first().waitFor()
  })
}
