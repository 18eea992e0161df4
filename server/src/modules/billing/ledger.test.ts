import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { makeInvoice } from '#test/invoices'
import { newId } from '#platform/ids'

let world: World
let nadia: Caller
let farida: Caller
let hany: Caller
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  farida = await world.person('Farida Nabil', { roles: ['financial'] })
  hany = await world.person('Hany Aziz', { roles: ['financial'] })
})
afterAll(() => world.stop())

/** Statements of one transaction, as the application's role. */
async function asApplication(statements: readonly [string, unknown[]?][]): Promise<string | null> {
  const client = new pg.Client({ connectionString: world.databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    for (const [text, values] of statements) await client.query(text, values ?? [])
    await client.query('COMMIT')
    return null
  } catch (error) {
    await client.query('ROLLBACK')
    return error instanceof pg.DatabaseError
      ? (error.constraint ?? error.code ?? error.message)
      : String(error)
  } finally {
    await client.end()
  }
}

describe('the database itself refuses', () => {
  const entry = (transaction: string, account: string, minor: number): [string, unknown[]] => [
    `INSERT INTO billing.journal_entries (id, transaction_id, account_id, currency, amount_minor) VALUES (gen_random_uuid(), $1, $2, 'EGP', $3)`,
    [transaction, account, minor],
  ]
  const account = async (kind: string, owner: string | null = null): Promise<string> =>
    (
      await world.rows<{ id: string }>(`SELECT billing.account($1, $2, $3, '', 'EGP') AS id`, [
        newId(),
        kind,
        owner,
      ])
    )[0]?.id ?? ''
  const transaction = (id: string, key = id): [string, unknown[]] => [
    `INSERT INTO billing.journal_transactions (id, idempotency_key, reason, reference_kind, reference_id, at) VALUES ($1, $2, 'test', 'test', $1, now())`,
    [id, key],
  ]

  test('a transaction that does not sum to zero, also when an old one gets another entry', async () => {
    const [bank, revenue, id] = [await account('bank'), await account('deferred_revenue'), newId()]
    expect(await asApplication([transaction(newId()), entry(id, bank, 100)])).toMatch(/fkey|journal/)
    expect(await asApplication([transaction(id), entry(id, bank, 100), entry(id, revenue, -99)])).toBe(
      'journal_sums_to_zero',
    )
    expect(await asApplication([transaction(id), entry(id, bank, 100), entry(id, revenue, -100)])).toBeNull()
    expect(await asApplication([entry(id, bank, 1)])).toBe('journal_sums_to_zero')
    expect(await asApplication([transaction(newId(), id)])).toBe('journal_key_once')
  })

  test('changing or deleting entries, and touching balances, by any role', async () => {
    for (const table of ['journal_entries', 'journal_transactions', 'balances']) {
      expect(await asApplication([[`DELETE FROM billing.${table}`]])).toBe('42501')
    }
    expect(await asApplication([[`UPDATE billing.journal_entries SET amount_minor = 1`]])).toBe('42501')
    await expect(
      world.rows(`UPDATE billing.journal_entries SET amount_minor = amount_minor`),
    ).rejects.toThrow('append-only')
    await expect(world.rows(`TRUNCATE billing.journal_transactions CASCADE`)).rejects.toThrow('append-only')
  })

  test('a wallet below zero', async () => {
    const [bank, wallet, id] = [await account('bank'), await account('customer_credit', nadia.id), newId()]
    expect(await asApplication([transaction(id), entry(id, bank, -5), entry(id, wallet, 5)])).toBe(
      'wallet_not_negative',
    )
  })
})

test('the check of the books sees a planted fault, the balances can be rebuilt', async () => {
  await makeInvoice(world, nadia)
  expect((await farida.post('/api/v1/ledger/verify/')).json).toMatchObject({ ok: true })
  await world.rows(
    `UPDATE billing.balances SET sum_minor = sum_minor + 7 WHERE account_id = (SELECT id FROM billing.accounts WHERE kind = 'receivable' LIMIT 1)`,
  )
  await world.rows(`UPDATE billing.number_series SET last = last + 1`)
  const found = (await farida.post('/api/v1/ledger/verify/')).json
  expect(found.faults.map((row: { fault: string }) => row.fault).toSorted()).toEqual([
    'missing_number',
    'wrong_balance',
  ])
  expect(await world.rows(`SELECT 1 FROM platform.events WHERE type = 'ledger.faulty'`)).toHaveLength(1)
  await world.rows(`UPDATE billing.number_series SET last = last - 1`)
  expect(await world.rows(`SELECT billing.rebuild_balances() AS n`)).toEqual([{ n: 1 }])
  expect((await farida.get('/api/v1/ledger/balances/')).json).toMatchObject({ last_check: { ok: false } })
  expect((await farida.post('/api/v1/ledger/verify/')).json).toMatchObject({ ok: true })
})

test('invoice numbers have no gaps, also when many are issued at once and some fail', async () => {
  await Promise.all(
    Array.from({ length: 12 }, async (_, n) => {
      const work = world.within(async (ctx) => {
        const { issueInvoice } = await import('#billing')
        await issueInvoice(ctx, {
          payerId: nadia.id,
          currency: 'EGP',
          lines: [
            { kind: 'enrollment', refId: newId(), learnerId: null, description: 'Gap', amountMinor: 100n },
          ],
        })
        if (n % 3 === 0) throw new Error('the family changed its mind')
      })
      await work.catch(() => undefined)
    }),
  )
  const rows = await world.rows<{ n: number }>(`SELECT series_number AS n FROM billing.invoices ORDER BY 1`)
  expect(rows.map((row) => row.n)).toEqual(rows.map((_, index) => index + 1))
})

/** What the model expects of one invoice. */
interface Model {
  readonly id: string
  balance: bigint
  pending: { id: string; amount: bigint; by: Caller }[]
  approved: { id: string; amount: bigint; credit: bigint }[]
}
const money = (minor: bigint): string => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`

test('any sequence of payments keeps the books in balance and the invoices equal to the ledger', {
  timeout: 240_000,
}, async () => {
  const step = fc.record({
    what: fc.constantFrom('submit', 'submit', 'approve', 'approve', 'reject', 'cash', 'credit', 'reverse'),
    which: fc.nat(2),
    amount: fc.bigInt(1n, 60_000n),
    pick: fc.nat(50),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const payer = await world.person('Model Payer', { roles: ['parent'] })
      const invoices: Model[] = []
      for (let n = 0; n < 3; n++)
        invoices.push({
          ...(await makeInvoice(world, payer, { amounts: [20_000n] })),
          balance: 20_000n,
          pending: [],
          approved: [],
        })
      let credit = 0n
      for (const { what, which, amount, pick } of steps) {
        const invoice = invoices[which]
        if (!invoice) continue
        const path = `/api/v1/invoices/${invoice.id}`
        if (what === 'submit') {
          const answer = await payer.post(`${path}/payments/`, {
            method: 'instapay',
            amount: money(amount),
            tracking_code: newId(),
          })
          expect(answer.status).toBe(invoice.balance > 0n ? 201 : 409)
          if (answer.status === 201) invoice.pending.push({ id: answer.json.id, amount, by: payer })
        } else if (what === 'approve' || what === 'reject') {
          const [payment] = invoice.pending.splice(pick % Math.max(1, invoice.pending.length), 1)
          if (!payment) continue
          const answer = await hany.post(
            `/api/v1/payments/${payment.id}/${what}/`,
            what === 'reject' ? { reason: 'Not there' } : {},
          )
          expect(answer.status, answer.text).toBe(200)
          if (what === 'reject') continue
          const over = payment.amount > invoice.balance ? payment.amount - invoice.balance : 0n
          invoice.balance -= payment.amount - over
          credit += over
          invoice.approved.push({ id: payment.id, amount: payment.amount, credit: over })
        } else if (what === 'cash') {
          const answer = await farida.post(`${path}/cash/`, { amount: money(amount) })
          expect(answer.status).toBe(invoice.balance > 0n && amount <= invoice.balance ? 201 : 409)
          if (answer.status !== 201) continue
          invoice.balance -= amount
          invoice.approved.push({ id: answer.json.id, amount, credit: 0n })
        } else if (what === 'credit') {
          const used = credit < invoice.balance ? credit : invoice.balance
          const answer = await payer.post(`${path}/credit/`)
          expect(answer.status).toBe(used > 0n ? 201 : 409)
          if (answer.status !== 201) continue
          invoice.balance -= used
          credit -= used
          invoice.approved.push({ id: answer.json.id, amount: used, credit: -used })
        } else {
          const at = pick % Math.max(1, invoice.approved.length)
          const payment = invoice.approved[at]
          if (!payment) continue
          const answer = await hany.post(`/api/v1/payments/${payment.id}/reverse/`, {
            reason: 'Undone by the model',
          })
          expect(answer.status, answer.text).toBe(payment.credit <= credit ? 200 : 409)
          if (answer.status !== 200) continue
          invoice.balance += payment.credit < 0n ? payment.amount : payment.amount - payment.credit
          credit -= payment.credit
          invoice.approved.splice(at, 1)
        }
      }
      for (const invoice of invoices) {
        const { json } = await payer.get(`/api/v1/invoices/${invoice.id}/`)
        expect(json).toMatchObject({ balance: money(invoice.balance), credit: money(credit) })
        const expected =
          invoice.balance === 0n
            ? 'paid'
            : invoice.pending.length > 0
              ? 'pending_review'
              : invoice.balance < 20_000n
                ? 'partially_paid'
                : 'unpaid'
        expect(json.status).toBe(expected)
      }
      expect(await world.rows('SELECT * FROM billing.ledger_faults()')).toEqual([])
    }),
    { numRuns: 25, seed: 20261121 },
  )
})
