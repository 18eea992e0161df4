import './events.ts'
import './ports.ts'
import './settings.ts'

export { issueInvoice, type InvoiceOrder } from './actions/issue-invoice.ts'
export { voidInvoice } from './actions/void-invoice.ts'
export { submitPayment, type Receipt } from './actions/submit-payment.ts'
export { approvePayment } from './actions/approve-payment.ts'
export { rejectPayment } from './actions/reject-payment.ts'
export { reversePayment } from './actions/reverse-payment.ts'
export { takeCash, settleAtDesk } from './actions/take-cash.ts'
export { verifyLedger } from './actions/verify-ledger.ts'
export { balanceOf, invoiceOfLine, invoiceRows, lockInvoice, rejectionReason, type Standing } from './face.ts'
export type { InvoiceRow, LineInvoiceRow } from './queries/invoices.ts'
export { paymentMethods, type InvoiceStatus, type PaymentMethod } from './rules.ts'
export type { LineKind, SettledInvoice } from './ports.ts'
export {
  deskFigures,
  invoicesLike,
  owedInvoices,
  takingsByWeek,
  takingsSince,
  type DeskFigures,
  type OwedInvoice,
  type Takings,
} from './queries/figures.ts'
