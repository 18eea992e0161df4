import { requireFreshSignIn } from '#identity'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route, Reply } from '#platform/http/route'
import { submitPayment } from '../actions/submit-payment.ts'
import { takeCash } from '../actions/take-cash.ts'
import { useCredit } from '../actions/use-credit.ts'
import { voidInvoice } from '../actions/void-invoice.ts'
import { presentInvoices } from '../present.ts'
import { invoiceList, invoiceRowsFor } from '../queries/lists.ts'
import {
  CashBody,
  CreditBody,
  IdParams,
  Invoice,
  InvoiceDetail,
  PaymentBody,
  PaymentDetail,
  PayWays,
  ReasonBody,
} from '../schemas.ts'
import { invoiceScope } from '../scope.ts'
import { invoiceDetail, paymentDetail, payWays } from '../views.ts'

const tag = 'Invoices'

export const invoiceRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/invoices/',
    operationId: 'listInvoices',
    tag,
    summary: 'Invoices',
    description:
      'Payers find their own and those of learners that they may pay for; finance and support find all. Newest first.',
    access: 'user',
    keyScopes: ['invoices.view_all', 'payments.review', 'invoices.manage'],
    query: listQuery(invoiceList),
    response: pageOf(Invoice),
    handler: async (ctx, { query, url }) => {
      const page = await runList(
        ctx.tx,
        invoiceList,
        invoiceRowsFor(ctx, await invoiceScope(ctx)),
        { query, url },
        (row) => row,
      )
      return { ...page, results: await presentInvoices(ctx, page.results) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/invoices/ways-to-pay/',
    operationId: 'listWaysToPay',
    tag,
    summary: 'Where money can be sent',
    description: 'The offline ways that the centre has opened, with its details for the payer.',
    access: 'user',
    response: PayWays,
    handler: async (ctx) => ({ results: await payWays(ctx) }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/invoices/{id}/',
    operationId: 'getInvoice',
    tag,
    summary: 'One invoice with its lines, payments and what the caller may do',
    description: 'Also the data of the printed page.',
    access: 'user',
    keyScopes: ['invoices.view_all', 'payments.review', 'invoices.manage'],
    params: IdParams,
    response: InvoiceDetail,
    handler: (ctx, { params }) => invoiceDetail(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/invoices/{id}/payments/',
    operationId: 'submitPayment',
    tag,
    summary: 'Report money that was sent, with its receipt',
    description:
      'For the payer and guardians with the right to pay. Waits for finance; a picture of the receipt, a tracking code or both are needed.',
    access: 'user',
    idempotent: true,
    errors: [409],
    limit: { name: 'payment-submit', points: 30, seconds: 3600, by: 'actor' },
    params: IdParams,
    body: PaymentBody,
    files: { receipt: { required: false, description: 'Picture or PDF of the receipt, at most 10 MB' } },
    response: PaymentDetail,
    example: {
      body: { amount: '250.00', method: 'instapay', tracking_code: 'IPN-77120', note: 'First half' },
    },
    handler: async (ctx, { params, body, files }) => {
      const id = await submitPayment(ctx, params.id, {
        method: body.method,
        amount: body.amount,
        trackingCode: body.tracking_code ?? '',
        paidAt: body.paid_at ?? null,
        note: body.note ?? '',
        image: files.find((part) => part.field === 'receipt') ?? null,
      })
      return paymentDetail(ctx, id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/invoices/{id}/cash/',
    operationId: 'takeCash',
    tag,
    summary: 'Take cash for an invoice',
    description: 'Settles at once into the drawer of the caller. More than the rest is refused.',
    access: ['payments.take_cash'],
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: CashBody,
    response: PaymentDetail,
    example: { body: { amount: '250.00', note: 'Paid by the uncle' } },
    handler: async (ctx, { params, body }) =>
      paymentDetail(ctx, await takeCash(ctx, params.id, { amount: body.amount, note: body.note ?? '' })),
  }),
  route({
    method: 'POST',
    path: '/api/v1/invoices/{id}/credit/',
    operationId: 'payInvoiceFromCredit',
    tag,
    summary: "Pay from the payer's credit",
    description: 'Without an amount: as much as is owed and there.',
    access: 'user',
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: CreditBody,
    response: PaymentDetail,
    example: { body: { amount: '50.00' } },
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      return paymentDetail(ctx, await useCredit(ctx, params.id, { amount: body.amount ?? null }))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/invoices/{id}/void/',
    operationId: 'voidInvoice',
    tag,
    summary: 'Take an invoice back that nobody has paid on',
    access: ['invoices.manage'],
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: ReasonBody,
    response: InvoiceDetail,
    status: 200,
    example: { body: { reason: 'Issued for the wrong course' } },
    handler: async (ctx, { params, body }) => {
      requireFreshSignIn(ctx)
      await voidInvoice(ctx, params.id, body.reason)
      return new Reply({ status: 200, body: await invoiceDetail(ctx, params.id) })
    },
  }),
]
