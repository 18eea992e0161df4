import { blank, hidden, kept, learner, sameAs, table, user } from '#platform/personal'

/** What billing knows about people. Parents stand before what points to them. */
export const billingPersonal = [
  table('billing.accounts', {
    subject: user('owner_id'),
    category: 'payments',
    plain: 'kind label currency',
  }),
  table('billing.journal_transactions', { subject: null, plain: 'idempotency_key reason reference_kind' }),
  table('billing.balances', { subject: null }),
  table('billing.number_series', { subject: null, plain: 'series' }),
  table('billing.invoices', {
    subject: user('payer_id'),
    owned: true,
    category: 'payments',
    columns: { void_reason: blank, notes: blank, number: kept('accounts') },
    plain: 'currency status source legacy_id',
    title: 'r.number',
  }),
  table('billing.invoice_lines', {
    subject: [sameAs('billing.invoices', 'invoice_id'), learner('learner_id')],
    category: 'payments',
    plain: 'kind',
    mentions: 'description',
  }),
  table('billing.journal_entries', { subject: null, plain: 'currency' }),
  table('billing.payments', {
    subject: sameAs('billing.invoices', 'invoice_id'),
    category: 'payments',
    owned: true,
    columns: {
      tracking_code: blank,
      tracking_key: hidden,
      receipt_file_id: hidden,
      receipt_sha256: { ...kept('abuse'), exported: false },
      note: blank,
      reason: blank,
    },
    plain: 'method currency status source legacy_id',
  }),
  table('billing.ledger_checks', { subject: null, plain: 'problems' }),
]
