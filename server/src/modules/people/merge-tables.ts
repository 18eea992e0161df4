import type { Context } from '#platform/context'

/**
 * A table whose rows belong to a learner by `learner_id`. Each module declares its own (`'mergeLearner:<module>'`), and
 * merging two learners moves them (docs/domain/people.md); a test holds the declarations against the database.
 */
export interface LearnerTable {
  /** `enrolments.enrollments` */
  readonly table: string
  /** What its rows are, for the preview: `enrollment`. */
  readonly kind: string
  /** Columns of type uuid that name a row; `id` by default. Beside the learner, where the learner is part of the key. */
  readonly key?: readonly string[]
  /** What a learner can have once only. */
  readonly once?: readonly OnceRule[]
}

/** Rows of both learners that are equal in these columns cannot both be one learner's. */
export interface OnceRule {
  readonly columns: readonly string[]
  /** SQL over the row `t` that says where the rule counts; everywhere when absent. */
  readonly where?: (t: string) => string
  /** `refuse`: somebody has to decide first; `stay`: the survivor's row counts, the other one stays where it is. */
  readonly otherwise: 'refuse' | 'stay'
  /** The column that names the conflict to people, and the port that knows the names: `['course_id', 'course']`. */
  readonly named?: readonly [column: string, port: 'course']
}

declare module '#platform/context' {
  interface Ports {
    /** One list a module: what it keeps of learners. */
    [module: `mergeLearner:${string}`]: readonly LearnerTable[] | undefined
  }
}

const modules = [
  'catalog',
  'billing',
  'enrolments',
  'attendance',
  'learning',
  'bookings',
  'tickets',
  'messaging',
] as const

/** What people itself keeps, beside guardians, who are moved by rules of their own. */
const ownTables: readonly LearnerTable[] = [
  {
    table: 'people.guardian_invitations',
    kind: 'invitation',
    once: [
      {
        columns: ['phone'],
        where: (t) => `${t}.accepted_at IS NULL AND ${t}.revoked_at IS NULL AND ${t}.declined_at IS NULL`,
        otherwise: 'stay',
      },
    ],
  },
  { table: 'people.custody_notes', kind: 'custody_note' },
  { table: 'people.own_logins', kind: 'own_login' },
]

/** Every table to move, in a steady order. */
export function learnerTables(ctx: Pick<Context, 'ports'>): LearnerTable[] {
  return [...ownTables, ...modules.flatMap((name) => [...(ctx.ports[`mergeLearner:${name}`] ?? [])])]
}
