import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { faultRows, insertCheck, type CheckRow } from '../queries/ledger.ts'
import '../events.ts'

/**
 * Compares everything that is kept beside the entries with the entries: sums of transactions, balances, wallets,
 * invoices, numbers. Writes down what it found; faults are announced (docs/domain/billing.md).
 */
export async function verifyLedger(ctx: Context): Promise<CheckRow> {
  const faults = await faultRows(ctx)
  const check = await insertCheck(ctx, faults)
  await audit(ctx, {
    action: 'ledger.verify',
    object: { kind: 'ledger_check', id: check.id },
    after: { faults: faults.length },
  })
  if (faults.length > 0) await emit(ctx, 'ledger.faulty', { check_id: check.id, faults: faults.length })
  return check
}
