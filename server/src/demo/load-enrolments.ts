import { approveRequest, askForPlaces } from '#enrolments'
import type { LoadedCourse } from './load-courses.ts'
import { player, type Household, type People, type Pupil } from './load-people.ts'
import type { Stage } from './stage.ts'

interface Ask {
  readonly household: Household
  readonly course: LoadedCourse
  readonly pupils: readonly Pupil[]
  readonly at: Temporal.Instant
  readonly approvedAt: Temporal.Instant | null
}

/** Who must sit where, so that each role that visitors try out has a day to show. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  recitation: ['ملك', 'آدم'],
  tajweed: ['ياسين'],
  robotics: ['ياسين'],
  reading: ['آدم'],
  conversation: ['سلمى طارق'],
  ielts: ['سلمى طارق'],
}

/** Requests for places, most of them approved: enrolments and their invoices. */
export async function loadEnrolments(
  stage: Stage,
  people: People,
  courses: readonly LoadedCourse[],
): Promise<void> {
  const admin = player(people.staff, 'khaled')
  const asks = courses.flatMap((course) => planCourse(stage, people.households, course))
  // In the order of time, as invoice numbers are.
  for (const ask of asks.toSorted((a, b) =>
    Temporal.Instant.compare(a.approvedAt ?? stage.now, b.approvedAt ?? stage.now),
  )) {
    const named = ask.pupils.map(({ id }) =>
      ask.household.kind === 'parent' ? { child: id } : { student: id },
    )
    const wish = { courseId: ask.course.id, paymentMethod: null, notes: noteOf(stage, ask), isDemo: true }
    const [first] = await askForPlaces(stage.as(ask.household, ask.at), named, wish)
    if (first && ask.approvedAt)
      await approveRequest(stage.as(admin, ask.approvedAt), first, {
        override: null,
        withSiblings: true,
        cash: null,
      })
    stage.progress.step()
  }
  await askAsGuests(stage, courses)
  for (const course of courses) await moveOn(stage, admin, course)
}

function planCourse(stage: Stage, households: readonly Household[], course: LoadedCourse): Ask[] {
  const { spec } = course
  if (spec.phase === 'draft') return []
  const wanted = Math.round(spec.capacity * spec.filled)
  const asks: Ask[] = []
  let seats = 0
  const offset = stage.dice.between(0, households.length - 1)
  const queue = [
    ...households.slice(0, 2),
    ...households
      .slice(2)
      .map((_, n, rest) => rest[(n + offset) % rest.length])
      .filter((one) => one !== undefined),
  ]
  // A full course has people waiting; an open one has requests that nobody has answered yet.
  const surplus =
    spec.phase === 'over' ? 0 : spec.filled === 1 || spec.phase === 'open' ? 2 : stage.dice.between(0, 1)
  let left = surplus
  for (const household of queue) {
    const pupils = suited(stage, household, course).slice(0, 2)
    if (pupils.length === 0) continue
    const fits = seats + pupils.length <= wanted
    if (!fits && left === 0) continue
    const waits = !fits && spec.filled < 1
    const shown = isShown(household)
    // The families whom visitors try out came first, while every course had room.
    const at =
      shown && !waits
        ? stage.moment(Math.min(spec.startsIn - 19, -9), '12:15')
        : askedAt(stage, course, waits)
    asks.push({
      household,
      course,
      pupils,
      at,
      approvedAt: waits ? null : at.add({ hours: shown ? 2 : stage.dice.between(3, 30) }),
    })
    if (fits) seats += pupils.length
    else left -= 1
  }
  return asks
}

/** The learners of a household who may join the course and would. */
function suited(stage: Stage, household: Household, { spec }: LoadedCourse): readonly Pupil[] {
  const mustBe = fixed[spec.key]
  const starts = stage.today.add({ days: spec.startsIn })
  const fitting = household.learners.filter((pupil) => {
    const age = Temporal.PlainDate.from(pupil.dob).until(starts, { largestUnit: 'years' }).years
    if (spec.adults) return age >= 18
    return !spec.ages || (age >= spec.ages[0] && age <= spec.ages[1])
  })
  if (isShown(household)) return fitting.filter((pupil) => mustBe?.includes(pupil.first))
  if (spec.locale && spec.locale !== household.locale) return []
  return stage.dice.chance(0.62) ? fitting : []
}

function isShown({ name }: Household): boolean {
  return name === 'هبة عبد الله' || name === 'سلمى طارق'
}

function askedAt(stage: Stage, { spec }: LoadedCourse, waits: boolean): Temporal.Instant {
  const minute = String(stage.dice.between(0, 59)).padStart(2, '0')
  if (waits) return stage.now.subtract({ hours: stage.dice.between(2, 60) })
  const latest = Math.min(spec.startsIn - 3, -3)
  const earliest = Math.min(spec.startsIn - 18, -8)
  return stage.moment(
    stage.dice.between(earliest, latest),
    `${stage.dice.pick(['09', '11', '14', '18', '20', '21'])}:${minute}`,
  )
}

const notes: Readonly<Record<Household['locale'], readonly [string, ...string[]]>> = {
  ar: ['', '', '', 'نفضّل المجموعة القريبة من المعادي.', 'هل يوجد خصم للإخوة؟'],
  fa: ['', '', 'لطفاً پیش از شروع خبر بدهید.', 'دخترم کمی خجالتی است.'],
  en: [
    '',
    '',
    '',
    'We can only come on time from the second week.',
    'Allergic to nuts, please tell the teacher.',
  ],
}

function noteOf(stage: Stage, ask: Ask): string {
  return stage.dice.pick(notes[ask.household.locale])
}

/** People without an account ask for the bootcamp. */
async function askAsGuests(stage: Stage, courses: readonly LoadedCourse[]): Promise<void> {
  const bootcamp = courses.find(({ spec }) => spec.kind === 'bootcamp')
  if (!bootcamp) return
  const guests = [
    {
      full_name: 'سارا امینی',
      phone: '+989120003001',
      role: 'student',
      hours: 5,
      notes: 'دو سال تجربهٔ وردپرس دارم.',
    },
    { full_name: 'أمير جرجس', phone: '+201000003002', role: 'student', hours: 26, notes: '' },
    {
      full_name: 'Helen Ross',
      phone: '+201000004303',
      role: 'mentor',
      hours: 49,
      notes: 'Happy to mentor on Thursdays.',
    },
  ] as const
  for (const { hours, ...guest } of guests) {
    await stage.callAsVisitor(stage.now.subtract({ hours }), 'POST', '/api/v1/enrollment-requests/', {
      course: bootcamp.id,
      ...guest,
    })
  }
}

/** Courses that have begun run, those that are over are completed. */
async function moveOn(
  stage: Stage,
  admin: Parameters<Stage['as']>[0],
  { id, spec }: LoadedCourse,
): Promise<void> {
  if (spec.phase !== 'running' && spec.phase !== 'over') return
  await stage.call(admin, stage.moment(spec.startsIn, '08:00'), 'PATCH', `/api/v1/courses/${id}/`, {
    status: 'in_progress',
  })
}
