import type { Page } from 'playwright-core'
import type { Cast } from '../../lib/day.ts'
import { addWeeklyTime, chooseOption, field, fillDate } from '../../lib/look.ts'
import type { Steps } from '../../lib/steps.ts'

export interface When {
  readonly weekday: number
  readonly next: number
  readonly start: string
  readonly end: string
  readonly day: Temporal.PlainDate
}

/** A season of this school year with a week off. */
export async function planTheSeason(cast: Cast, steps: Steps, owner: Page): Promise<void> {
  const today = Temporal.Now.plainDateISO('Africa/Cairo')
  await steps.step('season with a holiday week', owner, async () => {
    await owner.goto('/admin/seasons/new')
    await field(owner, cast.say({ en: 'Name', ar: 'الاسم' })).fill(
      cast.say({ en: 'Autumn term', ar: 'فصل الخريف' }),
    )
    await fillDate(owner, 0, today.subtract({ days: 7 }))
    await fillDate(owner, 1, today.add({ days: 120 }))
    await owner.getByRole('button', { name: cast.say({ en: 'Add days off', ar: 'إضافة إجازة' }) }).click()
    await fillDate(owner, 2, today.add({ days: 14 }))
    await fillDate(owner, 3, today.add({ days: 20 }))
    await field(owner, cast.say({ en: 'Occasion', ar: 'المناسبة' })).fill(
      cast.say({ en: 'Mid-term week', ar: 'إجازة منتصف الفصل' }),
    )
    await owner
      .getByRole('button', { name: cast.say({ en: 'Save', ar: 'حفظ' }) })
      .first()
      .click()
    await owner.waitForURL(/\/admin\/seasons\/[0-9a-f-]{36}$/)
  })
}

/** A course on two days of the week; the preview shows its lectures and the week off. Answers its id. */
export async function planTheCourse(cast: Cast, steps: Steps, owner: Page, when: When): Promise<string> {
  const weekday = (number: number): string => weekdayName(number, cast.say({ en: 'en-GB', ar: 'ar-EG' }))
  await steps.step('new course with two weekly lectures', owner, async () => {
    await owner.goto('/admin/courses/new')
    await field(owner, cast.say({ en: 'Name', ar: 'الاسم' })).fill(courseName(cast))
    await fillDate(owner, 0, when.day)
    await field(owner, cast.say({ en: 'Number of lectures', ar: 'عدد المحاضرات' })).fill('12')
    await addWeeklyTime(
      owner,
      cast.say({ en: 'Add a weekly time', ar: 'إضافة موعد أسبوعي' }),
      0,
      weekday(when.weekday),
      when,
    )
    await addWeeklyTime(
      owner,
      cast.say({ en: 'Add a weekly time', ar: 'إضافة موعد أسبوعي' }),
      1,
      weekday(when.next),
      when,
    )
    await chooseOption(owner, cast.say({ en: 'Instructor', ar: 'المعلم' }), 'Yusuf Hamdi')
    await field(owner, cast.say({ en: 'Price', ar: 'السعر' })).fill('500')
    await field(owner, cast.say({ en: 'Places', ar: 'عدد المقاعد' })).fill('10')
    await owner
      .getByText(cast.say({ en: 'Mid-term week', ar: 'إجازة منتصف الفصل' }))
      .first()
      .waitFor()
  })
  await steps.step('the course is open for registration', owner, async () => {
    await owner.getByLabel(cast.say({ en: 'Open for registration at once', ar: 'فتح التسجيل فورا' })).check()
    await owner
      .getByRole('button', { name: cast.say({ en: 'Save', ar: 'حفظ' }) })
      .last()
      .click()
    await owner.waitForURL(/\/admin\/courses\/[0-9a-f-]{36}$/)
  })
  return owner.url().split('/').at(-1) ?? ''
}

export function courseName(cast: Cast): string {
  return cast.say({ en: 'The Quran for children القرآن', ar: 'القرآن للأطفال' })
}

function weekdayName(saturdayFirst: number, locale: string): string {
  // 2026-11-21 was a Saturday.
  const day = Temporal.PlainDate.from('2026-11-21').add({ days: saturdayFirst })
  return day.toLocaleString(locale, { weekday: 'long' })
}
