import { Type } from 'typebox'
import { pageOf } from '#platform/http/list'
import { cronJobs, markStatuses, markedVia } from '../rules/words.ts'
import { Day, Id, Moment, Person, Rating, named, nullable, oneOf } from './parts.ts'

export const LearnerMark = Type.Object(
  {
    id: Id,
    child: nullable(Id),
    student: nullable(Id),
    learner: Person,
    lecture: Type.Object({
      id: Id,
      number: Type.Integer(),
      title: Type.String(),
      starts_at: Moment,
      ends_at: Moment,
    }),
    course: Type.Object({ id: Id, name: Type.String() }),
    status: oneOf(markStatuses),
    present: Type.Boolean(),
    late: Type.Boolean(),
    excused: Type.Boolean(),
    rating: nullable(Rating),
    notes: Type.String(),
    marked_at: Moment,
    marked_via: oneOf(markedVia),
    is_provisional: Type.Boolean({
      description: 'An absence of the nightly job that a person may still replace',
    }),
  },
  { title: 'LearnerMark' },
)

export const InstructorRating = Type.Object(
  {
    id: Id,
    instructor: Person,
    learner_id: nullable(
      Type.String({ format: 'uuid', description: 'null for instructors: they do not see who rated' }),
    ),
    by_kind: oneOf(['student', 'parent']),
    rating: Type.Integer({ minimum: 1, maximum: 10 }),
    feedback: Type.String(),
    created_at: Moment,
    updated_at: Moment,
  },
  { title: 'StudentInstructorRating' },
)
const average = nullable(Type.Number())
export const RatingPage = Type.Object(
  {
    ...pageOf(InstructorRating).properties,
    averages: Type.Array(
      Type.Object({
        instructor: Id,
        count: Type.Integer(),
        average: Type.Number(),
        student_average: average,
        parent_average: average,
      }),
    ),
  },
  { title: 'StudentInstructorRatings' },
)
export const RatingBody = Type.Object(
  {
    ...named,
    instructor: Type.Optional(
      Type.String({ format: 'uuid', description: "User id; the course's first instructor when absent" }),
    ),
    rating: Type.Integer({ minimum: 1, maximum: 10 }),
    feedback: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)

export const CronLog = Type.Object(
  {
    id: Id,
    job: oneOf(cronJobs),
    for_date: Day,
    started_at: Moment,
    finished_at: nullable(Moment),
    status: oneOf(['running', 'success', 'failed']),
    counts: Type.Record(Type.String(), Type.Integer()),
    error: nullable(Type.String()),
    started_by: nullable(Id),
  },
  { title: 'AttendanceCronLog' },
)
export const JobPath = Type.Object({ job: oneOf(cronJobs) })
export const RunBody = Type.Object(
  {
    date: Type.Optional(
      Type.String({ format: 'date', description: 'The day that the job is for; today when absent' }),
    ),
  },
  { additionalProperties: false },
)
