import { setLectureStatus } from '#catalog'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { Problem } from '#platform/errors'
import { attendanceErrors } from '../errors.ts'
import { tellRegister } from '../live.ts'
import { isProvisional, presentTotals } from '../present-register.ts'
import { registerRows, writeConfirmation, type RegisterRow } from '../queries/register.ts'
import { demandWritable, openRegister } from './open-register.ts'

/**
 * Says that the register is whole: a person has marked everybody, and everybody present has a rating unless the centre
 * makes ratings optional. The lecture counts as completed from then on; marks stay correctable within the window.
 * @throws Problem `register_incomplete`, `ratings_missing`, and what marking refuses
 */
export async function confirmRegister(ctx: Context, lectureId: string): Promise<void> {
  const register = await openRegister(ctx, lectureId, { lock: 'lock' })
  demandWritable(register)
  const rows = await registerRows(ctx, register.lecture)
  refuseUnless(
    rows,
    (row) => row.standing === 'former' || (row.present !== null && row.marked_via !== 'auto'),
    attendanceErrors.register_incomplete,
  )
  if (register.ratingsRequired)
    refuseUnless(rows, (row) => row.present !== true || row.rating !== null, attendanceErrors.ratings_missing)
  await writeConfirmation(ctx, lectureId)
  if (register.lecture.status !== 'completed') await setLectureStatus(ctx, lectureId, 'completed')
  const totals = presentTotals(rows, isProvisional(register, ctx.now))
  await audit(ctx, {
    action: 'attendance.confirm',
    object: { kind: 'lecture', id: lectureId },
    after: totals.counts,
  })
  await tellRegister(ctx, {
    lecture: register.lecture,
    teacherIds: register.state.teacher_ids,
    counts: totals.counts,
    rate: totals.attendance_rate,
    changed: [],
    ratedOnly: false,
  })
}

/** @throws the refusal, naming how many and who */
function refuseUnless(
  rows: readonly RegisterRow[],
  good: (row: RegisterRow) => boolean,
  refusal: (values: { count: number }) => Problem,
): void {
  const missing = rows.filter((row) => !good(row))
  if (missing.length > 0) throw refusal({ count: missing.length })
}
