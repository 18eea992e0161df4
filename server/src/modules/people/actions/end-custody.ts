import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { insertCustodyNote } from '../queries/custody.ts'
import { endGuardian } from './guardians.ts'

/**
 * Ends a guardian's access because of a custody decision: at once, and he cannot be invited again until somebody who
 * may see custody notes adds him. The reason is kept as a custody note. @throws Problem as {@link endGuardian}
 */
export async function endCustody(
  ctx: Context,
  learnerId: string,
  userId: string,
  note: string,
): Promise<void> {
  await endGuardian(ctx, learnerId, userId, 'custody')
  await writeCustodyNote(ctx, learnerId, { userId, note })
}

/** The audit trail says that there is a note, not what it says: fewer people may read notes than the trail. */
export async function writeCustodyNote(
  ctx: Context,
  learnerId: string,
  written: { userId: string | null; note: string },
): Promise<string> {
  const id = newId()
  await insertCustodyNote(ctx, { id, learnerId, ...written })
  await audit(ctx, {
    action: 'custody_note.create',
    object: { kind: 'learner', id: learnerId },
    after: { note: id, about: written.userId },
  })
  return id
}
