import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { closeConflict, lockConflict } from '../queries/conflicts.ts'
import { registerRows } from '../queries/register.ts'
import { demandWritable, openRegister } from './open-register.ts'
import { markRegister } from './mark-register.ts'

/**
 * Ends a conflict: the mark that stands is kept, or the offered one takes its place. Whoever may mark the lecture may
 * decide. @throws Problem `not_found` for one that is decided already
 */
export async function resolveConflict(
  ctx: Context,
  conflictId: string,
  keep: 'kept' | 'offered',
): Promise<void> {
  const conflict = await lockConflict(ctx, conflictId)
  if (!conflict) throw errors.not_found()
  const register = await openRegister(ctx, conflict.lecture_id, { lock: 'lock' })
  demandWritable(register)
  await closeConflict(ctx, conflictId, keep)
  await audit(ctx, {
    action: 'attendance.resolve_conflict',
    object: { kind: 'lecture', id: conflict.lecture_id },
    after: { conflict: conflictId, keep },
  })
  if (keep === 'kept') return
  const rows = await registerRows(ctx, register.lecture)
  const row = rows.find((entry) => entry.learner_id === conflict.learner_id)
  if (!row) throw errors.not_found()
  const mark = { ...conflict.offered, version: row.version, [row.kind]: conflict.learner_id }
  await markRegister(ctx, conflict.lecture_id, {
    operationId: null,
    marks: [mark],
    field: (_index, name) => name,
  })
}
