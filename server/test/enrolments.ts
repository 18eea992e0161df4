import { newId } from '#platform/ids'
import type { World } from './harness.ts'

export interface Enrolled {
  readonly id: string
}

/** Gives a learner a place in a course, written straight into the database: takes the seat, makes no invoice. */
export async function enrol(
  world: World,
  spec: {
    readonly course: string
    readonly learner: string
    readonly status?: 'active' | 'suspended' | 'completed'
    /** First day on which the learner is expected; today in the test's clock when absent. */
    readonly activeFrom?: string
    readonly requestedBy?: string
  },
): Promise<Enrolled> {
  const id = newId()
  const [taken] = await world.rows<{ ok: boolean }>('SELECT catalog.take_seats($1, 1) AS ok', [spec.course])
  if (!taken?.ok) throw new Error('no seat left for this test')
  await world.rows(
    `INSERT INTO enrolments.enrollments (id, course_id, learner_id, status, enrolled_at, active_from, requested_by, price_minor, currency)
     SELECT $1, c.id, $3, $4, $5::timestamptz, coalesce($6::date, $5::timestamptz::date), $7, 0, c.currency FROM catalog.courses c WHERE c.id = $2`,
    [
      id,
      spec.course,
      spec.learner,
      spec.status ?? 'active',
      world.now().toString(),
      spec.activeFrom ?? null,
      spec.requestedBy ?? null,
    ],
  )
  return { id }
}
