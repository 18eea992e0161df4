import { Type, type TSchema } from 'typebox'

const id = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })
const count = Type.Integer({ minimum: 0 })

export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const Amounts = Type.Array(
  Type.Object({ amount: Type.String({ examples: ['500.00'] }), currency: Type.String() }),
  { description: 'One a currency' },
)

const Lecture = Type.Object(
  {
    id,
    course: Type.Object({ id, name: Type.String(), slug: Type.String() }),
    number: Type.Integer(),
    title: Type.String(),
    starts_at: moment,
    ends_at: moment,
    room: orNull(Type.String()),
    branch: orNull(Type.String()),
    meeting_link: orNull(Type.String({ description: 'Where it is held online' })),
    running: Type.Boolean({ description: 'It is held right now' }),
  },
  { title: 'TodayLecture' },
)

const Taught = Type.Object(
  {
    ...Lecture.properties,
    expected: count,
    attendance_taken: Type.Boolean(),
    instructor: orNull(Type.String({ description: 'Name' })),
  },
  { title: 'TodayTaughtLecture' },
)

const Ticket = Type.Object(
  {
    id,
    number: Type.Integer(),
    title: Type.String(),
    priority: Type.String(),
    status: Type.String(),
    waiting_since: orNull(moment),
    client: orNull(Type.String({ description: 'Name' })),
    unread: count,
  },
  { title: 'TodayTicket' },
)

const Invoice = Type.Object(
  {
    id,
    number: Type.String(),
    status: Type.String(),
    amount: Type.String({ description: 'Left to pay' }),
    currency: Type.String(),
    due_at: orNull(moment),
    overdue: Type.Boolean(),
  },
  { title: 'TodayInvoice' },
)

const Mark = Type.Object(
  {
    lecture: id,
    course: Type.String({ description: 'Name' }),
    starts_at: moment,
    status: Type.String({ enum: ['present', 'late', 'absent', 'excused'] }),
    rating: orNull(Type.String()),
  },
  { title: 'TodayMark' },
)

const Learner = Type.Object(
  {
    id,
    kind: Type.String({ enum: ['child', 'student'] }),
    first_name: Type.String(),
    last_name: Type.String(),
    unique_code: Type.String(),
    next_lecture: orNull(Lecture),
    last_mark: orNull(Mark),
    courses: Type.Array(
      Type.Object({ id, name: Type.String(), slug: Type.String(), done: count, total: count }),
    ),
    requests: Type.Array(
      Type.Object({
        id,
        course: Type.String({ description: 'Name' }),
        state: Type.String({ enum: ['waiting', 'asked', 'in_line'] }),
      }),
    ),
  },
  { title: 'TodayLearner' },
)

const week = <T extends TSchema>(value: T) =>
  Type.Array(Type.Object({ from: Type.String({ format: 'date' }), value }))

export const Today = Type.Object(
  {
    date: Type.String({ format: 'date', description: "The centre's date" }),
    family: Type.Optional(
      Type.Object(
        {
          learners: Type.Array(Learner),
          owes: Amounts,
          overdue: Type.Boolean(),
          credit: Amounts,
          invoices: Type.Array(Invoice),
          tickets: Type.Array(Ticket),
        },
        { title: 'TodayFamily' },
      ),
    ),
    teaching: Type.Optional(
      Type.Object(
        { lectures: Type.Array(Taught), unmarked: Type.Array(Taught), unmarked_count: count },
        { title: 'TodayTeaching' },
      ),
    ),
    tutoring: Type.Optional(
      Type.Object(
        {
          approval_status: Type.String({ enum: ['pending', 'approved', 'rejected'] }),
          application: orNull(
            Type.Object({
              status: Type.String({ enum: ['draft', 'pending', 'asked', 'approved', 'rejected'] }),
              kind: Type.String({ enum: ['application', 'change'] }),
              reason: Type.String({ description: 'Why it was rejected, or what is asked for' }),
            }),
          ),
        },
        { title: 'TodayTutoring', description: 'Where a tutor stands with the centre' },
      ),
    ),
    finance: Type.Optional(
      Type.Object(
        {
          receipts: Type.Object({ count, oldest: orNull(moment), amounts: Amounts }),
          open: Type.Object({ count, overdue: count, amounts: Amounts }),
          cash: Type.Object({ count, amounts: Amounts }),
        },
        { title: 'TodayFinance' },
      ),
    ),
    support: Type.Optional(
      Type.Object(
        {
          waiting: Type.Object({ urgent: count, high: count, medium: count, low: count }),
          unassigned: count,
          late: count,
          mine: Type.Array(Ticket),
        },
        { title: 'TodaySupport' },
      ),
    ),
    decisions: Type.Optional(
      Type.Object(
        {
          requests: Type.Optional(Type.Object({ count, oldest: orNull(moment) })),
          in_line: Type.Optional(count),
          unmarked: Type.Optional(Type.Object({ count, lectures: Type.Array(Taught) })),
          proposals: Type.Optional(count),
          receipts: Type.Optional(Type.Object({ count, oldest: orNull(moment) })),
          tutors: Type.Optional(
            Type.Object(
              { count, oldest: orNull(moment) },
              { description: 'Applications of tutors that wait for a review' },
            ),
          ),
          failed_deliveries: Type.Optional(count),
          failed_jobs: Type.Optional(count),
        },
        { title: 'TodayDecisions', description: 'Only what the caller may decide' },
      ),
    ),
    figures: Type.Optional(
      Type.Object(
        {
          active_learners: count,
          places: count,
          season_places: count,
          attendance_rate: orNull(
            Type.Integer({ description: 'Percent of those expected who came, last four weeks' }),
          ),
          seat_fill: orNull(
            Type.Integer({ description: 'Percent of the seats of open and running courses' }),
          ),
          takings_month: Type.Optional(Amounts),
          takings: Type.Optional(Type.Object({ currency: Type.String(), weeks: week(Type.String()) })),
          enrollments: week(count),
          attendance: week(orNull(Type.Integer())),
          courses: Type.Array(
            Type.Object({
              id,
              name: Type.String(),
              status: Type.String(),
              capacity: orNull(Type.Integer()),
              taken: count,
            }),
          ),
        },
        { title: 'TodayFigures' },
      ),
    ),
  },
  { title: 'Today' },
)

export const SearchResults = Type.Object(
  {
    results: Type.Array(
      Type.Object({
        kind: Type.String({ enum: ['person', 'learner', 'course', 'invoice', 'ticket'] }),
        id,
        title: Type.String(),
        detail: Type.String({ description: 'Phone, code, number or state' }),
        slug: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'SearchResults' },
)

export const SystemState = Type.Object(
  {
    now: moment,
    version: Type.String(),
    node: Type.String(),
    uptime_seconds: count,
    memory_bytes: count,
    database: Type.Object({ version: Type.String(), bytes: count, connections: count }),
    storage: Type.Object({ files: count, bytes: count }),
    audit: Type.Object({ seals: count, unsealed: count }),
    queues: Type.Array(
      Type.Object({
        name: Type.String(),
        waiting: count,
        active: count,
        failed: count,
        oldest: orNull(moment),
      }),
    ),
    failed_jobs: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), at: moment, error: orNull(Type.String()) }),
    ),
    clock: Type.Array(Type.Object({ name: Type.String(), due_at: moment, claimed_at: moment })),
    deliveries: Type.Array(
      Type.Object({ channel: Type.String(), queued: count, sent: count, failed: count, unknown: count }),
    ),
    tables: Type.Array(Type.Object({ name: Type.String(), rows: count, bytes: count })),
  },
  { title: 'SystemState' },
)
