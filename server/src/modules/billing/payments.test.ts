import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { makeInvoice, receiptPicture } from '#test/invoices'
import { makeChild } from '#test/learners'

let world: World
let nadia: Caller
let omar: Caller
let farida: Caller
let hany: Caller
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Said', { roles: ['parent'] })
  farida = await world.person('Farida Nabil', { roles: ['financial'] })
  hany = await world.person('Hany Aziz', { roles: ['financial'] })
})
afterAll(() => world.stop())

let invoice: { id: string; number: string }
beforeEach(async () => {
  invoice = await makeInvoice(world, nadia)
})

const pay = (who: Caller, fields: Record<string, string>, of = invoice.id) =>
  who.post(`/api/v1/invoices/${of}/payments/`, { method: 'instapay', ...fields })
const standing = async (id = invoice.id) => (await farida.get(`/api/v1/invoices/${id}/`)).json

describe('a receipt', () => {
  test('waits for finance with its picture, and moves nothing yet', async () => {
    const sent = await nadia.form(`/api/v1/invoices/${invoice.id}/payments/`, {
      amount: '200.00',
      method: 'bank_transfer',
      tracking_code: 'TR-5501',
      paid_at: '2026-11-20T18:00:00Z',
      note: 'First part',
      receipt: await receiptPicture(11),
    })
    expect(sent.status, sent.text).toBe(201)
    expect(sent.json).toMatchObject({
      status: 'pending',
      amount: '200.00',
      currency: 'EGP',
      flags: [],
      can: { decide: false },
    })
    expect(await standing()).toMatchObject({ status: 'pending_review', balance: '500.00', paid: '0.00' })
    expect((await farida.get(sent.json.receipt)).status).toBe(200)
    expect((await omar.get(sent.json.receipt)).status).toBe(404)
  })

  test('approved in part leaves the rest, cash closes it', async () => {
    const { json: payment } = await pay(nadia, { amount: '200', tracking_code: 'A-1' })
    const approved = await farida.post(`/api/v1/payments/${payment.id}/approve/`)
    expect(approved.json).toMatchObject({
      status: 'approved',
      credit: '0.00',
      can: { decide: false, reverse: true },
    })
    expect(await standing()).toMatchObject({ status: 'partially_paid', balance: '300.00', paid: '200.00' })
    const cash = await farida.post(`/api/v1/invoices/${invoice.id}/cash/`, { amount: '300.00' })
    expect(cash.json).toMatchObject({ status: 'approved', method: 'cash' })
    expect(await standing()).toMatchObject({
      status: 'paid',
      balance: '0.00',
      can: { pay: false, take_cash: false },
    })
    const ledger = await farida.get('/api/v1/ledger/', { query: { invoice: invoice.id } })
    expect(ledger.json.results.map((row: { reason: string }) => row.reason)).toEqual([
      'payment.cash',
      'payment.instapay',
      'invoice.issue',
    ])
    await world.work()
    const events = await world.rows<{ type: string }>(
      `SELECT type FROM platform.events WHERE data->>'invoice_id' = $1 ORDER BY id`,
      [invoice.id],
    )
    expect(events.map((row) => row.type)).toEqual([
      'invoice.issued',
      'payment.submitted',
      'payment.approved',
      'invoice.paid',
      'payment.approved',
    ])
  })

  test('is never decided by the one who handed it in', async () => {
    const { json: payment } = await pay(farida, { amount: '100', tracking_code: 'A-2' })
    expect((await farida.post(`/api/v1/payments/${payment.id}/approve/`)).json).toMatchObject({
      status: 403,
      code: 'own_payment',
    })
    expect(
      (await farida.post(`/api/v1/payments/${payment.id}/reject/`, { reason: 'Not mine to say' })).json.code,
    ).toBe('own_payment')
    expect((await hany.post(`/api/v1/payments/${payment.id}/approve/`)).status).toBe(200)
  })

  test('approved a second time does nothing and answers the same', async () => {
    const { json: payment } = await pay(nadia, { amount: '100', tracking_code: 'A-3' })
    const first = await farida.post(`/api/v1/payments/${payment.id}/approve/`)
    const second = await hany.post(`/api/v1/payments/${payment.id}/approve/`)
    expect(second.json).toEqual(first.json)
    expect((await standing()).paid).toBe('100.00')
    expect(
      (await farida.post(`/api/v1/payments/${payment.id}/reject/`, { reason: 'Changed my mind' })).json.code,
    ).toBe('payment_decided')
  })

  test('approved by twenty at once posts one transaction', async () => {
    const { json: payment } = await pay(nadia, { amount: '150', tracking_code: 'A-4' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? farida : hany).post(`/api/v1/payments/${payment.id}/approve/`),
      ),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
    const posted = await world.rows(`SELECT 1 FROM billing.journal_transactions WHERE reference_id = $1`, [
      payment.id,
    ])
    expect(posted).toHaveLength(1)
    expect((await standing()).balance).toBe('350.00')
  })

  test('rejected with a reason, the invoice is unpaid again and the payer reads why', async () => {
    const { json: payment } = await pay(nadia, { amount: '100', tracking_code: 'A-5' })
    expect(
      (await farida.post(`/api/v1/payments/${payment.id}/reject/`, { reason: 'no' })).json.errors,
    ).toHaveProperty('reason')
    await farida.post(`/api/v1/payments/${payment.id}/reject/`, { reason: 'The transfer did not arrive' })
    expect(await standing()).toMatchObject({ status: 'unpaid' })
    expect((await nadia.get(`/api/v1/payments/${payment.id}/`)).json).toMatchObject({
      status: 'rejected',
      reason: 'The transfer did not arrive',
    })
    expect((await farida.post(`/api/v1/payments/${payment.id}/approve/`)).json.code).toBe('payment_decided')
  })

  test('with a code or picture that was used before is flagged, to finance only', async () => {
    const picture = await receiptPicture(77)
    const first = await nadia.form(`/api/v1/invoices/${invoice.id}/payments/`, {
      amount: '50',
      method: 'instapay',
      tracking_code: 'ipn 77-120',
      receipt: picture,
    })
    const other = await makeInvoice(world, omar)
    const second = await omar.form(`/api/v1/invoices/${other.id}/payments/`, {
      amount: '50',
      method: 'instapay',
      tracking_code: 'IPN٧٧١٢٠',
      receipt: picture,
    })
    expect(second.json).toMatchObject({ flags: [], doubles: [] })
    const seen = await farida.get(`/api/v1/payments/${second.json.id}/`)
    expect(seen.json.flags).toEqual(['same_tracking_code', 'same_image'])
    expect(seen.json.doubles.map((double: { id: string }) => double.id)).toEqual([first.json.id])
    const flagged = await farida.get('/api/v1/payments/', { query: { flagged: 'true', status: 'pending' } })
    expect(flagged.json.results.map((row: { id: string }) => row.id)).toContain(first.json.id)
  })

  test('needs a picture or a code, an exact amount and a past date', async () => {
    expect((await pay(nadia, { amount: '10' })).json.errors).toHaveProperty('receipt')
    for (const amount of ['0', '-5', '10.005', '1e3', '1,000']) {
      expect((await pay(nadia, { amount, tracking_code: 'X' })).json.errors, amount).toHaveProperty('amount')
    }
    expect((await pay(nadia, { amount: '١٠٫٥', tracking_code: 'X-9' })).json.amount).toBe('10.50')
    expect(
      (await pay(nadia, { amount: '10', tracking_code: 'X', paid_at: '2026-12-21T10:00:00Z' })).json.errors,
    ).toHaveProperty('paid_at')
  })

  test('sent again with the same key answers the first', async () => {
    const send = () =>
      nadia.post(
        `/api/v1/invoices/${invoice.id}/payments/`,
        { method: 'instapay', amount: '20', tracking_code: 'K-1' },
        { key: `nadia-${invoice.id}` },
      )
    const [first, second] = [await send(), await send()]
    expect(second.json.id).toBe(first.json.id)
    expect((await standing()).payments).toHaveLength(1)
  })
})

describe('more than is owed', () => {
  test('becomes credit, and credit pays the next invoice', async () => {
    const { json: payment } = await pay(nadia, { amount: '650', tracking_code: 'O-1' })
    expect((await farida.get(`/api/v1/payments/${payment.id}/`)).json.flags).toEqual(['above_balance'])
    await farida.post(`/api/v1/payments/${payment.id}/approve/`)
    expect(await standing()).toMatchObject({ status: 'paid', credit: '150.00' })
    const next = await makeInvoice(world, nadia)
    expect((await omar.post(`/api/v1/invoices/${next.id}/credit/`)).status).toBe(404)
    const used = await nadia.post(`/api/v1/invoices/${next.id}/credit/`)
    expect(used.json).toMatchObject({ method: 'wallet', amount: '150.00', status: 'approved' })
    expect(await standing(next.id)).toMatchObject({
      status: 'partially_paid',
      balance: '350.00',
      credit: '0.00',
    })
    expect((await nadia.post(`/api/v1/invoices/${next.id}/credit/`)).json.code).toBe('insufficient_credit')
    expect(
      (await hany.post(`/api/v1/payments/${payment.id}/reverse/`, { reason: 'The bank took it back' })).json
        .code,
    ).toBe('insufficient_credit')
  })

  test('is not taken in cash, also by two desks at once', async () => {
    expect(
      (await farida.post(`/api/v1/invoices/${invoice.id}/cash/`, { amount: '500.01' })).json,
    ).toMatchObject({ status: 409, code: 'amount_above_balance' })
    const answers = await Promise.all(
      [farida, hany, farida, hany].map((desk) =>
        desk.post(`/api/v1/invoices/${invoice.id}/cash/`, { amount: '300' }),
      ),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409, 409])
    expect(await standing()).toMatchObject({ balance: '200.00' })
  })

  test('credit that two try to spend is spent once', async () => {
    const rich = await world.person('Rania Adel', { roles: ['parent'] })
    const paid = await makeInvoice(world, rich, { amounts: [10_000n] })
    const { json: payment } = await pay(rich, { amount: '200', tracking_code: 'O-2' }, paid.id)
    await farida.post(`/api/v1/payments/${payment.id}/approve/`)
    const invoices = await Promise.all([1, 2, 3].map(() => makeInvoice(world, rich, { amounts: [10_000n] })))
    const answers = await Promise.all(
      invoices.map(({ id }) => rich.post(`/api/v1/invoices/${id}/credit/`, { amount: '100' })),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409])
    expect(answers.find((answer) => answer.status === 409)?.json.code).toBe('insufficient_credit')
  })
})

describe('undoing', () => {
  test('is a reversing transaction; the invoice owes again', async () => {
    const { json: payment } = await pay(nadia, { amount: '500', tracking_code: 'U-1' })
    await farida.post(`/api/v1/payments/${payment.id}/approve/`)
    expect((await standing()).status).toBe('paid')
    const reversed = await hany.post(`/api/v1/payments/${payment.id}/reverse/`, {
      reason: 'The bank took it back',
    })
    expect(reversed.json).toMatchObject({ status: 'reversed', reason: 'The bank took it back' })
    expect(await standing()).toMatchObject({ status: 'unpaid', balance: '500.00', paid_at: null })
    expect(
      (await hany.post(`/api/v1/payments/${payment.id}/reverse/`, { reason: 'The bank took it back' })).json
        .status,
    ).toBe('reversed')
    expect(
      await world.rows('SELECT 1 FROM billing.journal_transactions WHERE reference_id = $1', [payment.id]),
    ).toHaveLength(2)
  })

  test('an invoice without payments can be voided, one with payments cannot', async () => {
    const voided = await farida.post(`/api/v1/invoices/${invoice.id}/void/`, { reason: 'Wrong course' })
    expect(voided.json).toMatchObject({
      status: 'void',
      balance: '0.00',
      paid: '0.00',
      void_reason: 'Wrong course',
    })
    expect((await pay(nadia, { amount: '1', tracking_code: 'V-1' })).json.code).toBe('invoice_not_payable')
    const other = await makeInvoice(world, nadia)
    await pay(nadia, { amount: '1', tracking_code: 'V-2' }, other.id)
    expect(
      (await farida.post(`/api/v1/invoices/${other.id}/void/`, { reason: 'Wrong course' })).json.code,
    ).toBe('invoice_has_payments')
  })
})

describe('who finds what', () => {
  test('a stranger finds neither invoice nor payment', async () => {
    const { json: payment } = await pay(nadia, { amount: '10', tracking_code: 'S-1' })
    expect((await omar.get(`/api/v1/invoices/${invoice.id}/`)).status).toBe(404)
    expect((await pay(omar, { amount: '10', tracking_code: 'S-2' })).status).toBe(404)
    expect((await omar.get(`/api/v1/payments/${payment.id}/`)).status).toBe(404)
    const seen = await omar.get('/api/v1/invoices/', { query: { page_size: '100' } })
    expect(seen.json.results.every((row: { payer: { id: string } }) => row.payer.id === omar.id)).toBe(true)
    expect((await nadia.post(`/api/v1/payments/${payment.id}/approve/`)).status).toBe(403)
    expect((await nadia.get('/api/v1/ledger/')).status).toBe(403)
  })

  test('a second guardian with the right to pay finds the invoice of the child, without that right not', async () => {
    const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
    const karim = await world.person('Karim Hassan', { roles: ['parent'] })
    const forYusuf = await makeInvoice(world, nadia, { learner: yusuf.id })
    expect((await karim.get(`/api/v1/invoices/${forYusuf.id}/`)).status).toBe(404)
    await world.rows(
      `INSERT INTO people.guardians (id, learner_id, user_id, can_pay, started_at) VALUES (gen_random_uuid(), $1, $2, false, now())`,
      [yusuf.id, karim.id],
    )
    expect((await karim.get(`/api/v1/invoices/${forYusuf.id}/`)).status).toBe(404)
    await world.rows(`UPDATE people.guardians SET can_pay = true WHERE user_id = $1`, [karim.id])
    expect((await karim.get(`/api/v1/invoices/${forYusuf.id}/`)).json).toMatchObject({
      number: forYusuf.number,
      lines: [{ learner: { first_name: 'Yusuf' } }],
    })
    expect((await pay(karim, { amount: '10', tracking_code: 'G-1' }, forYusuf.id)).status).toBe(201)
    expect((await karim.get(`/api/v1/invoices/${invoice.id}/`)).status).toBe(404)
  })

  test('finance searches by number, payer and learner in any letters', async () => {
    const laila = await world.person('ليلى أحمد', { roles: ['parent'] })
    const hers = await makeInvoice(world, laila)
    for (const search of [hers.number.toLowerCase(), 'ليلي احمد']) {
      const found = await farida.get('/api/v1/invoices/', { query: { search } })
      expect(
        found.json.results.map((row: { id: string }) => row.id),
        search,
      ).toEqual([hers.id])
    }
    world.at('2026-12-10T10:00:00Z')
    const overdue = await farida.get('/api/v1/invoices/', { query: { overdue: 'true', payer: laila.id } })
    expect(overdue.json.results).toMatchObject([{ id: hers.id, is_overdue: true }])
    world.at('2026-11-21T10:00:00Z')
    expect((await farida.get('/api/v1/invoices/', { query: { status: 'lost' } })).json.errors).toHaveProperty(
      'status',
    )
  })
})

test('the books agree after all of this', async () => {
  expect((await farida.post('/api/v1/ledger/verify/')).json).toMatchObject({ ok: true, faults: [] })
})
