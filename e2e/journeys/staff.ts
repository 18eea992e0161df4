import type { Page } from 'playwright-core'
import { Cast, password, post, read } from '../lib/day.ts'
import { SmsGateway } from '../lib/gateway.ts'
import { chooseOption, field } from '../lib/look.ts'
import { startServer } from '../lib/server.ts'
import type { Steps } from '../lib/steps.ts'
import type { Journey } from '../run.ts'

const roleName = { en: 'Front desk', ar: 'مكتب الاستقبال' }

/** A role of the centre's own, a colleague who comes by invitation, support in a parent's place, and the trail of it all. */
export const journey: Journey = {
  name: 'staff',
  async walk({ browser, device, steps }) {
    const gateway = await SmsGateway.start()
    const server = await startServer({ flags: ['--demo'] })
    const cast = new Cast({ browser, device, address: server.address, gateway })
    try {
      // The demo's people come in first: their door closes with the first real account.
      const owner = await demoPerson(cast, 'owner')
      const support = await demoPerson(cast, 'support')
      await makeRole(cast, steps, owner)
      const link = await invite(cast, steps, owner)
      const salma = await accept(cast, steps, link)
      await lookAround(cast, steps, salma)
      await standIn(cast, steps, support, owner)
      await readTheTrail(cast, steps, owner)
    } finally {
      await cast.leave()
      await server.stop()
      gateway.stop()
    }
  },
}

async function demoPerson(cast: Cast, role: string): Promise<Page> {
  const page = await cast.enter()
  await page.goto('/sign-in')
  await post(page, '/api/v1/demo/sign-in/', { role, session: true })
  const csrf = (await page.context().cookies()).find((cookie) => cookie.name.endsWith('halqa_csrf'))?.value
  await page.context().request.patch('/api/v1/profile/', {
    data: { locale: cast.say({ en: 'en', ar: 'ar' }) },
    headers: csrf ? { 'x-csrf-token': csrf } : {},
  })
  return page
}

async function makeRole(cast: Cast, steps: Steps, owner: Page): Promise<void> {
  await steps.step('a role of the centre', owner, async () => {
    await owner.goto('/admin/roles/new')
    await field(owner, cast.say({ en: 'Name in English', ar: 'الاسم بالإنجليزية' })).fill(roleName.en)
    await field(owner, cast.say({ en: 'Name in Arabic', ar: 'الاسم بالعربية' })).fill(roleName.ar)
    await field(owner, cast.say({ en: 'Name in Persian', ar: 'الاسم بالفارسية' })).fill('میز پذیرش')
    await chooseOption(
      owner,
      cast.say({ en: 'Begin with the rights of', ar: 'ابدأ بصلاحيات' }),
      cast.say({ en: 'Support', ar: 'الدعم' }),
    )
  })
  await steps.step('its rights', owner, async () => {
    await owner.getByRole('button', { name: cast.say({ en: 'Make the role', ar: 'إنشاء الدور' }) }).click()
    await owner.waitForURL(/\/admin\/roles\?role=front_desk/)
    await owner
      .getByRole('searchbox')
      .or(owner.getByLabel(cast.say({ en: 'Find a permission', ar: 'ابحث عن صلاحية' })))
      .first()
      .fill(cast.say({ en: 'tickets', ar: 'التذاكر' }))
    await owner.waitForURL(/search=/)
    await box(cast, owner, { en: 'Answer tickets', ar: 'الرد على التذاكر' }).click()
  })
  await steps.step('what will change', owner, async () => {
    await owner.getByRole('button', { name: cast.say({ en: 'Look and save', ar: 'راجع واحفظ' }) }).click()
    await owner.getByRole('dialog').getByText(cast.say(roleName), { exact: true }).waitFor()
  })
  await steps.step('saved', owner, async () => {
    await owner
      .getByRole('dialog')
      .getByRole('button', { name: cast.say({ en: 'Save', ar: 'حفظ' }), exact: true })
      .click()
    await owner.getByRole('dialog').waitFor({ state: 'detached' })
    await owner.goto('/admin/roles/front_desk')
    await owner
      .getByText(cast.say({ en: 'Rights', ar: 'الصلاحيات' }), { exact: true })
      .first()
      .waitFor()
  })
}

/** One box of the matrix: in the table its name holds the role too, on the phone it is the permission's alone. */
function box(cast: Cast, page: Page, permission: { en: string; ar: string }) {
  const both = new RegExp(`^${cast.say(roleName)}: ${cast.say(permission)}$`)
  return page
    .getByRole('checkbox', { name: both })
    .or(page.getByRole('switch', { name: cast.say(permission) }))
    .first()
}

async function invite(cast: Cast, steps: Steps, owner: Page): Promise<string> {
  await steps.step('an invitation', owner, async () => {
    await owner.goto('/admin/users/new')
    await owner
      .getByRole('textbox', { name: cast.say({ en: 'E-mail', ar: 'البريد الإلكتروني' }) })
      .fill('salma.adel@example.com')
    await chooseOption(owner, cast.say({ en: 'Roles', ar: 'الأدوار' }), cast.say(roleName))
    await owner.keyboard.press('Escape')
    await field(owner, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(
      cast.say({ en: 'Salma', ar: 'سلمى' }),
    )
  })
  let link = ''
  await steps.step('the link', owner, async () => {
    await owner
      .getByRole('button', { name: cast.say({ en: 'Send the invitation', ar: 'إرسال الدعوة' }) })
      .click()
    link = (await owner.getByText(/\/join\?token=/).textContent()) ?? ''
  })
  await steps.step('the list of invitations', owner, async () => {
    await owner.goto('/admin/invitations')
    await owner.getByText('salma.adel@example.com').first().waitFor()
  })
  return link
}

async function accept(cast: Cast, steps: Steps, link: string): Promise<Page> {
  const salma = await cast.enter()
  await steps.step('she opens the link', salma, async () => {
    await salma.goto(link)
    await field(salma, cast.say({ en: 'Family name', ar: 'اسم العائلة' })).fill(
      cast.say({ en: 'Adel', ar: 'عادل' }),
    )
    await salma.locator('input[type="password"]').fill(password)
  })
  await steps.step('and is in', salma, async () => {
    await salma.getByRole('button', { name: cast.say({ en: 'Accept and begin', ar: 'اقبل وابدأ' }) }).click()
    await salma.waitForURL(/\/today/)
  })
  return salma
}

/** Her menu is her rights: support's without the desk. */
async function lookAround(cast: Cast, steps: Steps, salma: Page): Promise<void> {
  await steps.step('exactly her menu', salma, async () => {
    await salma.goto('/admin/learners')
    await salma.locator('nav a[href="/admin/learners"]').first().waitFor({ state: 'attached' })
    const more = salma.getByRole('button', { name: cast.say({ en: 'More', ar: 'المزيد' }), exact: true })
    if (await more.isVisible()) {
      await more.click()
      await salma.getByRole('dialog').locator('a[href="/admin/users"]').waitFor()
    }
    const links = await salma
      .locator('nav a[href], [role="dialog"] a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    for (const wanted of ['/today', '/admin/learners', '/admin/users', '/admin/requests'])
      if (!links.includes(wanted)) throw new Error(`${wanted} is not in her menu: ${links.join(' ')}`)
    for (const foreign of ['/desk', '/admin/roles', '/admin/audit', '/admin/settings', '/admin/invitations'])
      if (links.includes(foreign)) throw new Error(`${foreign} is in her menu`)
  })
  await steps.step('no further', salma, async () => {
    await salma.goto('/admin/audit')
    await salma.locator('h1').first().waitFor()
    const { results } = await read(salma, '/api/v1/users/?works_here=true&page_size=5')
    if (JSON.stringify(results).includes('@halqa.example')) throw new Error('she sees the mail of colleagues')
  })
}

async function standIn(cast: Cast, steps: Steps, support: Page, owner: Page): Promise<void> {
  const { results } = await read(owner, '/api/v1/users/?role=parent&is_active=true&page_size=1')
  const [parent] = Array.isArray(results) ? results : []
  const id = String(parent?.id)
  await steps.step('support asks to see as a parent', support, async () => {
    await support.goto(`/admin/users/${id}`)
    await support
      .getByRole('button', { name: cast.say({ en: 'See as this person', ar: 'الدخول مكان هذا الشخص' }) })
      .click()
    await support
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(cast.say({ en: 'Cannot find the invoice', ar: 'لا تجد الفاتورة' }))
  })
  await steps.step('in the place of the parent', support, async () => {
    await support
      .getByRole('dialog')
      .getByRole('button', { name: cast.say({ en: 'Begin', ar: 'ابدأ' }), exact: true })
      .click()
    await support.waitForURL(/\/today/)
    await banner(cast, support).waitFor()
  })
  await steps.step('nothing can be changed', support, async () => {
    await support.goto('/family')
    await banner(cast, support).waitFor()
    const csrf = (await support.context().cookies()).find((cookie) =>
      cookie.name.endsWith('halqa_csrf'),
    )?.value
    const refused = await support.context().request.patch('/api/v1/profile/', {
      data: { first_name: 'Mine' },
      headers: csrf ? { 'x-csrf-token': csrf } : {},
    })
    if (refused.status() !== 403) throw new Error(`a change answered ${refused.status()}`)
  })
  await steps.step('back to oneself', support, async () => {
    await support.getByRole('button', { name: cast.say({ en: 'End', ar: 'إنهاء' }), exact: true }).click()
    await support.waitForURL(new RegExp(`/admin/users/${id}`))
    await banner(cast, support).waitFor({ state: 'detached' })
  })
}

function banner(cast: Cast, page: Page) {
  return page.getByText(cast.say({ en: 'You see as', ar: 'أنت ترى مكان' })).first()
}

async function readTheTrail(cast: Cast, steps: Steps, owner: Page): Promise<void> {
  await steps.step('the trail', owner, async () => {
    await owner.goto('/admin/audit?action=impersonation.start')
    await owner
      .getByText(cast.say({ en: 'Cannot find the invoice', ar: 'لا تجد الفاتورة' }))
      .first()
      .waitFor()
  })
  await steps.step('the chain is unbroken', owner, async () => {
    await owner.goto('/admin/audit')
    await owner.getByRole('button', { name: cast.say({ en: 'Check now', ar: 'افحص الآن' }) }).click()
    await owner
      .getByText(cast.say({ en: 'Unbroken', ar: 'سليم' }), { exact: true })
      .first()
      .waitFor()
  })
  await steps.step('one entry whole', owner, async () => {
    await owner.goto('/admin/audit?action=role.change_permissions')
    await owner
      .getByRole('link', { name: cast.say({ en: 'Role · rights changed', ar: 'دور · تعديل الصلاحيات' }) })
      .first()
      .click()
    await owner.waitForURL(/\/admin\/audit\/[0-9a-f-]{36}/)
  })
  await steps.step('the history of the role', owner, async () => {
    await owner.goto('/admin/roles/front_desk')
    await owner
      .getByText(cast.say({ en: 'History', ar: 'السجل' }), { exact: true })
      .first()
      .waitFor()
  })
  await steps.step('accounts and a view of them', owner, async () => {
    await owner.goto('/admin/users?works_here=true')
    await owner.getByRole('button', { name: cast.say({ en: 'Views', ar: 'العروض' }), exact: true }).click()
    await owner
      .getByRole('menuitem', { name: cast.say({ en: 'Keep this view…', ar: 'احفظ هذا العرض…' }) })
      .click()
    await owner
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(cast.say({ en: 'My colleagues', ar: 'زملائي' }))
    await owner
      .getByRole('dialog')
      .getByRole('button', { name: cast.say({ en: 'Keep', ar: 'حفظ' }), exact: true })
      .click()
    await owner
      .getByRole('button', { name: cast.say({ en: 'My colleagues', ar: 'زملائي' }) })
      .first()
      .waitFor()
  })
}
