import type { LearnerTable } from '#people'

/** What billing keeps of a learner; payers, amounts and the ledger stay as they are. */
export const learnerTables: readonly LearnerTable[] = [
  { table: 'billing.invoice_lines', kind: 'invoice_line' },
]
