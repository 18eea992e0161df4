import { Type } from 'typebox'
import { checkMethods, presenceStatuses, presenceTypes } from '../rules/words.ts'
import {
  Clock,
  Counts,
  Day,
  Id,
  Moment,
  Person,
  Rate,
  Rating,
  WallTime,
  Weekday,
  nullable,
  oneOf,
} from './parts.ts'
import { LectureHead } from './register.ts'

export const Presence = Type.Object(
  {
    id: Id,
    instructor: Person,
    type: oneOf(presenceTypes),
    lecture: nullable(
      Type.Object({ id: Id, number: Type.Integer(), course: Type.Object({ id: Id, name: Type.String() }) }),
    ),
    schedule: nullable(Id),
    date: Day,
    starts_at: Moment,
    ends_at: nullable(Moment),
    grace_period_minutes: Type.Integer(),
    auto_absent_after_minutes: Type.Integer(),
    status: oneOf(presenceStatuses),
    check_in_at: nullable(Moment),
    check_out_at: nullable(Moment),
    method: nullable(oneOf(checkMethods)),
    device: nullable(Type.Object({ id: Id, name: Type.String() })),
    rating: nullable(
      Type.Integer({ minimum: 0, maximum: 10, description: 'null = cannot be rated, 0 = not yet' }),
    ),
    notes: Type.String(),
    auto_created: Type.Boolean({ description: 'Made by a scan on a day without plan' }),
  },
  { title: 'InstructorAttendance' },
)
export const PresenceRecords = Type.Object(
  { results: Type.Array(Presence) },
  { title: 'InstructorAttendanceRecords' },
)

const notes = Type.Optional(Type.String({ maxLength: 1000 }))
const time = Type.Optional(WallTime)
export const CheckInByHand = Type.Object(
  {
    at: Type.Optional(Type.String({ format: 'date-time', description: 'Now when absent' })),
    time,
    status: Type.Optional(
      Type.Enum(['present', 'late'], { type: 'string', description: 'Overrules what the time says' }),
    ),
    notes,
  },
  { additionalProperties: false },
)
export const CheckOutByHand = Type.Object(
  { at: Type.Optional(Moment), time, notes },
  { additionalProperties: false },
)
export const NotesBody = Type.Object({ notes }, { additionalProperties: false })
export const RateBody = Type.Object(
  { rating: Type.Integer({ minimum: 1, maximum: 10 }), notes },
  { additionalProperties: false },
)
export const CodeBody = Type.Object(
  { code: Type.Optional(Type.String({ maxLength: 100, description: "What the centre's screen shows" })) },
  { additionalProperties: false },
)

export const GenerateBody = Type.Object(
  {
    start_date: Type.Optional(Type.String({ format: 'date', description: 'Today when absent' })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: '7 when absent' })),
  },
  { additionalProperties: false },
)
export const Generated = Type.Object(
  {
    start_date: Day,
    days: Type.Integer(),
    created: Type.Integer(),
    moved: Type.Integer(),
    removed: Type.Integer(),
  },
  { title: 'GeneratedAttendance' },
)

export const BoardQuery = Type.Object({
  date: Type.Optional(Type.String({ format: 'date', description: 'Today when absent' })),
})
export const BoardLecture = Type.Object(
  {
    ...Type.Omit(LectureHead, ['room', 'instructor_id']).properties,
    instructor: nullable(Person),
    instructor_status: nullable(Type.String()),
    attendance_taken: Type.Boolean(),
    confirmed_at: nullable(Moment),
    flagged_at: nullable(Moment),
    open_conflicts: Type.Integer(),
    is_editable: Type.Boolean(),
    counts: Counts,
    attendance_rate: Rate,
  },
  { title: 'BoardLecture' },
)
export const Board = Type.Object(
  { date: Day, results: Type.Array(BoardLecture) },
  { title: 'AttendanceBoard' },
)

export const Summary = Type.Object(
  {
    date: Day,
    lectures: Type.Optional(
      Type.Object({
        total: Type.Integer(),
        taken: Type.Integer(),
        confirmed: Type.Integer(),
        flagged: Type.Integer(),
        cancelled: Type.Integer(),
      }),
    ),
    learners: Type.Optional(Counts),
    attendance_rate: Type.Optional(Rate),
    instructors: Type.Optional(
      Type.Object({
        total: Type.Integer(),
        not_started: Type.Integer(),
        pending: Type.Integer(),
        present: Type.Integer(),
        late: Type.Integer(),
        absent: Type.Integer(),
      }),
    ),
    marks: Type.Optional(
      Type.Array(
        Type.Object({
          learner_id: Id,
          lecture_id: Id,
          course_id: Id,
          course_name: Type.String(),
          starts_at: Moment,
          status: Type.String(),
          present: nullable(Type.Boolean()),
          late: Type.Boolean(),
          excused: Type.Boolean(),
          rating: nullable(Rating),
        }),
        { description: "Own learners' marks, for families" },
      ),
    ),
  },
  { title: 'AttendanceSummary' },
)

export const Schedule = Type.Object(
  {
    id: Id,
    instructor: Person,
    weekday: Weekday,
    start_time: Type.String({ examples: ['16:30:00'] }),
    end_time: Type.String({ examples: ['20:00:00'] }),
    grace_period_minutes: Type.Integer(),
    auto_absent_after_minutes: Type.Integer(),
    is_active: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'SupervisorSchedule' },
)
const scheduleFields = {
  instructor: Type.Union([Id, Type.Object({ id: Id }, { additionalProperties: true })], {
    description: 'User id',
  }),
  weekday: Weekday,
  start_time: Clock,
  end_time: Clock,
  grace_period_minutes: Type.Integer({ minimum: 0, maximum: 240 }),
  auto_absent_after_minutes: Type.Integer({ minimum: 0, maximum: 720 }),
  is_active: Type.Boolean(),
}
export const ScheduleInput = Type.Object(
  {
    instructor: scheduleFields.instructor,
    weekday: scheduleFields.weekday,
    start_time: scheduleFields.start_time,
    end_time: scheduleFields.end_time,
    grace_period_minutes: Type.Optional(scheduleFields.grace_period_minutes),
    auto_absent_after_minutes: Type.Optional(scheduleFields.auto_absent_after_minutes),
    is_active: Type.Optional(scheduleFields.is_active),
  },
  { additionalProperties: false },
)
export const SchedulePatch = Type.Partial(Type.Object(scheduleFields), { additionalProperties: false })

export const MyScheduleQuery = Type.Object({
  from: Type.Optional(Day),
  days: Type.Optional(Type.String({ pattern: '^[0-9]{1,2}$', description: '1–60, 7 when absent' })),
})
export const MySchedule = Type.Object(
  {
    from: Day,
    to: Day,
    shifts: Type.Array(Schedule),
    records: Type.Array(Presence),
  },
  { title: 'MySchedule' },
)
