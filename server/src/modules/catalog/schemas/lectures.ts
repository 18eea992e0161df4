import { Type } from 'typebox'
import { lectureStatuses } from '../rules/words.ts'
import { ScheduleInput, ScheduleInputs } from './courses.ts'
import { Clock, Day, Id, Moment, Ref, nullable, oneOf } from './parts.ts'

const Named = Type.Object({ id: Id, name: Type.String() })

export const LectureSchema = Type.Object(
  {
    id: Id,
    course: Type.Object({ id: Id, name: Type.String(), slug: Type.String() }),
    number: Type.Integer(),
    title: Type.String(),
    day: Day,
    starts_at: Moment,
    ends_at: Moment,
    instructor: nullable(Type.Object({ id: Id, first_name: Type.String(), last_name: Type.String() })),
    is_substitute: Type.Boolean({ description: 'Given by somebody who does not teach the course' }),
    room: nullable(Named),
    status: oneOf(lectureStatuses),
    status_reason: Type.String(),
    is_additional: Type.Boolean(),
    is_accepted: Type.Boolean({ description: 'false: proposed, waits for a supervisor' }),
    attendance_taken: Type.Boolean(),
    by_hand: Type.Boolean({ description: 'Set by hand: a new timetable leaves it' }),
    version: Type.Integer(),
    meeting_link: Type.Optional(Type.String({ description: 'Only for people of the course' })),
  },
  { title: 'Lecture' },
)

export const LecturePatch = Type.Partial(
  Type.Object({
    title: Type.String({ maxLength: 300 }),
    meeting_link: Type.String({ maxLength: 1_000 }),
    instructor: nullable(Ref),
    room: nullable(Ref),
    day: Day,
    start_time: Clock,
    end_time: Clock,
    following: Type.Boolean({
      description: 'Room, instructor and link: also for all later lectures of the course',
    }),
  }),
  { title: 'LecturePatch' },
)

export const ProposalInput = Type.Object(
  {
    title: Type.Optional(Type.String({ maxLength: 300 })),
    day: Day,
    start_time: Clock,
    end_time: Clock,
    room: Type.Optional(nullable(Ref)),
    instructor: Type.Optional(nullable(Ref)),
    meeting_link: Type.Optional(Type.String({ maxLength: 1_000 })),
  },
  { title: 'LectureProposal' },
)

export const CancellationInput = Type.Object(
  {
    reason: Type.String({ minLength: 5, maxLength: 1_000 }),
    append: Type.Optional(Type.Boolean({ description: 'Make a lecture at the end instead (default true)' })),
    following: Type.Optional(Type.Boolean({ description: 'This and all later lectures' })),
  },
  { title: 'LectureCancellation' },
)

export const TimetableInput = Type.Object(
  {
    schedules: ScheduleInputs,
    allow_clashes: Type.Optional(
      Type.Boolean({ description: 'Apply although room or instructor are taken' }),
    ),
    fingerprint: Type.Optional(
      Type.String({
        maxLength: 64,
        description: 'Of the preview that was agreed to; refused when the result would differ',
      }),
    ),
  },
  { title: 'Timetable' },
)

/** For a course that does not exist yet. */
export const NewTimetableInput = Type.Object(
  {
    schedules: ScheduleInputs,
    season: Type.Optional(nullable(Ref)),
    branch: Type.Optional(nullable(Ref)),
    room: Type.Optional(nullable(Ref)),
    instructor: Type.Optional(nullable(Ref)),
    start_date: Type.Optional(nullable(Day)),
    end_date: Type.Optional(nullable(Day)),
    num_lectures: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1_000 }))),
  },
  { title: 'NewTimetable' },
)

/** What decides besides the weekly lines: tried out without saving them. */
export const TimetablePreviewInput = Type.Object(
  {
    ...TimetableInput.properties,
    ...Type.Partial(
      Type.Object({
        start_date: nullable(Day),
        end_date: nullable(Day),
        num_lectures: nullable(Type.Integer({ minimum: 1, maximum: 1_000 })),
      }),
    ).properties,
  },
  { title: 'TimetableTrial' },
)

export const OneSchedule = ScheduleInput

const ClashSchema = Type.Object({
  kind: oneOf(['room', 'instructor']),
  name: Type.String({ description: 'Of the room or the instructor' }),
  course: Named,
  starts_at: Moment,
  ends_at: Moment,
})

const PlannedSchema = Type.Object({
  id: nullable(Id),
  change: oneOf(['added', 'moved', 'removed', 'kept', 'fixed']),
  number: Type.Integer(),
  title: Type.String(),
  day: Day,
  starts_at: Moment,
  ends_at: Moment,
  room: nullable(Named),
  cancelled: Type.Boolean(),
  shifted: Type.Boolean({
    description: 'The clocks skip the wanted time; it begins when the skipped hour is over',
  }),
  before: nullable(Type.Object({ day: Day, starts_at: Moment, ends_at: Moment, room: nullable(Named) })),
  clashes: Type.Array(ClashSchema),
})

export const TimetableResultSchema = Type.Object(
  {
    lectures: Type.Array(PlannedSchema, {
      description: 'In order of time, removed ones included. fixed: past, marked or set by hand',
    }),
    skipped: Type.Array(Type.Object({ day: Day, holiday: Type.String() }), {
      description: 'Days off on which a lecture would have been',
    }),
    counts: Type.Object({
      added: Type.Integer(),
      moved: Type.Integer(),
      removed: Type.Integer(),
      kept: Type.Integer(),
      fixed: Type.Integer(),
      clashes: Type.Integer(),
    }),
    short: Type.Boolean({ description: 'The end date comes before all lectures are given' }),
    ends_on: nullable(Day),
    fingerprint: Type.String(),
  },
  { title: 'TimetableResult' },
)
