import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emit } from '#platform/events'
import { queueMessage } from '#platform/outbox'
import { changeSetting } from '#platform/settings'
import type { Caller } from '#test/caller'
import { makeCourse, makeLecture } from '#test/courses'
import { enrol } from '#test/enrolments'
import { startWorld, type World } from '#test/harness'
import { makeInvoice, receiptPicture } from '#test/invoices'
import { makeChild } from '#test/learners'

let world: World
let nadia: Caller
let karim: Caller
let mona: Caller
let finance: Caller
let admin: Caller
let owner: Caller

beforeAll(async () => {
  world = await startWorld()
  owner = await world.person('Hoda Rashid', { roles: ['owner'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'], email: 'nadia@example.org', locale: 'ar' })
  karim = await world.person('Karim Hassan', { roles: ['parent'] })
  mona = await world.person('Mona Adel', { roles: ['support'], email: 'mona@example.org' })
  finance = await world.person('Farida Lotfy', { roles: ['financial'] })
  admin = await world.person('Aisha Karim', { roles: ['admin'] })
  await world.work()
})
afterAll(() => world.stop())
beforeEach(async () => {
  world.at('2026-11-21T10:00:00Z')
  await world.work()
  await world.rows(
    'TRUNCATE notifications.notifications, notifications.preferences, notifications.quiet_hours CASCADE',
  )
  await world.rows('DELETE FROM platform.outbox_messages')
})

interface Row {
  id: string
  type: string
  category: string
  title: string
  body: string
  path: string | null
  is_read: boolean
}

async function told(who: Caller, language = 'en'): Promise<Row[]> {
  return (await who.get('/api/v1/notifications/', { headers: { 'accept-language': language } })).json.results
}

const types = async (who: Caller): Promise<string[]> => (await told(who)).map((row) => row.type)

async function ticket(who: Caller, title = 'Bus'): Promise<string> {
  return (await who.post('/api/v1/tickets/', { title })).json.id
}

test('a ticket is told to support, the answer to its client by mail in his language, from right to left', async () => {
  const id = await ticket(nadia, 'الحافلة تأخرت')
  await world.work()
  expect(await told(mona)).toMatchObject([
    { type: 'ticket_opened', category: 'ticket', path: `/desk/${id}`, is_read: false },
  ])
  expect(await told(finance)).toEqual([])
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'We ask the driver <now>' })
  await world.work()
  const [row] = await told(nadia, 'ar')
  expect(row).toMatchObject({ type: 'ticket_answered', path: `/tickets/${id}` })
  expect(row?.title).toContain('رد جديد في التذكرة')
  expect((await told(nadia, 'fa'))[0]?.title).toContain('پاسخ تازه')
  const mails = (await world.outbox()).filter((message) => message.channel === 'email')
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({
    recipient: 'nadia@example.org',
    kind: 'notification.ticket_answered',
    status: 'sent',
  })
  expect(mails[0]?.subject).toContain('رد جديد')
  const [{ html } = { html: '' }] = await world.rows<{ html: string }>(
    'SELECT html FROM platform.outbox_messages',
  )
  expect(html).toContain('dir="rtl"')
  expect(html).toContain('&lt;now&gt;')
  expect(html).not.toContain('<now>')
  const [{ id: mailId } = { id: '' }] = await world.rows<{ id: string }>(
    'SELECT id FROM platform.outbox_messages',
  )
  const shown = await owner.get(`/api/v1/outbox-messages/${mailId}/html/`)
  expect(shown.headers['content-security-policy']).toContain('sandbox')
  expect(shown.text).toBe(html)
})

test('an internal note is told to agents and never to the client, not even as a mail', async () => {
  const id = await ticket(nadia)
  await admin.post(`/api/v1/tickets/${id}/take/`)
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'Secret', internal_note: true })
  await world.work()
  expect(await types(admin)).toContain('ticket_note')
  expect(await told(nadia)).toEqual([])
  const everything = JSON.stringify([
    await world.outbox(),
    await world.rows('SELECT * FROM notifications.notifications WHERE user_id = $1', [nadia.id]),
  ])
  expect(everything).not.toContain('Secret')
})

test('several answers in one ticket are one unread row; who reads along gets no mail', async () => {
  const id = await ticket(nadia)
  for (const body of ['One', 'Two', 'Three']) await mona.post(`/api/v1/tickets/${id}/messages/`, { body })
  await world.work()
  expect(await told(nadia)).toMatchObject([{ body: 'Mona Adel: Three' }])
  expect((await nadia.get('/api/v1/notifications/unread-count/')).json).toEqual({ unread: 1 })
  const mails = (await world.outbox()).length
  await nadia.post(`/api/v1/tickets/${id}/look/`, { state: 'viewing' })
  await mona.post(`/api/v1/tickets/${id}/messages/`, { body: 'Four' })
  await world.work()
  expect((await world.outbox()).length).toBe(mails)
  expect((await nadia.post('/api/v1/notifications/read-all/', { thread: `ticket:${id}` })).json).toEqual({
    unread: 0,
  })
})

test('the same event handled twice tells nobody twice', async () => {
  const { id } = await makeInvoice(world, nadia)
  await world.work()
  expect(await types(nadia)).toEqual(['invoice_issued'])
  const [event] = await world.rows<{ id: string; data: object; at: string }>(
    "SELECT id, data, at FROM platform.events WHERE type = 'invoice.issued' ORDER BY at DESC LIMIT 1",
  )
  const spec = world.app.jobs.spec('notifications.invoice-issued')
  if (!spec || !event) throw new Error('no such job')
  await world.rows("DELETE FROM platform.handled_events WHERE subscriber = 'notifications.invoice-issued'")
  const again = {
    id: event.id,
    type: 'invoice.issued',
    data: { invoice_id: id, payer_id: nadia.id },
    actorId: null,
    at: '2026-11-21T10:00:00.000Z',
  }
  await world.app.jobs.run(spec, again, world.app.makeContext)
  expect(await types(nadia)).toEqual(['invoice_issued'])
  expect((await world.outbox()).filter((message) => message.channel === 'email')).toHaveLength(1)
})

test('amounts are written in the reader’s language and digits', async () => {
  await makeInvoice(world, nadia, { amounts: [123_450n] })
  await world.work()
  expect((await told(nadia, 'en'))[0]?.title).toMatch(/EGP\s1,234\.50$/)
  expect((await told(nadia, 'fa'))[0]?.title).toContain('۱٬۲۳۴')
  expect((await told(nadia, 'ar'))[0]?.title).toMatch(/١٬٢٣٤٫٥٠/)
})

test('a receipt is told to finance, its approval to the payer', async () => {
  const invoice = await makeInvoice(world, nadia)
  const paid = await nadia.form(`/api/v1/invoices/${invoice.id}/payments/`, {
    method: 'bank_transfer',
    amount: '500.00',
    tracking_code: 'T-99',
    receipt: await receiptPicture(17),
  })
  expect(paid.status, paid.text).toBe(201)
  await world.work()
  expect(await types(finance)).toEqual(['payment_submitted'])
  await finance.post(`/api/v1/payments/${paid.json.id}/approve/`)
  await world.work()
  expect((await types(nadia)).toSorted()).toEqual(['invoice_issued', 'payment_approved'])
})

test('finance is led to the receipt itself; the payer reads why it was not accepted', async () => {
  const invoice = await makeInvoice(world, nadia)
  const paid = await nadia.form(`/api/v1/invoices/${invoice.id}/payments/`, {
    method: 'bank_transfer',
    amount: '500.00',
    tracking_code: 'T-100',
    receipt: await receiptPicture(18),
  })
  await world.work()
  expect((await told(finance, 'en'))[0]?.path).toBe(`/admin/receipts?payment=${paid.json.id}`)
  await finance.post(`/api/v1/payments/${paid.json.id}/reject/`, { reason: 'The transfer did not arrive' })
  await world.work()
  expect((await told(nadia, 'en'))[0]).toMatchObject({
    type: 'payment_rejected',
    body: expect.stringContaining('“The transfer did not arrive”'),
  })
})

test('guardians learn of an absence; a mark taken back in time stops mail and text', async () => {
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
  const course = await makeCourse(world, { name: 'Tajweed 2' })
  const lecture = await makeLecture(world, { course, startsAt: '2026-11-21T09:00:00Z' })
  const mark = (present: boolean) =>
    world.within((ctx) =>
      emit(ctx, 'attendance.marked', {
        lecture_id: lecture.id,
        course_id: course.id,
        marks: [{ learner_id: yusuf.id, present }],
      }),
    )
  await mark(false)
  await world.work()
  expect(await told(nadia)).toMatchObject([
    { type: 'learner_absent', title: 'Yusuf was absent from Tajweed 2' },
  ])
  expect(await told(karim)).toEqual([])
  expect(await world.outbox()).toEqual([])
  await mark(true)
  await world.work()
  expect(await types(nadia)).toEqual(['learner_present'])
  expect(
    await world.rows(
      "SELECT status, count(*)::int AS n FROM notifications.deliveries WHERE channel <> 'in_app' GROUP BY 1",
    ),
  ).toEqual([{ status: 'replaced', n: 2 }])
  await mark(false)
  await world.work()
  world.at('2026-11-21T10:11:00Z')
  await runDue()
  await world.work()
  expect((await world.outbox()).map((message) => [message.channel, message.kind]).toSorted()).toEqual([
    ['email', 'notification.learner_absent'],
    ['sms', 'notification.learner_absent'],
  ])
})

async function runDue(): Promise<void> {
  const due = world.app.jobs.spec('notifications.send-due')
  if (!due) throw new Error('no such job')
  await world.app.jobs.run(due, { due_at: world.now().toString() }, world.app.makeContext)
}

test('at night a text message waits for the morning, unless the lecture is too near to wait', async () => {
  const laila = await makeChild(world, karim, 'Laila Hassan', { gender: 'female' })
  const course = await makeCourse(world, { name: 'Painting' })
  await enrol(world, { course: course.id, learner: laila.id })
  const near = await makeLecture(world, { course, startsAt: '2026-11-22T07:00:00Z' })
  const far = await makeLecture(world, { course, startsAt: '2026-11-25T07:00:00Z' })
  world.at('2026-11-21T21:30:00Z')
  const change = (id: string) =>
    world.within((ctx) => emit(ctx, 'lectures.changed', { course_id: course.id, lecture_ids: [id] }))
  await change(far.id)
  await world.work()
  expect(await types(karim)).toEqual(['lecture_changed'])
  expect(await world.outbox()).toEqual([])
  const [deferred] = await world.rows<{ not_before: string }>(
    "SELECT to_json(not_before)#>>'{}' AS not_before FROM notifications.deliveries WHERE status = 'deferred'",
  )
  expect(Temporal.Instant.from(deferred?.not_before ?? '').toString()).toBe('2026-11-22T06:00:00Z')
  await change(near.id)
  await world.work()
  expect((await world.outbox()).map((message) => message.channel)).toEqual(['sms'])
  world.at('2026-11-22T06:01:00Z')
  await runDue()
  await world.work()
  expect(await world.outbox()).toHaveLength(2)
})

test('a deferred message that nobody needs any more is dropped', async () => {
  const omar = await makeChild(world, karim, 'Omar Hassan')
  const course = await makeCourse(world, { name: 'Robots' })
  await enrol(world, { course: course.id, learner: omar.id })
  const lecture = await makeLecture(world, { course, startsAt: '2026-11-23T09:00:00Z' })
  world.at('2026-11-21T21:30:00Z')
  await world.within((ctx) =>
    emit(ctx, 'lectures.changed', { course_id: course.id, lecture_ids: [lecture.id] }),
  )
  await world.work()
  world.at('2026-11-24T09:00:00Z')
  await runDue()
  expect(await world.rows("SELECT status FROM notifications.deliveries WHERE channel = 'sms'")).toEqual([
    { status: 'expired' },
  ])
  expect(await world.outbox()).toEqual([])
})

test('people choose what is mailed; the list in the app always has it', async () => {
  expect(
    (
      await nadia.patch('/api/v1/notifications/preferences/', {
        categories: [{ category: 'payment', email: false, sms: true }],
        quiet_from: '23:30',
      })
    ).json,
  ).toMatchObject({ quiet_from: '23:30', quiet_to: '08:00' })
  await makeInvoice(world, nadia)
  await world.work()
  expect(await types(nadia)).toEqual(['invoice_issued'])
  expect((await world.outbox()).map((message) => message.channel)).toEqual(['sms'])
  const back = await nadia.patch('/api/v1/notifications/preferences/', {
    categories: [{ category: 'payment', sms: null }],
  })
  expect(back.json.categories.find((row: { category: string }) => row.category === 'payment')).toMatchObject({
    email: false,
    sms: null,
  })
  expect(
    (
      await nadia.patch('/api/v1/notifications/preferences/', {
        categories: [{ category: 'nonsense', email: false }],
      })
    ).status,
  ).toBe(400)
  expect((await nadia.patch('/api/v1/notifications/preferences/', { quiet_from: '25:00' })).status).toBe(400)
})

test('what one was told is nobody else’s to read or mark', async () => {
  await makeInvoice(world, nadia)
  await world.work()
  const [row] = await told(nadia)
  if (!row) throw new Error('nothing was told')
  for (const answer of [
    await karim.get(`/api/v1/notifications/${row.id}/`),
    await owner.get(`/api/v1/notifications/${row.id}/`),
    await karim.post(`/api/v1/notifications/${row.id}/read/`),
    await karim.patch(`/api/v1/notifications/${row.id}/`, { is_read: true }),
  ])
    expect(answer.status).toBe(404)
  expect((await nadia.post(`/api/v1/notifications/${row.id}/read/`)).json.is_read).toBe(true)
  expect((await nadia.patch(`/api/v1/notifications/${row.id}/`, { is_read: false })).json.is_read).toBe(false)
  expect((await nadia.post('/api/v1/notifications/read-all/')).json).toEqual({ unread: 0 })
})

test('a long list is read along a cursor without losing or doubling any', async () => {
  for (let n = 0; n < 7; n++) await makeInvoice(world, nadia)
  await world.work()
  const seen: string[] = []
  let path: string | null = '/api/v1/notifications/?cursor=&page_size=3'
  while (path) {
    const page: Awaited<ReturnType<Caller['get']>> = await nadia.get(path)
    seen.push(...page.json.results.map((row: Row) => row.id))
    path = page.json.next ? page.json.next.replace(/^https?:\/\/[^/]+/, '') : null
  }
  expect(new Set(seen).size).toBe(7)
  expect(seen).toEqual(seen.toSorted().toReversed())
})

test('an announcement reaches roles, people and families once each, with progress, and not those who come later', async () => {
  expect(
    (await admin.post('/api/v1/notifications/preview/', { roles: ['parent'], user_ids: [nadia.id, mona.id] }))
      .json,
  ).toEqual({ recipients: 3, email: 2, sms: 3 })
  const body = {
    title: 'Eid {holiday}',
    body: 'Closed on <Friday>.',
    roles: ['parent'],
    user_ids: [nadia.id, mona.id],
    channels: ['in_app', 'email'],
  }
  const sent = await admin.post('/api/v1/notifications/', body, { key: 'b-1' })
  expect(sent.status, sent.text).toBe(201)
  expect(sent.json).toMatchObject({ total: 3, done: 0, finished_at: null, sender: 'Aisha Karim' })
  expect((await admin.post('/api/v1/notifications/', body, { key: 'b-1' })).json.id).toBe(sent.json.id)
  const late = await world.person('Late Parent', { roles: ['parent'] })
  await world.work()
  expect((await admin.get(`/api/v1/broadcasts/${sent.json.id}/`)).json).toMatchObject({
    total: 3,
    done: 3,
    finished_at: '2026-11-21T10:00:00.000Z',
  })
  expect(await told(karim)).toMatchObject([
    { type: 'broadcast', title: 'Eid {holiday}', body: 'Closed on <Friday>.' },
  ])
  expect(await told(late)).toEqual([])
  expect((await world.outbox()).map((message) => message.recipient).toSorted()).toEqual([
    'mona@example.org',
    'nadia@example.org',
  ])
  expect((await nadia.post('/api/v1/notifications/', body)).status).toBe(403)
  expect((await admin.post('/api/v1/notifications/', { title: 'x', body: 'y' })).json.code).toBe(
    'nobody_to_tell',
  )
  await world.rows('DELETE FROM identity.user_roles WHERE user_id = $1', [late.id])
})

test('two workers share a large announcement and tell nobody twice', async () => {
  const ids: string[] = []
  for (let n = 0; n < 130; n++) ids.push((await world.person(`Guest ${n}`)).id)
  const sent = await admin.post('/api/v1/notifications/', {
    title: 'Hello',
    body: 'All',
    user_ids: ids,
    channels: ['in_app'],
  })
  const spec = world.app.jobs.spec('notifications.broadcast')
  if (!spec) throw new Error('no such job')
  await Promise.all(
    [1, 2, 3].map(() => world.app.jobs.run(spec, { broadcast_id: sent.json.id }, world.app.makeContext)),
  )
  expect((await admin.get(`/api/v1/broadcasts/${sent.json.id}/`)).json).toMatchObject({
    total: 130,
    done: 130,
  })
  expect(
    await world.rows(
      'SELECT count(*)::int AS n, count(DISTINCT user_id)::int AS people FROM notifications.notifications WHERE event_id = $1',
      [sent.json.id],
    ),
  ).toEqual([{ n: 130, people: 130 }])
})

test('the outbox hides codes and links of real people and shows them in the demo centre', async () => {
  await world.within((ctx) =>
    queueMessage(ctx, {
      channel: 'sms',
      recipient: '+201001112223',
      body: '482913 is your code',
      secrets: ['482913'],
      kind: 'otp',
    }),
  )
  await world.work()
  expect((await nadia.get('/api/v1/outbox-messages/')).status).toBe(403)
  expect((await mona.get('/api/v1/outbox-messages/')).status).toBe(403)
  const hidden = await owner.get('/api/v1/outbox-messages/', { query: { kind: 'otp' } })
  expect(hidden.json.results).toMatchObject([
    { body: '•••••• is your code', status: 'sent', transport: 'outbox' },
  ])
  expect(hidden.text).not.toContain('482913')
  expect((await owner.get('/api/v1/outbox-messages/', { query: { search: '482913' } })).json.count).toBe(0)
  const { id } = hidden.json.results[0]
  expect((await owner.get(`/api/v1/outbox-messages/${id}/`)).text).not.toContain('482913')
  expect((await owner.post(`/api/v1/outbox-messages/${id}/retry/`)).json.code).toBe('not_failed')
  await world.within((ctx) => changeSetting(ctx, 'centre.demo', true))
  expect((await owner.get(`/api/v1/outbox-messages/${id}/`)).json.body).toBe('482913 is your code')
  await world.within((ctx) => changeSetting(ctx, 'centre.demo', false))
})

test('the centre’s own words replace ours, and broken ones are refused', async () => {
  const path = '/api/v1/notification-templates/invoice_issued/'
  expect(
    (await admin.patch(path, { locale: 'en', title: 'Please pay {amount} {x}', body: 'b' })).json.errors,
  ).toHaveProperty('title')
  expect(
    (await admin.patch(path, { locale: 'en', title: 'Please pay {amount', body: 'b' })).json.errors,
  ).toHaveProperty('title')
  expect(
    (await admin.patch(path, { locale: 'en', title: 'Please pay {amount}', body: 'Number {number}' })).status,
  ).toBe(200)
  await makeInvoice(world, nadia)
  await world.work()
  expect((await told(nadia, 'en'))[0]?.title).toMatch(/^Please pay EGP/)
  expect((await told(nadia, 'ar'))[0]?.title).toContain('فاتورة')
  await admin.patch(path, { locale: 'en', title: null, body: null })
  expect((await told(nadia, 'en'))[0]?.title).toMatch(/^Invoice/)
})

test('the support team’s address gets a mail for each new ticket', async () => {
  await world.within((ctx) => changeSetting(ctx, 'tickets.support_email', 'help@example.org'))
  await ticket(nadia, 'Key\r\nBcc: all@example.org')
  await world.work()
  const mail = (await world.outbox()).find((message) => message.recipient === 'help@example.org')
  expect(mail?.subject).not.toMatch(/[\r\n]/)
  await world.within((ctx) => changeSetting(ctx, 'tickets.support_email', ''))
})

test('a new account is welcomed', async () => {
  const signed = await world.visitor.post('/auth/users/', {
    phone_number1: '01005556667',
    password: 'Kahf-18-Majlis',
    first_name: 'Salma',
    last_name: 'Aziz',
    dob: '1990-01-01',
    gender: 'female',
    role: 'parent',
  })
  expect(signed.status, signed.text).toBe(201)
  await world.work()
  expect(
    await world.rows('SELECT type FROM notifications.notifications WHERE user_id = $1', [signed.json.id]),
  ).toEqual([{ type: 'welcome' }])
})

test('whose access has ended is told nothing more of the child, not even what waited for the morning', async () => {
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
  await world.rows(
    "INSERT INTO people.guardians (id, learner_id, user_id, relation, started_at) VALUES (gen_random_uuid(), $1, $2, 'father', now())",
    [yusuf.id, karim.id],
  )
  const course = await makeCourse(world, { name: 'Tajweed 7' })
  await world.rows(
    `INSERT INTO notifications.notifications (id, event_id, user_id, type, category, params, link_kind, link_id, created_at)
     VALUES ('01990000-0000-7000-8000-00000000beef', gen_random_uuid(), $1, 'guardian_changed', 'system', '{}', 'learner', $2, now())`,
    [karim.id, yusuf.id],
  )
  await world.rows(
    `INSERT INTO notifications.deliveries (id, notification_id, event_id, user_id, channel, status, not_before, created_at)
     SELECT gen_random_uuid(), id, event_id, user_id, 'sms', 'deferred', now() + interval '1 day', now()
     FROM notifications.notifications WHERE id = '01990000-0000-7000-8000-00000000beef'`,
  )
  await nadia.delete(`/api/v1/parents/children/${yusuf.id}/guardians/${karim.id}/`)
  await world.work()
  const waiting = await world.rows('SELECT status FROM notifications.deliveries WHERE notification_id = $1', [
    '01990000-0000-7000-8000-00000000beef',
  ])
  expect(waiting).toEqual([{ status: 'expired' }])
  expect((await told(karim)).map((row) => row.type)).toContain('guardian_ended')
  await enrol(world, { course: course.id, learner: yusuf.id, requestedBy: karim.id })
  const [enrollment] = await world.rows<{ id: string }>(
    'SELECT id FROM enrolments.enrollments WHERE learner_id = $1',
    [yusuf.id],
  )
  await world.within((ctx) =>
    emit(ctx, 'enrollment.activated', {
      enrollment_id: enrollment?.id ?? '',
      course_id: course.id,
      learner_id: yusuf.id,
    }),
  )
  await world.work()
  expect(await types(karim)).not.toContain('enrollment_activated')
  expect(await types(nadia)).toContain('enrollment_activated')
})
