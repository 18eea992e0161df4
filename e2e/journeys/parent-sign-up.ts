import type { Page } from 'playwright-core'
import { enterAsOwner, inEmptyCentre, proveThePhone } from '../lib/centre.ts'
import { post, read, type Cast } from '../lib/day.ts'
import { field, fillDate } from '../lib/look.ts'
import type { Steps } from '../lib/steps.ts'
import type { Journey } from '../run.ts'

const heba = { typed: '٠١٠٥٥٥٦٦٦٧٧', e164: '+201055566677' }
const thief = { typed: '01055500099', e164: '+201055500099' }
const kian = { typed: '01044433322', e164: '+201044433322' }

/** Everybody's way in: a parent to the first child, a changed phone that is taken back, a guest who becomes a user. */
export const journey: Journey = {
  name: 'parent-sign-up',
  walk: ({ browser, device, steps }) =>
    inEmptyCentre({ browser, device }, async (cast) => {
      const parent = await cast.enter()
      await signUp(cast, steps, parent)
      await addTheFirstChild(cast, steps, parent)
      await changeThePhone(cast, steps, parent)
      await takeItBack(cast, steps, parent)
      await becomeAUser(cast, steps)
    }),
}

async function signUp(cast: Cast, steps: Steps, parent: Page): Promise<void> {
  await steps.step('sign up by phone', parent, async () => {
    await parent.goto('/sign-up')
    await field(parent, cast.say({ en: 'Mobile number', ar: 'رقم الموبايل' })).waitFor()
  })
  await steps.step('the code says who owns the phone', parent, async () => {
    await proveThePhone(cast, parent, heba)
    await field(parent, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(
      cast.say({ en: 'Heba', ar: 'هبة' }),
    )
    await field(parent, cast.say({ en: 'Family name', ar: 'اسم العائلة' })).fill(
      cast.say({ en: 'Abdallah', ar: 'عبد الله' }),
    )
  })
  await steps.step('the sign-up ends at the first child', parent, async () => {
    await parent
      .getByRole('button', { name: cast.say({ en: 'Create my account', ar: 'أنشئ حسابي' }) })
      .click()
    await parent.waitForURL(/\/family\/new/)
    await parent
      .getByRole('heading', { name: cast.say({ en: 'Add your first child', ar: 'أضف طفلك الأول' }) })
      .waitFor()
  })
}

async function addTheFirstChild(cast: Cast, steps: Steps, parent: Page): Promise<void> {
  await steps.step('the first child is added', parent, async () => {
    await field(parent, cast.say({ en: 'First name', ar: 'الاسم الأول' })).fill(
      cast.say({ en: 'Yusuf', ar: 'يوسف' }),
    )
    await fillDate(parent, 0, Temporal.PlainDate.from('2016-05-04'))
    await parent.getByRole('radio', { name: cast.say({ en: 'Boy', ar: 'ولد' }) }).click()
    await parent.getByRole('button', { name: cast.say({ en: 'Add the child', ar: 'إضافة الطفل' }) }).click()
    await parent.getByRole('link', { name: cast.say({ en: 'Find a course', ar: 'البحث عن دورة' }) }).waitFor()
  })
  await steps.step('the family', parent, async () => {
    await parent.getByRole('link', { name: cast.say({ en: 'To my children', ar: 'إلى أطفالي' }) }).click()
    await parent.waitForURL(/\/family$/)
    await parent
      .getByRole('heading', { level: 1, name: cast.say({ en: 'My children', ar: 'أطفالي' }) })
      .waitFor()
    await parent
      .getByText(cast.say({ en: 'Yusuf', ar: 'يوسف' }))
      .first()
      .waitFor()
  })
}

async function changeThePhone(cast: Cast, steps: Steps, parent: Page): Promise<void> {
  await steps.step('another phone gets a code', parent, async () => {
    await parent.goto('/account?tab=security')
    await parent
      .getByRole('button', { name: cast.say({ en: 'Change the number', ar: 'تغيير الرقم' }) })
      .click()
    await field(parent, cast.say({ en: 'New number', ar: 'الرقم الجديد' })).fill(thief.typed)
    await parent
      .getByRole('button', { name: cast.say({ en: 'Text me a code', ar: 'أرسل لي الرمز' }) })
      .click()
    await parent.getByRole('button', { name: cast.say({ en: 'Continue', ar: 'متابعة' }) }).waitFor()
  })
  await steps.step('and is the login from then on', parent, async () => {
    await parent.keyboard.type(await cast.gateway.code(thief.e164))
    await parent.getByRole('button', { name: cast.say({ en: 'Continue', ar: 'متابعة' }) }).click()
    await parent.getByText('+20 105 550 0099').first().waitFor()
  })
}

async function takeItBack(cast: Cast, steps: Steps, parent: Page): Promise<void> {
  const owner = await cast.enter()
  await steps.step('the old phone is asked: was it not you', owner, async () => {
    await owner.goto(await cast.gateway.link(heba.e164, '/undo-change'))
    await owner
      .getByRole('heading', { name: cast.say({ en: 'Was it not you?', ar: 'لم تكن أنت؟' }) })
      .waitFor()
  })
  await steps.step('the change is undone', owner, async () => {
    await owner
      .getByRole('button', { name: cast.say({ en: 'It was not me: undo it', ar: 'لست أنا: تراجع عنه' }) })
      .click()
    await owner
      .getByRole('heading', { name: cast.say({ en: 'Your account is yours again', ar: 'عاد حسابك إليك' }) })
      .waitFor()
  })
  await steps.step('the other window is signed out', parent, async () => {
    await parent.goto('/family')
    await parent.waitForURL(/\/sign-in/)
  })
}

async function becomeAUser(cast: Cast, steps: Steps): Promise<void> {
  const owner = await enterAsOwner(cast)
  const camp = await post(owner, '/api/v1/bootcamps/', {
    name: cast.say({ en: 'Web bootcamp', ar: 'معسكر الويب' }),
    start_date: Temporal.Now.plainDateISO('Africa/Cairo').add({ days: 20 }).toString(),
    end_date: Temporal.Now.plainDateISO('Africa/Cairo').add({ days: 60 }).toString(),
    price: '0.00',
    status: 'registration_open',
  })
  const guest = await cast.enter()
  await guest.goto('/sign-in')
  await post(guest, '/api/v1/enrollment-requests/', {
    course: camp['id'],
    full_name: cast.say({ en: 'Kian Rostami', ar: 'كيان رستمي' }),
    phone: kian.typed,
    role: 'student',
  })
  const { results } = await read(owner, `/api/v1/enrollment-requests/?course=${String(camp['id'])}`)
  const [request]: unknown[] = Array.isArray(results) ? results : []
  const id = typeof request === 'object' && request !== null ? Reflect.get(request, 'id') : ''
  await post(owner, `/api/v1/enrollment-requests/${String(id)}/approve/`, {})
  await steps.step('a guest opens the link of the approval', guest, async () => {
    await guest.goto(await cast.gateway.link(kian.e164, '/today'))
    await guest.waitForURL(/\/sign-in/)
  })
  await steps.step('and is in with a code', guest, async () => {
    await proveThePhone(cast, guest, kian)
    await guest.waitForURL(/\/today/)
    await guest.locator('h1').first().waitFor()
  })
  await steps.step('the place is there', guest, async () => {
    await guest.goto('/my/places')
    await guest
      .getByText(cast.say({ en: 'Web bootcamp', ar: 'معسكر الويب' }))
      .first()
      .waitFor()
  })
}
