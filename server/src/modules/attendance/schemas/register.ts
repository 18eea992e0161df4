import { Type } from 'typebox'
import { guestKinds, markStatuses, markedVia, standings } from '../rules/words.ts'
import { Counts, Day, Id, Moment, Person, Rate, Rating, named, nullable, oneOf } from './parts.ts'

export const MarkInput = Type.Object(
  {
    ...named,
    present: nullable(Type.Boolean({ description: 'null takes the mark back' })),
    late: Type.Optional(Type.Boolean()),
    excused: Type.Optional(Type.Boolean()),
    rating: Type.Optional(
      nullable(
        Type.Union([Type.String({ maxLength: 6 }), Type.Number()], {
          description: '1.00–10.00; not given = stays',
        }),
      ),
    ),
    notes: Type.Optional(Type.String({ maxLength: 1000, description: 'Not given = stays' })),
    version: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Version on which it was decided; 0 = there was no mark' }),
    ),
  },
  { title: 'AttendanceMarkInput', additionalProperties: false },
)

const operation = Type.String({
  minLength: 8,
  maxLength: 80,
  description: 'Made by the client; the same id again answers what it answered first',
})

export const OneMarkBody = Type.Object(
  { ...MarkInput.properties, operation_id: Type.Optional(operation) },
  { additionalProperties: false },
)
export const BulkMarkBody = Type.Object(
  { operation_id: Type.Optional(operation), marks: Type.Array(MarkInput, { minItems: 1, maxItems: 500 }) },
  { additionalProperties: false },
)

export const RegisterLine = Type.Object(
  {
    learner_id: Id,
    child: nullable(Id),
    student: nullable(Id),
    first_name: Type.String(),
    last_name: Type.String(),
    unique_code: Type.String(),
    standing: oneOf(standings),
    status: oneOf(markStatuses),
    present: nullable(Type.Boolean()),
    late: Type.Boolean(),
    excused: Type.Boolean(),
    rating: nullable(Rating),
    notes: Type.String(),
    marked_by: nullable(Id),
    marked_at: nullable(Moment),
    marked_via: nullable(oneOf(markedVia)),
    is_provisional: Type.Boolean({
      description: 'An absence of the nightly job that a person may still replace',
    }),
    version: Type.Integer(),
  },
  { title: 'RegisterLine' },
)

const OfferedMark = Type.Object({
  present: nullable(Type.Boolean()),
  late: Type.Boolean(),
  excused: Type.Boolean(),
  rating: nullable(Rating),
  notes: Type.String(),
})

const KeptMark = Type.Object({
  ...OfferedMark.properties,
  version: Type.Integer(),
  marked_by: nullable(Id),
  marked_at: nullable(Moment),
})

export const Conflict = Type.Object(
  {
    id: Id,
    learner_id: Id,
    child: nullable(Id),
    student: nullable(Id),
    offered: OfferedMark,
    kept: KeptMark,
  },
  { title: 'AttendanceConflict' },
)

export const MarkResult = Type.Object(
  {
    lecture: Id,
    operation_id: nullable(Type.String()),
    applied: Type.Integer(),
    unchanged: Type.Integer(),
    marks: Type.Array(RegisterLine),
    counts: Counts,
    attendance_rate: Rate,
    conflicts: Type.Array(Conflict, {
      description: 'Empty in a 200; a 409 `stale_marks` carries the same members with them',
    }),
  },
  { title: 'MarkResult' },
)

export const LectureHead = Type.Object(
  {
    id: Id,
    number: Type.Integer(),
    title: Type.String(),
    course: Type.Object({ id: Id, name: Type.String() }),
    day: Day,
    starts_at: Moment,
    ends_at: Moment,
    room: nullable(Type.String()),
    status: oneOf(['scheduled', 'completed', 'cancelled', 'additional']),
    instructor_id: nullable(Id),
  },
  { title: 'AttendanceLecture' },
)

export const Register = Type.Object(
  {
    lecture: LectureHead,
    opens_at: Moment,
    submission_deadline: Moment,
    is_editable: Type.Boolean(),
    closed_because: nullable(oneOf(['cancelled', 'not_accepted', 'not_open', 'closed', 'read_only'])),
    confirmed_at: nullable(Moment),
    flagged_at: nullable(Moment),
    ratings_required: Type.Boolean(),
    counts: Counts,
    attendance_rate: Rate,
    attendances: Type.Array(RegisterLine),
    conflicts: Type.Array(Type.Object({ ...Conflict.properties, offered_by: Id, at: Moment })),
    people: Type.Array(Person, { description: 'Names of the instructor and of those who marked' }),
  },
  { title: 'Register' },
)

export const GuestBody = Type.Object({ ...named, kind: oneOf(guestKinds) }, { additionalProperties: false })
export const GuestPath = Type.Object({ id: Id, learner_id: Id })
export const ResolveBody = Type.Object(
  {
    keep: Type.Enum(['kept', 'offered'], {
      type: 'string',
      description: 'The mark that stands, or the one that came too late',
    }),
  },
  { additionalProperties: false },
)
