import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Mark } from '../rules/marks.ts'

type Reader = Pick<Context, 'tx'>

/** A mark as a conflict keeps it. */
export interface KeptMark extends Mark {
  readonly version: number
  readonly marked_by: string | null
  readonly marked_at: string | null
}

export interface ConflictRow {
  readonly id: string
  readonly lecture_id: string
  readonly learner_id: string
  readonly offered: Mark
  readonly kept: KeptMark
  readonly offered_by: string
  readonly at: string
}

const columns = sql.raw('id, lecture_id, learner_id, offered, kept, offered_by, at')

export async function openConflicts(ctx: Reader, lectureId: string): Promise<ConflictRow[]> {
  const { rows } = await sql<ConflictRow>`SELECT ${columns} FROM attendance.conflicts
    WHERE lecture_id = ${lectureId} AND resolved_at IS NULL ORDER BY at, id`.execute(ctx.tx)
  return rows
}

/** An open one, locked. */
export async function lockConflict(ctx: Reader, id: string): Promise<ConflictRow | undefined> {
  const { rows } =
    await sql<ConflictRow>`SELECT ${columns} FROM attendance.conflicts WHERE id = ${id} AND resolved_at IS NULL FOR UPDATE`.execute(
      ctx.tx,
    )
  return rows[0]
}

export async function closeConflict(ctx: Context, id: string, resolution: 'kept' | 'offered'): Promise<void> {
  await sql`UPDATE attendance.conflicts SET resolved_at = ${timestamp(ctx.now)}, resolved_by = ${ctx.actor.userId}, resolution = ${resolution}
    WHERE id = ${id}`.execute(ctx.tx)
}
