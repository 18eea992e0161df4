import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely'
import { conditions, orderTerms, readParameters } from '../../server/src/platform/http/list.ts'
import { modules } from '../../server/src/modules/all.ts'
import { courseList } from '../../server/src/modules/catalog/queries/course-filters.ts'
import {
  courseListStatement,
  publicCourseStatement,
} from '../../server/src/modules/catalog/queries/course-read.ts'
import { enrolStatement } from '../../server/src/modules/enrolments/queries/enrol-fast.ts'
import { seededId } from './ids.ts'
import { type Scenario, seeded, targets } from './targets.ts'

/** A pgbench script and how many of all requests it stands for. */
export type Script = { text: string; weight: number }

/**
 * What the limit runs: the statements of the server's own query functions, asked here and now, with pgbench's
 * variables in the places of what differs from request to request. Null where no statement answers.
 */
export function scriptsOf(scenario: Scenario): Script[] | null {
  if (scenario === 'list') return listScripts()
  if (scenario === 'detail') return [detailScript()]
  if (scenario === 'enrolment') return [enrolmentScript()]
  return null
}

const compiler = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** As many requests as it takes until terms, seasons and statuses come in the same order again. */
const listRequests = 180

/** Requests with the same text share a script; a variable picks among their values. */
function listScripts(): Script[] {
  const groups = new Map<string, CompiledQuery[]>()
  for (let n = 0; n < listRequests; n++) {
    const { path } = targets.halqa.request('list', n, '', '')
    const statement = listStatement(new URL(path, 'http://127.0.0.1').searchParams).compile(compiler)
    groups.set(statement.sql, [...(groups.get(statement.sql) ?? []), statement])
  }
  return [...groups.values()].map((alike) => ({ weight: alike.length, text: pickingScript(alike) }))
}

function listStatement(search: URLSearchParams): RawBuilder<unknown> {
  const parameters = readParameters(Object.fromEntries(search))
  return courseListStatement({
    scope: { kind: 'public' },
    conditions: conditions(courseList, parameters),
    order: orderTerms(courseList, parameters.get('ordering')),
    size: Number(parameters.get('page_size')),
    offset: 0,
    narrow: true,
  })
}

function pickingScript(alike: CompiledQuery[]): string {
  const [first] = alike
  if (!first) throw new Error('no statement')
  const statement = fill(first, (value, at) => {
    const values = alike.map(({ parameters }) => asText(parameters[at]))
    return values.every((other) => other === values[0])
      ? literal(value)
      : `(${textArray(values)}::text[])[:pick]`
  })
  return `\\set pick random(1, ${alike.length})\n${statement}`
}

function detailScript(): Script {
  const course = seededId('course', 0)
  const statement = fill(publicCourseStatement(course).compile(compiler), (value) =>
    value === course ? 'bench.id(6, :n)' : literal(value),
  )
  return { weight: 1, text: `\\set n random(0, ${seeded.courses - 1})\n${statement}` }
}

function enrolmentScript(): Script {
  const [course, learner] = [seededId('course', 0), seededId('learner', 0)]
  const staff = seededId('instructor', 0)
  const origin = { requestId: seededId('category', 0), ip: '127.0.0.1', userAgent: null }
  const actor = {
    kind: 'user',
    userId: staff,
    sessionId: null,
    roles: ['owner'],
    permissions: new Set<string>(),
    authenticatedAt: null,
  } as const
  const wanted = {
    courseId: course,
    learnerId: learner,
    kind: 'student',
    today: Temporal.Now.plainDateISO().toString(),
    key: { actor: staff, key: 'the key', hash: Buffer.alloc(32, 7) },
  } as const
  const ctx = { actor, origin, now: Temporal.Now.instant() }
  const statement = enrolStatement([{ ctx, wanted }], queuesOfEnrolment())
  const same = new Set<unknown>([staff, origin.requestId])
  const fresh = new Map<unknown, string>()
  const one = (value: unknown): string => {
    if (value === course) return 'bench.id(6, :course)'
    if (value === learner) return 'bench.id(5, :learner)'
    if (value === 'the key') return `('limit-' || :fresh)`
    if (same.has(value) || !isId(value)) return literal(value)
    // The ids that the server makes for each request: its rows get new ones here too.
    if (!fresh.has(value)) fresh.set(value, `bench.id(${20 + fresh.size}, :fresh)`)
    return fresh.get(value) ?? 'NULL'
  }
  // The lists of one; the names of the queues are a list of their own.
  const text = fill(statement.compile(compiler), (value) =>
    Array.isArray(value) && !value.includes(queuesOfEnrolment()[0])
      ? `array[${value.map(one).join(', ')}]`
      : one(value),
  )
  const draw = [
    `\\set open random(0, ${(seeded.courses / 25) * 20 - 1})`,
    '\\set course :open / 20 * 25 + :open % 20',
    `\\set learner random(0, ${seeded.learners - 1})`,
    '\\set fresh random(1, 200000000000000)',
  ]
  return { weight: 1, text: `${draw.join('\n')}\n${text}` }
}

function queuesOfEnrolment(): string[] {
  return modules
    .flatMap((module) => module.work ?? [])
    .flatMap((work) =>
      work.kind === 'subscriber' && work.event === 'enrollment.activated' ? [work.name] : [],
    )
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/.test(value)
}

/** The statement on one line with `give`'s expression for each parameter. */
function fill({ sql, parameters }: CompiledQuery, give: (value: unknown, at: number) => string): string {
  const text = sql.replaceAll(/\$(\d+)/g, (_, n: string) => give(parameters[Number(n) - 1], Number(n) - 1))
  return `${text.replaceAll(/\s*\n\s*/g, ' ').trim()};\n`
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  return quoted(asText(value))
}

function asText(value: unknown): string {
  return Array.isArray(value) ? listed(value.map(String)) : String(value)
}

function textArray(values: string[]): string {
  return quoted(listed(values))
}

function listed(values: string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** A quoted text in which pgbench finds no variable of its own: it looks for colons inside of quotes too. */
function quoted(text: string): string {
  const inside = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll(/:(?=\w)/g, '\\x3a')
  return `E'${inside}'`
}
