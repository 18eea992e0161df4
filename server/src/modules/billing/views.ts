import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { translate } from '#platform/i18n'
import { formatAmount } from '#platform/money'
import { can } from '#platform/permissions'
import { settings } from '#platform/settings'
import { userCards } from '#identity'
import { findInvoice } from './queries/invoices.ts'
import { accountRows, creditRows, entriesOf, lastCheck, type CheckRow } from './queries/ledger.ts'
import { doublesOf, findPayment, paymentsOf } from './queries/payments.ts'
import type { TransactionRow } from './queries/lists.ts'
import { namer, presentInvoices, presentPayments } from './present.ts'
import { payableStatuses, type OfflineMethod } from './rules.ts'
import type {
  InvoiceDetail,
  LedgerCheck,
  LedgerTransaction,
  PaymentDetail,
  PayWay,
  TrialBalance,
} from './schemas.ts'
import { invoiceScope, seesAll } from './scope.ts'
import './settings.ts'

/** @throws Problem `not_found` */
export async function invoiceDetail(ctx: Context, id: string): Promise<Static<typeof InvoiceDetail>> {
  const row = await findInvoice(ctx, id, await invoiceScope(ctx))
  const [invoice] = row ? await presentInvoices(ctx, [row]) : []
  if (!row || !invoice) throw platformErrors.not_found()
  const payments = await presentPayments(ctx, await paymentsOf(ctx, row.id))
  const ownCredit = row.payer_id === ctx.actor.userId || seesAll(ctx)
  const credit = ownCredit
    ? ((await creditRows(ctx, [row.payer_id])).find((entry) => entry.currency === row.currency)?.minor ?? 0n)
    : 0n
  const centre = await settings(ctx, ['centre.name', 'centre.address', 'centre.phone'])
  const payable = payableStatuses.includes(row.status)
  const waiting = payments.some((payment) => payment.status === 'pending')
  return {
    ...invoice,
    notes: row.notes,
    voided_at: row.voided_at,
    void_reason: row.void_reason,
    payments,
    credit: formatAmount(credit, row.currency),
    centre: {
      name: translate(centre['centre.name'], ctx.locale),
      address: centre['centre.address'],
      phone: centre['centre.phone'],
    },
    can: {
      pay: payable,
      use_credit:
        payable && credit > 0n && (row.payer_id === ctx.actor.userId || can(ctx, 'invoices.manage')),
      take_cash: payable && can(ctx, 'payments.take_cash'),
      void: payable && !waiting && row.balance_minor === row.total_minor && can(ctx, 'invoices.manage'),
    },
  }
}

/** @throws Problem `not_found` */
export async function paymentDetail(ctx: Context, id: string): Promise<Static<typeof PaymentDetail>> {
  const row = await findPayment(ctx, id, await invoiceScope(ctx))
  const [payment] = row ? await presentPayments(ctx, [row]) : []
  if (!row || !payment) throw platformErrors.not_found()
  const reviewer = can(ctx, 'payments.review')
  const doubles = seesAll(ctx) ? await doublesOf(ctx, row.id) : []
  return {
    ...payment,
    doubles: doubles.map((double) => ({
      id: double.id,
      invoice: { id: double.invoice_id, number: double.invoice_number },
      status: double.status,
      submitted_at: double.submitted_at,
    })),
    can: {
      decide: reviewer && row.status === 'pending' && row.submitted_by !== ctx.actor.userId,
      reverse: reviewer && row.status === 'approved',
    },
  }
}

/** The ways to pay that the centre has opened; a transfer to the bank is always possible, its details may be empty. */
export async function payWays(ctx: Context): Promise<Static<typeof PayWay>[]> {
  const values = await settings(ctx, [
    'billing.bank_details',
    'billing.instapay_details',
    'billing.vodafone_cash_details',
  ])
  const ways: { method: OfflineMethod; details: string }[] = [
    { method: 'bank_transfer', details: values['billing.bank_details'] },
    { method: 'instapay', details: values['billing.instapay_details'] },
    { method: 'vodafone_cash', details: values['billing.vodafone_cash_details'] },
    { method: 'other', details: '' },
  ]
  return ways.filter((way) => way.details !== '' || way.method === 'bank_transfer' || way.method === 'other')
}

export async function presentTransactions(
  ctx: Context,
  rows: readonly TransactionRow[],
): Promise<Static<typeof LedgerTransaction>[]> {
  const entries = await entriesOf(
    ctx,
    rows.map((row) => row.id),
  )
  const people = [
    ...rows.flatMap((row) => row.actor_id ?? []),
    ...entries.flatMap((entry) => entry.owner_id ?? []),
  ]
  const person = namer(await userCards(ctx, people))
  const byTransaction = Map.groupBy(entries, (entry) => entry.transaction_id)
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    reason: row.reason,
    reference: { kind: row.reference_kind, id: row.reference_id },
    reverses: row.reverses_id,
    actor: row.actor_id === null ? null : person(row.actor_id),
    entries: (byTransaction.get(row.id) ?? []).map((entry) => ({
      id: entry.id,
      account: {
        kind: entry.kind,
        label: entry.label,
        owner: entry.owner_id === null ? null : person(entry.owner_id),
      },
      ...sides(entry.amount_minor, entry.currency),
      currency: entry.currency,
      invoice:
        entry.invoice_id === null ? null : { id: entry.invoice_id, number: entry.invoice_number ?? '' },
    })),
  }))
}

/** A signed sum in two columns. */
function sides(minor: bigint, currency: string): { debit: string; credit: string } {
  return {
    debit: formatAmount(minor > 0n ? minor : 0n, currency),
    credit: formatAmount(minor < 0n ? -minor : 0n, currency),
  }
}

export async function trialBalance(ctx: Context): Promise<Static<typeof TrialBalance>> {
  const check = await lastCheck(ctx)
  const rows = await accountRows(ctx)
  return {
    accounts: rows.map(({ kind, label, currency, accounts, sum_minor }) => ({
      kind,
      label,
      currency,
      accounts: Number(accounts),
      ...sides(sum_minor, currency),
    })),
    last_check: check ? presentCheck(check) : null,
  }
}

export function presentCheck(check: CheckRow): Static<typeof LedgerCheck> {
  return {
    id: check.id,
    checked_at: check.checked_at,
    transactions: Number(check.transactions),
    entries: Number(check.entries),
    ok: check.problems.length === 0,
    faults: check.problems,
  }
}
