import type { Locator, Page } from 'playwright-core'

/** Types a day into the n-th date of the page, segment by segment, as a keyboard does. */
export async function fillDate(page: Page, index: number, day: Temporal.PlainDate): Promise<void> {
  const part = (type: string): Locator => page.locator(`[role="spinbutton"][data-type="${type}"]`).nth(index)
  await type(part('year'), String(day.year))
  await type(part('month'), String(day.month).padStart(2, '0'))
  await type(part('day'), String(day.day).padStart(2, '0'))
}

async function type(segment: Locator, digits: string): Promise<void> {
  await segment.focus()
  await segment.pressSequentially(digits, { delay: 20 })
}

/** Chooses in a list that opens below its field. */
export async function chooseOption(page: Page, label: string, option: string): Promise<void> {
  await field(page, label).click()
  await page.getByRole('option', { name: option }).first().click()
}

/** The input of a label; marks such as the star of required fields do not matter. */
export function field(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${label}\\s*\\*?$`)).first()
}

/** Adds a line to the weekly times and writes it: day, from, to. */
export async function addWeeklyTime(
  page: Page,
  add: string,
  index: number,
  weekday: string,
  time: { start: string; end: string },
): Promise<void> {
  await page.getByRole('button', { name: add }).click()
  const line = page
    .locator('[role="group"]', { has: page.locator('[data-type="hour"]') })
    .filter({ has: page.getByRole('combobox').or(page.locator('input[aria-haspopup="listbox"]')) })
    .nth(index)
  await line.locator('input[aria-haspopup="listbox"], [role="combobox"]').first().click()
  await page.getByRole('option', { name: weekday, exact: true }).click()
  await typeTime(page, index * 2, time.start)
  await typeTime(page, index * 2 + 1, time.end)
}

async function typeTime(page: Page, index: number, time: string): Promise<void> {
  const [hour = '', minute = ''] = time.split(':')
  const period = page.locator('[role="spinbutton"][data-type="dayPeriod"]').nth(index)
  const twelve = (await period.count()) > 0
  await type(
    page.locator('[role="spinbutton"][data-type="hour"]').nth(index),
    twelve ? String(Number(hour) % 12 || 12).padStart(2, '0') : hour,
  )
  await type(page.locator('[role="spinbutton"][data-type="minute"]').nth(index), minute)
  if (!twelve) return
  const isAfternoon = /م|PM/i.test((await period.textContent()) ?? '')
  if (isAfternoon === Number(hour) >= 12) return
  await period.focus()
  await page.keyboard.press('ArrowUp')
}
