import type { Page } from 'playwright-core'
import type { Cast } from '../../lib/day.ts'
import { field } from '../../lib/look.ts'
import { receiptPicture } from '../../lib/receipt.ts'
import type { Steps } from '../../lib/steps.ts'

/** A question with a photo; an agent answers live and closes it. */
export async function askForHelp(cast: Cast, steps: Steps, parent: Page, agent: Page): Promise<void> {
  const question = cast.say({ en: 'May Maryam make the lecture up?', ar: 'هل يمكن تعويض محاضرة مريم؟' })
  const answer = cast.say({
    en: 'Yes, on Monday with the other group.',
    ar: 'نعم، يوم الاثنين مع المجموعة الأخرى.',
  })
  await steps.step('the agent comes to the desk', agent, async () => {
    await agent.goto('/desk')
    await agent.getByRole('heading').first().waitFor()
  })
  await steps.step('a question with a photo', parent, async () => {
    await parent.goto('/tickets/new')
    await field(parent, cast.say({ en: 'In a few words', ar: 'في كلمات قليلة' })).fill(question)
    await parent
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'note.png', mimeType: 'image/png', buffer: receiptPicture })
    await parent.getByText('note.png').first().waitFor()
    await parent.waitForTimeout(800)
  })
  await steps.step('the ticket is open', parent, async () => {
    await parent.getByRole('button', { name: cast.say({ en: 'Send', ar: 'إرسال' }), exact: true }).click()
    await parent.waitForURL(/\/tickets\/[0-9a-f-]{36}/)
    await parent.getByRole('heading', { name: question }).waitFor()
  })
  const id = parent.url().split('/').at(-1)?.split('?')[0] ?? ''
  await steps.step('the agent answers', agent, async () => {
    await agent.goto(`/desk/${id}`)
    await agent
      .getByRole('textbox', { name: cast.say({ en: 'Write a message', ar: 'اكتب رسالة' }) })
      .fill(answer)
    await agent.getByRole('button', { name: cast.say({ en: 'Send', ar: 'إرسال' }), exact: true }).click()
    await agent.getByText(answer).first().waitFor()
  })
  await steps.step('the answer appears by itself', parent, async () => {
    await parent.getByText(answer).first().waitFor()
  })
  await steps.step('the agent closes the ticket', agent, async () => {
    await agent
      .getByRole('button', { name: cast.say({ en: 'Close the ticket', ar: 'إغلاق التذكرة' }) })
      .first()
      .click()
    await agent
      .getByText(cast.say({ en: 'Closed', ar: 'مغلقة' }), { exact: true })
      .first()
      .waitFor()
  })
  await steps.step('what happened, in the notifications', parent, async () => {
    await parent.goto('/notifications')
    await parent.locator('main').getByRole('listitem').first().waitFor()
  })
}

/** Everything that left, as mail and SMS, on the owner's page. */
export async function lookAtTheOutbox(_cast: Cast, steps: Steps, owner: Page): Promise<void> {
  await steps.step('the outbox of the owner', owner, async () => {
    await owner.goto('/admin/outbox')
    await owner.getByText('+20', { exact: false }).first().waitFor()
  })
}
