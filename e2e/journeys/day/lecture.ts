import type { Page } from 'playwright-core'
import { read, type Cast } from '../../lib/day.ts'
import type { Steps } from '../../lib/steps.ts'

/** The instructor marks on the phone; the office sees it at once, the parent afterwards. */
export async function holdTheLecture(
  cast: Cast,
  steps: Steps,
  people: { instructor: Page; office: Page; parent: Page },
): Promise<void> {
  const { instructor, office, parent } = people
  const name = (child: { en: string; ar: string }): string => cast.say(child)
  await steps.step('the office opens the live board', office, async () => {
    await office.goto('/attendance')
    await office
      .getByText(cast.say({ en: 'Not marked', ar: 'لم يُسجل' }))
      .first()
      .waitFor()
  })
  await steps.step('the instructor opens Today', instructor, async () => {
    await instructor.goto('/today')
    await instructor.locator('main a[href*="/lectures/"][href*="/attendance"]').first().waitFor()
  })
  await steps.step('the register', instructor, async () => {
    await instructor.locator('main a[href*="/lectures/"][href*="/attendance"]').first().click()
    await instructor.getByRole('button', { name: cast.say({ en: 'All present', ar: 'الكل حاضر' }) }).waitFor()
  })
  await steps.step('all present but one', instructor, async () => {
    await instructor.getByRole('button', { name: cast.say({ en: 'All present', ar: 'الكل حاضر' }) }).click()
    const maryam = instructor.getByRole('group', { name: new RegExp(name({ en: 'Maryam', ar: 'مريم' })) })
    await maryam.getByRole('button', { name: cast.say({ en: 'Absent', ar: 'غائب' }), exact: true }).click()
    await instructor.getByText(cast.say({ en: 'All sent', ar: 'أُرسل الكل' })).waitFor()
  })
  await steps.step('the rating as a second pass', instructor, async () => {
    await instructor
      .getByText(cast.say({ en: 'Ratings', ar: 'التقييم' }), { exact: true })
      .first()
      .click()
    const yusuf = instructor.getByRole('group', {
      name: new RegExp(`${cast.say({ en: 'Rating of', ar: 'تقييم' })}.*${name({ en: 'Yusuf', ar: 'يوسف' })}`),
    })
    await yusuf.getByRole('button', { name: /^(9|٩)$/ }).click()
    await instructor.getByText(cast.say({ en: 'All sent', ar: 'أُرسل الكل' })).waitFor()
    await instructor
      .getByRole('button', { name: cast.say({ en: 'Confirm the register', ar: 'اعتماد الكشف' }) })
      .click()
    await instructor
      .getByText(cast.say({ en: 'Confirmed', ar: 'اعتُمد' }))
      .first()
      .waitFor()
  })
  await steps.step('the board has changed by itself', office, async () => {
    const attended = new RegExp(cast.say({ en: 'Absent', ar: 'غائب' }))
    await office.getByText(attended).first().waitFor()
  })
  await steps.step('the parent sees mark and rating', parent, async () => {
    const family = await read(parent, '/api/v1/parents/children/')
    const children: Record<string, unknown>[] = Array.isArray(family['results']) ? family['results'] : []
    const yusuf = children.find((child) => child['first_name'] === name({ en: 'Yusuf', ar: 'يوسف' }))
    await parent.goto(`/family/${String(yusuf?.['id'])}`)
    await parent
      .getByText(cast.say({ en: 'Present', ar: 'حاضر' }), { exact: false })
      .first()
      .waitFor()
    await parent.getByText(/(9|٩)/).first().waitFor()
  })
}
