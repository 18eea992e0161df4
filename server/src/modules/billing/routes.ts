import type { AnyRoute } from '#platform/http/route'
import { invoiceRoutes } from './routes/invoices.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { paymentRoutes } from './routes/payments.ts'

export const billingRoutes: readonly AnyRoute[] = [...invoiceRoutes, ...paymentRoutes, ...ledgerRoutes]
