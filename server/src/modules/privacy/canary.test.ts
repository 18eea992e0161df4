import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogger } from '#platform/log'
import { sealAudit } from '#platform/audit'
import { verifyAudit } from '#platform/audit-verify'
import { verifyLedger } from '#billing'
import type { Answer, Caller } from '#test/caller'
import { Caller as CallerOf } from '#test/caller'
import { filesWith, rowsWith, storedFiles } from '#test/canaries'
import { makeCourse, makeLecture } from '#test/courses'
import { startWorld, type World } from '#test/harness'
import { receiptPicture } from '#test/invoices'

/*
 * People whose every value has a canary in it live a full life through the API and are erased. Then nothing of them is
 * in any row of any table, in any stored file or in the log; the books add up and the audit chain holds.
 */
const canaries = ['zyxq', '1555000', 'قناری']
const phones = { mona: '+201555000111', guest: '+201555000222' }

let world: World
let log = ''
let admin: Caller
let mona: Caller
let karim: Caller
let huda: Caller
let child: string
let course: { id: string; slug: string }
let books: unknown

beforeAll(async () => {
  const sink = new PassThrough()
  sink.on('data', (chunk) => (log += String(chunk)))
  world = await startWorld({ node: { log: createLogger('trace', sink) } })
  admin = await world.person('Admin Azza', { roles: ['owner'] })
})
afterAll(() => world.stop())

function good(answer: Answer): Answer {
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer
}

const device = { 'user-agent': 'Zyxq browser' }
const picture = async (name: string) => ({ ...(await receiptPicture(33)), name })

async function signIn(login: string): Promise<Caller> {
  const given = await world.visitor.post(
    '/auth/jwt/create/',
    { phone_number1: login, password: 'Zyxq-longer-7781' },
    { headers: device },
  )
  good(given)
  const [user] = await world.rows<{ id: string }>('SELECT id FROM identity.users WHERE phone_number1 = $1', [
    login,
  ])
  const id = user?.id ?? ''
  return new CallerOf(world.app, { id, name: '', phone: login, sessionId: '', token: given.json.access })
}

async function upload(who: Caller, purpose: string, name: string, text?: string): Promise<string> {
  const file = text ? { bytes: Buffer.from(text), name, type: 'text/plain' } : await picture(name)
  return good(await who.form('/api/v1/files/', { purpose, file })).json.id
}

describe('a whole life', () => {
  test('of a mother and her child', async () => {
    good(
      await world.visitor.post(
        '/auth/users/',
        {
          phone_number1: phones.mona,
          password: 'Zyxq-longer-7781',
          first_name: 'Zyxqmona',
          last_name: 'Zyxqhassan',
          dob: '1990-01-01',
          gender: 'female',
          role: 'parent',
          email: 'zyxq.mona@example.org',
          username: 'zyxqmona',
          address: 'Zyxq street 7',
          identity_number: 'ZYXQ-4411',
          identity_type: 'passport',
          city: 'Zyxqtown',
          province: 'Zyxqland',
          location: 'https://maps.example.org/zyxq',
        },
        { headers: device },
      ),
    )
    await world.rows(
      `UPDATE identity.users SET is_verified = true, is_active = true WHERE phone_number1 = $1`,
      [phones.mona],
    )
    await world.visitor.post(
      '/auth/jwt/create/',
      { phone_number1: phones.mona, password: 'zyxq-wrong' },
      { headers: device },
    )
    mona = await signIn(phones.mona)
    good(
      await mona.patch('/api/v1/profile/', {
        avatar: await upload(mona, 'avatar', 'zyxq-face.jpg'),
        phone_number2: '+201555000112',
      }),
    )
    good(await world.visitor.post('/auth/otp/request/', { phone: phones.mona }, { headers: device }))
    good(
      await world.visitor.post(
        '/auth/users/reset_password/',
        { email: 'zyxq.mona@example.org' },
        { headers: device },
      ),
    )
    const made = good(
      await mona.post(
        '/api/v1/parents/children/',
        {
          first_name: 'Zyxqyusuf',
          last_name: 'Zyxqhassan',
          dob: '2016-07-09',
          gender: 'boy',
          notes: 'Zyxq allergy',
          image: await upload(mona, 'avatar', 'zyxq-child.jpg'),
        },
        { key: 'zyxq-key-1' },
      ),
    )
    child = made.json.id
    await mona.get(
      `/api/v1/files/${(await mona.get('/api/v1/profile/')).json.avatar?.split('/').at(-2)}/?size=64`,
    )
    await world.work()
    expect(made.json.first_name).toBe('Zyxqyusuf')
  })

  test('with a course, an invoice, a receipt and a rating', async () => {
    huda = await world.person('Huda Salem', { roles: ['instructor'] })
    karim = await world.person('Zyxqkarim Zyxqsalem', {
      roles: ['instructor'],
      phone: '+201555000333',
      email: 'zyxq.karim@example.org',
    })
    await world.rows(
      `INSERT INTO people.instructor_profiles (user_id, bio, joined_date, created_at) VALUES ($1, 'Zyxq bio', '2026-01-01', now())
      ON CONFLICT (user_id) DO UPDATE SET bio = excluded.bio`,
      [karim.id],
    )
    good(
      await admin.patch(`/api/v1/instructors/${karim.id}/`, {
        bio: 'Zyxq teacher of years',
        image: await upload(admin, 'avatar', 'zyxq-karim.jpg'),
      }),
    )
    course = await makeCourse(world, { name: 'Tajweed', instructors: [karim, huda] })
    const asked = good(
      await mona.post('/api/v1/enrollment-requests/', {
        course: course.id,
        child,
        notes: 'Zyxq wishes',
        payment_method: 'instapay',
      }),
    )
    const request = asked.json.id
    good(
      await admin.post(`/api/v1/enrollment-requests/${request}/question/`, {
        question: 'Zyxqmona, which level?',
      }),
    )
    good(await mona.post(`/api/v1/enrollment-requests/${request}/answer/`, { answer: 'Zyxq level two' }))
    const approved = good(await admin.post(`/api/v1/enrollment-requests/${request}/approve/`))
    const invoice = approved.json.results[0].invoice.id
    const paid = good(
      await mona.form(`/api/v1/invoices/${invoice}/payments/`, {
        amount: '500.00',
        method: 'bank_transfer',
        tracking_code: 'ZYXQ-TR-1',
        note: 'Zyxq pays',
        receipt: await picture('zyxq-receipt.jpg'),
      }),
    )
    await world.work()
    good(await admin.post(`/api/v1/payments/${paid.json.id}/approve/`))
    const lecture = (await makeLecture(world, { course, startsAt: '2026-11-21T09:30:00Z' })).id
    good(
      await huda.post(`/api/v1/attendance/lecture/${lecture}/mark-bulk/`, {
        operation_id: 'operation-zyxq-1',
        marks: [{ child, present: true, rating: '9', notes: 'Zyxq reads well' }],
      }),
    )
    good(
      await mona.post(`/api/v1/courses/${course.id}/ratings/`, {
        child,
        rating: 9,
        feedback: 'Zyxq is glad',
      }),
    )
    good(
      await admin.post('/api/v1/attendance/identities/', { external_id: 'rfid:zyxq-card', user: karim.id }),
    )
    await world.work()
    expect(paid.json.status).toBe('pending')
  })

  test('with tickets, files and answers', async () => {
    const file = await upload(mona, 'attachment', 'zyxq-letter.txt', 'Dear centre, zyxq inside')
    const ticket = good(
      await mona.post('/api/v1/tickets/', {
        title: 'Zyxq question',
        description: 'Zyxq has lost it',
        file_ids: [file],
      }),
    ).json.id
    const at = `/api/v1/tickets/${ticket}/messages/`
    good(await admin.post(at, { body: 'Dear Zyxqmona Zyxqhassan, zyxq is found' }))
    good(await admin.post(at, { body: 'Zyxq is nice', internal_note: true }))
    good(
      await mona.post(at, {
        body: 'Thanks, says zyxq',
        file_ids: [await upload(mona, 'attachment', 'zyxq-two.jpg')],
      }),
    )
    good(await mona.post(`/api/v1/tickets/${ticket}/close/`))
    good(await mona.post(`/api/v1/tickets/${ticket}/rate/`, { rating: 5, comment: 'Zyxq likes it' }))
    good(
      await admin.post('/api/v1/notifications/', {
        title: 'Day off',
        body: 'Ask Zyxqkarim Zyxqsalem',
        channels: ['in_app', 'email'],
        roles: ['parent'],
      }),
    )
    good(await mona.post('/api/v1/privacy/exports/'))
    await world.work()
    good(
      await world.visitor.post('/api/v1/enrollment-requests/', {
        course: (await makeCourse(world, { kind: 'bootcamp' })).id,
        full_name: 'قناری Zyxqguest',
        phone: phones.guest,
        email: 'zyxq.guest@example.org',
        role: 'student',
      }),
    )
    await world.work()
    expect((await rowsWith(world, canaries)).length).toBeGreaterThan(40)
    expect((await filesWith(world, canaries)).length).toBeGreaterThan(0)
    books = await world.rows(
      'SELECT kind, currency, sum(b.sum_minor)::text FROM billing.accounts a JOIN billing.balances b ON b.account_id = a.id GROUP BY 1, 2 ORDER BY 1, 2',
    )
  })
})

describe('afterwards', () => {
  test('they are erased, and their files', async () => {
    const before = await storedFiles(world)
    const order = { kind: 'erasure', identity_proof: 'in_person', reason: 'Zyxq asked for it', at_once: true }
    good(
      await admin.post('/api/v1/privacy/requests/', {
        ...order,
        subject_kind: 'user',
        subject: mona.id,
        with_children: true,
      }),
    )
    await world.work()
    const [guest] = await world.rows<{ id: string }>(
      'SELECT id FROM enrolments.enrollment_requests WHERE guest_phone = $1',
      [phones.guest],
    )
    good(
      await admin.post('/api/v1/privacy/requests/', { ...order, subject_kind: 'guest', subject: guest?.id }),
    )
    good(await admin.post('/api/v1/privacy/requests/', { ...order, subject_kind: 'user', subject: karim.id }))
    await world.work()
    await world.work()
    expect(await world.rows('SELECT status FROM privacy.requests WHERE kind = $1', ['erasure'])).toEqual([
      { status: 'done' },
      { status: 'done' },
      { status: 'done' },
    ])
    expect(await storedFiles(world)).toBeLessThan(before - 5)
  })

  test('no row of any table knows them', async () => {
    expect(await rowsWith(world, canaries)).toEqual([])
  })

  test('no stored file knows them', async () => {
    expect(await filesWith(world, canaries)).toEqual([])
    const kept = await world.rows("SELECT purpose FROM media.files WHERE purpose <> 'course_image'")
    expect(kept).toEqual([])
  })

  test('no line of the log knows them', () => {
    expect(log.length).toBeGreaterThan(1_000)
    for (const word of [...canaries, '1555000']) expect(log.toLowerCase()).not.toContain(word)
  })

  test('the books add up, attendance is countable, the chain holds', async () => {
    expect(
      await world.rows(
        'SELECT kind, currency, sum(b.sum_minor)::text FROM billing.accounts a JOIN billing.balances b ON b.account_id = a.id GROUP BY 1, 2 ORDER BY 1, 2',
      ),
    ).toEqual(books)
    const { problems } = await world.within((ctx) => verifyLedger(ctx))
    expect(problems).toEqual([])
    expect(await world.rows('SELECT present FROM attendance.lecture_attendance')).toEqual([{ present: true }])
    await sealAudit(world.app.database)
    expect((await verifyAudit(world.app.database)).broken).toBe(null)
  })

  test('they are "Erased user" wherever they stood', async () => {
    const invoices = await admin.get('/api/v1/invoices/')
    expect(invoices.json.results[0].payer.name ?? invoices.json.results[0].payer.first_name).toContain(
      'Erased user',
    )
    const users = await admin.get('/api/v1/users/?search=erased')
    expect(users.status).toBe(200)
    const page = await world.visitor.get(`/api/v1/courses/${course.id}/`)
    expect(page.json.instructors.map((one: { first_name: string }) => one.first_name)).toEqual(['Huda'])
  })
})
