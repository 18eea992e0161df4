import { requireFreshSignIn } from '#identity'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route } from '#platform/http/route'
import { approvePayment } from '../actions/approve-payment.ts'
import { rejectPayment } from '../actions/reject-payment.ts'
import { reversePayment } from '../actions/reverse-payment.ts'
import { presentPayments } from '../present.ts'
import { paymentList, paymentReviewList, paymentRowsFor } from '../queries/lists.ts'
import { IdParams, Payment, PaymentDetail, ReasonBody } from '../schemas.ts'
import { invoiceScope, seesAll } from '../scope.ts'
import { paymentDetail } from '../views.ts'

const tag = 'Payments'

export const paymentRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/payments/',
    operationId: 'listPayments',
    tag,
    summary: 'Payments',
    description:
      'Payers find those of their invoices, finance and support all. `flagged` works for staff only.',
    access: 'user',
    keyScopes: ['invoices.view_all', 'payments.review'],
    query: listQuery(paymentReviewList),
    response: pageOf(Payment),
    handler: async (ctx, { query, url }) => {
      const spec = seesAll(ctx) ? paymentReviewList : paymentList
      const page = await runList(
        ctx.tx,
        spec,
        paymentRowsFor(ctx, await invoiceScope(ctx)),
        { query, url },
        (row) => row,
      )
      return { ...page, results: await presentPayments(ctx, page.results) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/payments/{id}/',
    operationId: 'getPayment',
    tag,
    summary: 'One payment',
    access: 'user',
    keyScopes: ['invoices.view_all', 'payments.review'],
    params: IdParams,
    response: PaymentDetail,
    handler: (ctx, { params }) => paymentDetail(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/payments/{id}/approve/',
    operationId: 'approvePayment',
    tag,
    summary: 'Confirm that the money arrived',
    description: 'Never by the one who handed it in. A second approval changes nothing and answers the same.',
    access: ['payments.review'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    response: PaymentDetail,
    handler: async (ctx, { params }) => {
      await approvePayment(ctx, params.id)
      return paymentDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/payments/{id}/reject/',
    operationId: 'rejectPayment',
    tag,
    summary: 'Refuse a payment with a reason for the payer',
    access: ['payments.review'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: ReasonBody,
    response: PaymentDetail,
    example: { body: { reason: 'The transfer did not reach our account' } },
    handler: async (ctx, { params, body }) => {
      await rejectPayment(ctx, params.id, body.reason)
      return paymentDetail(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/payments/{id}/reverse/',
    operationId: 'reversePayment',
    tag,
    summary: 'Undo an approved payment by a reversing entry',
    access: ['payments.review'],
    status: 200,
    idempotent: true,
    errors: [409],
    params: IdParams,
    body: ReasonBody,
    response: PaymentDetail,
    example: { body: { reason: 'The bank took the transfer back' } },
    handler: async (ctx, { params, body }) => {
      requireFreshSignIn(ctx)
      await reversePayment(ctx, params.id, body.reason)
      return paymentDetail(ctx, params.id)
    },
  }),
]
