interface PaymentFact {
  readonly payment_id: string
  readonly invoice_id: string
  readonly payer_id: string
}
interface InvoiceFact {
  readonly invoice_id: string
  readonly payer_id: string
}

declare module '#platform/events' {
  interface EventMap {
    'invoice.issued': InvoiceFact
    'invoice.paid': InvoiceFact
    'invoice.voided': InvoiceFact
    'payment.submitted': PaymentFact
    'payment.approved': PaymentFact
    'payment.rejected': PaymentFact
    'payment.reversed': PaymentFact
    'ledger.faulty': { readonly check_id: string; readonly faults: number }
  }
}

export type { InvoiceFact, PaymentFact }
