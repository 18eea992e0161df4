import type { Page } from 'playwright-core'
import { AuthenticatorApp, Fingerprint } from '../lib/authenticator.ts'
import { Cast, password, post, type Words } from '../lib/day.ts'
import { SmsGateway } from '../lib/gateway.ts'
import { field } from '../lib/look.ts'
import { startServer } from '../lib/server.ts'
import type { Steps } from '../lib/steps.ts'
import type { Journey } from '../run.ts'
import { setUp } from './day/set-up.ts'

const clerkPhone = '+201011110009'
const familyPhone = '+201055566699'

/** Staff must prove themselves twice; a passkey; a sensitive change; a family without a phone at the desk. */
export const journey: Journey = {
  name: 'second-factor',
  async walk({ browser, device, steps }) {
    const gateway = await SmsGateway.start()
    const server = await startServer({ env: { SMS_PROVIDER: 'http', SMS_HTTP_URL: gateway.url } })
    const cast = new Cast({ browser, device, address: server.address, gateway })
    try {
      const owner = await cast.enter()
      await setUp(cast, steps, owner, server.setUpLink ?? '')
      const app = await enrol(cast, steps, owner)
      await signInTwice(cast, steps, app.clerk, app)
      await usePasskeys(cast, steps, app.clerk)
      await proveAgain(cast, steps, app.clerk)
      await atTheDesk(cast, steps, owner)
    } finally {
      await cast.leave()
      await server.stop()
      gateway.stop()
    }
  },
}

interface Enrolled {
  readonly clerk: Page
  readonly app: AuthenticatorApp
  readonly recovery: string
}

const button = (cast: Cast, page: Page, words: Words) =>
  page.getByRole('button', { name: cast.say(words), exact: true })
const go: Words = { en: 'Continue', ar: 'متابعة' }

/** The centre asks its staff for a second factor; an invited clerk sets it up before anything else. */
async function enrol(cast: Cast, steps: Steps, owner: Page): Promise<Enrolled> {
  await steps.step('the centre asks its staff for a second factor', owner, async () => {
    await owner.goto('/admin/settings')
    await field(
      owner,
      cast.say({ en: 'Who must sign in with a second factor', ar: 'من يجب أن يدخل بعامل ثان' }),
    ).click()
    await owner.getByRole('option', { name: cast.say({ en: 'Staff', ar: 'الموظفون' }), exact: true }).click()
    await owner
      .getByRole('button', { name: cast.say({ en: 'Save', ar: 'حفظ' }), exact: true })
      .last()
      .click()
    await owner
      .getByText(cast.say({ en: 'Saved', ar: 'تم الحفظ' }))
      .first()
      .waitFor()
  })
  const invited = await post(owner, '/api/v1/users/', {
    first_name: cast.say({ en: 'Mona', ar: 'منى' }),
    last_name: cast.say({ en: 'Adel', ar: 'عادل' }),
    phone_number1: clerkPhone,
    roles: ['support'],
  })
  const clerk = await cast.enter()
  let secret = ''
  let recovery = ''
  await steps.step('an invited clerk chooses a password', clerk, async () => {
    await clerk.goto(String(invited['invitation_link']))
    await clerk.locator('input[type="password"]').first().fill(password)
  })
  await steps.step('and sets up the authenticator app before anything else', clerk, async () => {
    await button(cast, clerk, go).click()
    await clerk
      .getByRole('heading', { name: cast.say({ en: 'Protect your account', ar: 'احم حسابك' }) })
      .waitFor()
    secret = (await clerk.locator('[translate="no"]').textContent()) ?? ''
  })
  const app = new AuthenticatorApp(secret)
  await steps.step('recovery codes are shown once', clerk, async () => {
    await clerk.locator('input[autocomplete="one-time-code"]').fill(await app.code())
    await button(cast, clerk, go).click()
    recovery = (await clerk.locator('ol[dir="ltr"] li').first().textContent()) ?? ''
  })
  await steps.step('the clerk is on Today', clerk, async () => {
    await button(cast, clerk, { en: 'I have kept them', ar: 'احتفظت بها' }).click()
    await clerk.waitForURL(/\/today/)
  })
  return { clerk, app, recovery }
}

async function signInTwice(
  cast: Cast,
  steps: Steps,
  clerk: Page,
  { app, recovery }: Enrolled,
): Promise<void> {
  await signOut(clerk)
  await steps.step('the password asks for the second step', clerk, async () => {
    await byPassword(cast, clerk)
  })
  await steps.step('a wrong code is refused', clerk, async () => {
    await clerk.locator('input[autocomplete="one-time-code"]').fill('000000')
    await button(cast, clerk, go).click()
    await clerk.locator('[aria-invalid="true"]').first().waitFor()
  })
  await steps.step('the right one lets in', clerk, async () => {
    await clerk.locator('input[autocomplete="one-time-code"]').fill(await app.code())
    await button(cast, clerk, go).click()
    await clerk.waitForURL(/\/today/)
  })
  await signOut(clerk)
  await steps.step('without the phone, a recovery code', clerk, async () => {
    await byPassword(cast, clerk)
    await button(cast, clerk, { en: 'Use a recovery code', ar: 'استخدم رمز استرداد' }).click()
    await field(clerk, cast.say({ en: 'Recovery code', ar: 'رمز الاسترداد' })).fill(recovery.toLowerCase())
  })
  await steps.step('lets in too', clerk, async () => {
    await button(cast, clerk, go).click()
    await clerk.waitForURL(/\/today/)
  })
}

async function usePasskeys(cast: Cast, steps: Steps, clerk: Page): Promise<void> {
  const reader = await Fingerprint.attach(clerk)
  await steps.step('the security page', clerk, async () => {
    await clerk.goto('/account?tab=security')
    await clerk.getByText(cast.say({ en: '9 recovery codes left', ar: 'بقيت ٩ رموز استرداد' })).waitFor()
    await clerk
      .getByText(cast.say({ en: 'No passkeys yet.', ar: 'لا توجد مفاتيح مرور بعد.' }))
      .scrollIntoViewIfNeeded()
  })
  await steps.step('a passkey is added', clerk, async () => {
    await button(cast, clerk, { en: 'Add a passkey', ar: 'أضف مفتاح مرور' }).click()
    await clerk.getByText(cast.say({ en: 'Not used yet', ar: 'لم يُستخدم بعد' })).waitFor()
  })
  await steps.step('and called by a name', clerk, async () => {
    await clerk.getByRole('button', { name: cast.say({ en: 'Rename:', ar: 'تغيير الاسم:' }) }).click()
    await field(clerk, cast.say({ en: 'Name', ar: 'الاسم' })).fill(cast.say({ en: 'My phone', ar: 'هاتفي' }))
    await button(cast, clerk, { en: 'Save', ar: 'حفظ' }).click()
    await clerk
      .getByText(cast.say({ en: 'My phone', ar: 'هاتفي' }))
      .first()
      .waitFor()
    await clerk.getByRole('dialog').waitFor({ state: 'detached' })
  })
  await reader.finger(false)
  await signOut(clerk)
  await steps.step('the sign-in page offers passkeys', clerk, async () => {
    await clerk.goto('/sign-in')
    await button(cast, clerk, { en: 'Use a passkey', ar: 'استخدم مفتاح مرور' }).waitFor()
  })
  await steps.step('a finger signs in, without name and code', clerk, async () => {
    await reader.finger(true)
    await button(cast, clerk, { en: 'Use a passkey', ar: 'استخدم مفتاح مرور' })
      .click()
      .catch(() => {})
    await clerk.waitForURL(/\/today/)
  })
}

/** Fifteen minutes are long for a journey: the first refusal is played, the dialog, the proof and the repeated call are real. */
async function proveAgain(cast: Cast, steps: Steps, clerk: Page): Promise<void> {
  await steps.step('a sensitive change asks who it is', clerk, async () => {
    await clerk.goto('/account')
    await clerk.route(
      '**/api/v1/profile/',
      (route) =>
        route.request().method() === 'PATCH'
          ? route.fulfill({
              status: 403,
              contentType: 'application/problem+json',
              body: JSON.stringify({ status: 403, title: '', code: 'fresh_sign_in_required' }),
            })
          : route.fallback(),
      { times: 2 },
    )
    await field(clerk, cast.say({ en: 'Username', ar: 'اسم المستخدم' })).fill('mona.adel')
    await button(cast, clerk, { en: 'Save', ar: 'حفظ' }).click()
    await clerk.getByRole('dialog', { name: cast.say({ en: 'Is it you?', ar: 'هل هذا أنت؟' }) }).waitFor()
  })
  await steps.step('and goes through after the proof, with what was typed', clerk, async () => {
    await clerk.unroute('**/api/v1/profile/')
    await clerk
      .getByRole('dialog')
      .locator('input[type="password"]')
      .waitFor({ state: 'detached' })
      .catch(() => {})
    await button(cast, clerk, { en: 'Use a passkey', ar: 'استخدم مفتاح مرور' }).click()
    await clerk
      .getByText(cast.say({ en: 'Saved.', ar: 'تم الحفظ.' }))
      .first()
      .waitFor()
    await clerk.reload()
    const kept = await field(clerk, cast.say({ en: 'Username', ar: 'اسم المستخدم' })).inputValue()
    if (kept !== 'mona.adel') throw new Error(`the username is "${kept}"`)
  })
}

async function atTheDesk(cast: Cast, steps: Steps, owner: Page): Promise<void> {
  const invited = await post(owner, '/api/v1/users/', {
    first_name: cast.say({ en: 'Heba', ar: 'هبة' }),
    last_name: cast.say({ en: 'Abdallah', ar: 'عبد الله' }),
    phone_number1: familyPhone,
    roles: ['parent'],
  })
  const { id } = Object(invited['user'])
  let link = ''
  await steps.step('the front desk shows a code to a mother without a phone', owner, async () => {
    await owner.goto(`/admin/users/${id}`)
    const made = owner.waitForResponse(/one-time-sign-in/)
    await button(cast, owner, { en: 'Show the code', ar: 'اعرض الرمز' }).click()
    ;({ link } = await (await made).json())
    await owner
      .getByRole('img', { name: cast.say({ en: 'Sign-in code for the desk', ar: 'رمز دخول للمكتب' }) })
      .waitFor()
  })
  const mother = await cast.enter()
  await steps.step('she scans it', mother, async () => {
    await mother.goto(link)
    await button(cast, mother, { en: 'Sign me in', ar: 'أدخلني' }).waitFor()
  })
  await steps.step('and is signed in', mother, async () => {
    await button(cast, mother, { en: 'Sign me in', ar: 'أدخلني' }).click()
    await mother.waitForURL(/\/today/)
  })
}

async function byPassword(cast: Cast, clerk: Page): Promise<void> {
  await clerk.goto('/sign-in?by=password')
  await field(
    clerk,
    cast.say({ en: 'Phone, e-mail or username', ar: 'الهاتف أو البريد أو اسم المستخدم' }),
  ).fill(clerkPhone)
  await clerk.locator('input[type="password"]').fill(password)
  await button(cast, clerk, { en: 'Sign in', ar: 'تسجيل الدخول' }).click()
  await clerk.getByRole('heading', { name: cast.say({ en: 'One more step', ar: 'خطوة أخيرة' }) }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page
    .context()
    .request.delete('/api/v1/auth/session/')
    .catch(() => undefined)
  await page.context().clearCookies({ name: /session|csrf/ })
}
