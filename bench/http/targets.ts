import { seededId } from './ids.ts'

/** How many there are of what the requests walk over; seed/source.sql makes as many. */
export const seeded = { courses: 10_000, learners: 20_000, seasons: 12 } as const

/** `cached` is the list again, asked in a few ways that come back, as visitors of a public page ask. */
export const scenarios = ['list', 'cached', 'detail', 'enrolment'] as const
export type Scenario = (typeof scenarios)[number]

export type Request = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }

/** One server under load. `token` is a staff access token; `run` differs between runs over the same rows. */
export type Target = {
  name: string
  request(scenario: Scenario, n: number, token: string, run: string): Request
}

/** Words of course names as people type them, in three languages; some match by folding only. */
const terms = [
  'القران',
  'robotics',
  'فيزيك',
  'english',
  'خوشنويسي',
  'algebra',
  'الرياضيات',
  'design',
  'chess',
  'پایتون',
]

const statuses = ['registration_open', 'in_progress', 'completed']

/** Both servers read the same addresses and bodies: the contract's. */
export const targets = {
  halqa: { name: 'Halqa', request },
  drf: { name: 'Django REST framework', request },
} satisfies Record<string, Target>

export type TargetKey = keyof typeof targets

function request(scenario: Scenario, n: number, token: string, run: string): Request {
  // No server has seen the address before, so that none can answer from memory.
  if (scenario === 'list')
    return { method: 'GET', path: `/api/v1/courses/?${listQuery(n)}&unseen=${run}-${n}`, headers: {} }
  if (scenario === 'cached') return { method: 'GET', path: `/api/v1/courses/?${listQuery(n)}`, headers: {} }
  if (scenario === 'detail')
    return {
      method: 'GET',
      path: `/api/v1/courses/${seededId('course', (n * 7919) % seeded.courses)}/`,
      headers: {},
    }
  return enrolment(n, token, run)
}

/** A term and a season, and on every third request a status beside them. */
function listQuery(n: number): string {
  const term = terms[n % terms.length] ?? ''
  const query = new URLSearchParams({
    search: term,
    season: seededId('season', n % seeded.seasons),
    page_size: '20',
  })
  if (n % 3 === 0) query.set('status', statuses[(n / 3) % statuses.length] ?? '')
  return query.toString()
}

/** The first 20 of each 25 seeded courses take learners; the other five are completed. */
const openCourses = (seeded.courses / 25) * 20

/** No course meets a learner twice in the first 160 million requests. */
function enrolment(n: number, token: string, run: string): Request {
  const open = n % openCourses
  const course = seededId('course', Math.floor(open / 20) * 25 + (open % 20))
  const student = seededId('learner', (n + Math.floor(n / openCourses) * 7) % seeded.learners)
  return {
    method: 'POST',
    path: '/api/v1/enrollments/',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `${run}-${n}`,
    },
    body: JSON.stringify({ course, student }),
  }
}
