import { instructorCards } from '#people'
import type { Context } from '#platform/context'
import { openConflicts } from '../queries/conflicts.ts'
import { registerRows, type RegisterRow } from '../queries/register.ts'
import {
  isProvisional,
  presentLecture,
  presentLine,
  presentTotals,
  presentWindow,
} from '../present-register.ts'
import { openRegister } from './open-register.ts'

/** The whole register of a lecture, as far as the actor may look. @throws Problem `not_found` */
export async function readRegister(ctx: Context, lectureId: string) {
  const register = await openRegister(ctx, lectureId)
  const rows = await registerRows(ctx, register.lecture)
  const conflicts = await openConflicts(ctx, lectureId)
  const people = [
    register.lecture.instructor_id,
    ...rows.map((row) => row.marked_by),
    ...conflicts.map((conflict) => conflict.offered_by),
  ]
  const cards = await instructorCards(ctx, [...new Set(people.filter((id) => id !== null))])
  const provisional = isProvisional(register, ctx.now)
  return {
    lecture: presentLecture(register),
    ...presentWindow(register),
    ...presentTotals(rows, provisional),
    attendances: rows.map((row) => presentLine(row, provisional)),
    conflicts: conflicts.map((conflict) => ({ ...conflict, ...namesOf(rows, conflict.learner_id) })),
    people: [...cards.values()].map(({ id, first_name, last_name }) => ({ id, first_name, last_name })),
  }
}

function namesOf(rows: readonly RegisterRow[], learnerId: string) {
  const row = rows.find((entry) => entry.learner_id === learnerId)
  return {
    child: row?.kind === 'child' ? learnerId : null,
    student: row?.kind === 'student' ? learnerId : null,
  }
}
