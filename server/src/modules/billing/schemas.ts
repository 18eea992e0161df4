import { Type, type Static, type TSchema } from 'typebox'
import { accountKinds } from './queries/ledger.ts'
import { invoiceStatuses, offlineMethods, paymentFlags, paymentMethods, paymentStatuses } from './rules.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
export const Amount = Type.String({
  description: 'Decimal amount with the decimals of its currency',
  examples: ['500.00'],
})

export const IdParams = Type.Object({ id: Id })

const Person = Type.Object({ id: Id, first_name: Type.String(), last_name: Type.String() })

export const InvoiceLine = Type.Object({
  id: Id,
  kind: Type.String({ description: 'What was sold, such as `enrollment`' }),
  ref_id: Id,
  learner: nullable(Person),
  description: Type.String(),
  amount: Amount,
})

const invoiceFields = {
  id: Id,
  number: nullable(Type.String({ examples: ['INV-2026-000041'] })),
  payer: Person,
  status: Type.Enum([...invoiceStatuses]),
  is_overdue: Type.Boolean({ description: 'Something is owed after the due date' }),
  currency: Type.String({ examples: ['EGP'] }),
  total: Amount,
  paid: Amount,
  balance: Type.String({ description: 'What is left to pay, by the ledger', examples: ['250.00'] }),
  issued_at: nullable(Moment),
  due_at: nullable(Moment),
  paid_at: nullable(Moment),
  lines: Type.Array(InvoiceLine),
}

export const Invoice = Type.Object(invoiceFields, { title: 'Invoice' })

const PaymentInvoice = Type.Object({
  id: Id,
  number: Type.String(),
})

export const Payment = Type.Object(
  {
    id: Id,
    invoice: PaymentInvoice,
    payer: Person,
    method: Type.Enum([...paymentMethods]),
    amount: Amount,
    credit: Type.String({
      description: 'The part that became credit because it was above the balance',
      examples: ['0.00'],
    }),
    currency: Type.String(),
    status: Type.Enum([...paymentStatuses]),
    tracking_code: Type.String(),
    receipt: nullable(Type.String({ description: 'Where the picture of the receipt is read' })),
    paid_at: nullable(Moment),
    note: Type.String(),
    submitted_by: Person,
    submitted_at: Moment,
    decided_by: nullable(Person),
    decided_at: nullable(Moment),
    reason: nullable(Type.String({ description: 'Why it was rejected or reversed' })),
    flags: Type.Array(Type.Enum([...paymentFlags]), {
      description: 'What looks odd; for finance only, empty for payers',
    }),
  },
  { title: 'Payment' },
)

export const PaymentDetail = Type.Object(
  {
    ...Payment.properties,
    doubles: Type.Array(
      Type.Object({
        id: Id,
        invoice: PaymentInvoice,
        status: Type.Enum([...paymentStatuses]),
        submitted_at: Moment,
      }),
      { description: 'Other payments with the same code or picture; for finance only' },
    ),
    can: Type.Object(
      { decide: Type.Boolean(), reverse: Type.Boolean() },
      { description: 'What the caller may do with it now' },
    ),
  },
  { title: 'PaymentDetail' },
)

export const InvoiceDetail = Type.Object(
  {
    ...invoiceFields,
    notes: Type.String(),
    voided_at: nullable(Moment),
    void_reason: nullable(Type.String()),
    payments: Type.Array(Payment),
    credit: Type.String({ description: "The payer's credit in this currency", examples: ['0.00'] }),
    centre: Type.Object(
      { name: Type.String(), address: Type.String(), phone: Type.String() },
      { description: 'Head of the printed page' },
    ),
    can: Type.Object(
      { pay: Type.Boolean(), use_credit: Type.Boolean(), take_cash: Type.Boolean(), void: Type.Boolean() },
      { description: 'What the caller may do with it now' },
    ),
  },
  { title: 'InvoiceDetail' },
)
export type InvoiceWire = Static<typeof Invoice>
export type PaymentWire = Static<typeof Payment>

export const PaymentBody = Type.Object({
  amount: Amount,
  method: Type.Enum([...offlineMethods]),
  tracking_code: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Reference number of the transfer; required without a receipt',
    }),
  ),
  paid_at: Type.Optional(Type.String({ format: 'date-time' })),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
})

export const CashBody = Type.Object({ amount: Amount, note: Type.Optional(Type.String({ maxLength: 1000 })) })
export const CreditBody = Type.Object({ amount: Type.Optional(Amount) })
export const ReasonBody = Type.Object({ reason: Type.String({ minLength: 5, maxLength: 1000 }) })

export const PayWay = Type.Object(
  {
    method: Type.Enum([...offlineMethods]),
    details: Type.String({ description: 'Where to send the money, as the centre wrote it' }),
  },
  { title: 'PayWay' },
)
export const PayWays = Type.Object({ results: Type.Array(PayWay) }, { title: 'PayWays' })

export const LedgerTransaction = Type.Object(
  {
    id: Id,
    at: Moment,
    reason: Type.String({ examples: ['invoice.issue', 'payment.bank_transfer'] }),
    reference: Type.Object({ kind: Type.String(), id: Id }),
    reverses: nullable(Id),
    actor: nullable(Person),
    entries: Type.Array(
      Type.Object({
        id: Id,
        account: Type.Object({
          kind: Type.Enum([...accountKinds]),
          label: Type.String(),
          owner: nullable(Person),
        }),
        debit: Amount,
        credit: Amount,
        currency: Type.String(),
        invoice: nullable(PaymentInvoice),
      }),
    ),
  },
  { title: 'LedgerTransaction' },
)

export const LedgerCheck = Type.Object(
  {
    id: Id,
    checked_at: Moment,
    transactions: Type.Integer(),
    entries: Type.Integer(),
    ok: Type.Boolean(),
    faults: Type.Array(Type.Object({ fault: Type.String(), object_id: nullable(Id), detail: Type.String() })),
  },
  { title: 'LedgerCheck' },
)

export const TrialBalance = Type.Object(
  {
    accounts: Type.Array(
      Type.Object({
        kind: Type.Enum([...accountKinds]),
        label: Type.String(),
        currency: Type.String(),
        accounts: Type.Integer({ description: 'How many accounts are summed here' }),
        debit: Amount,
        credit: Amount,
      }),
    ),
    last_check: nullable(LedgerCheck),
  },
  { title: 'TrialBalance' },
)
