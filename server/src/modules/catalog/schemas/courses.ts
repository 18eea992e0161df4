import { Type } from 'typebox'
import {
  billedPer,
  courseKinds,
  courseStatuses,
  genders,
  seasonTypes,
  teachingRoles,
} from '../rules/words.ts'
import { Clock, Day, Id, Moment, Name, Ref, Weekday, nullable, oneOf } from './parts.ts'

const Named = Type.Object({ id: Id, name: Type.String() })
const Slugged = Type.Object({ id: Id, name: Type.String(), slug: Type.String() })

export const TeacherSchema = Type.Object(
  {
    id: Id,
    first_name: Type.String(),
    last_name: Type.String(),
    image: nullable(Type.String()),
    role: oneOf(teachingRoles),
  },
  { title: 'CourseTeacher' },
)

const card = {
  id: Id,
  slug: Type.String(),
  name: Type.String(),
  kind: oneOf(courseKinds),
  summary: Type.String({ description: 'First words of the description, plain' }),
  image: nullable(Type.String({ description: 'Link' })),
  season: nullable(
    Type.Object({ id: Id, name: Type.String(), type: oneOf(seasonTypes), start_date: Day, end_date: Day }),
  ),
  category: nullable(Slugged),
  tags: Type.Array(Slugged),
  instructors: Type.Array(TeacherSchema),
  branch: nullable(Named),
  location: Type.String(),
  status: oneOf(courseStatuses),
  gender: oneOf(genders),
  min_age: nullable(Type.Integer()),
  max_age: nullable(Type.Integer()),
  for_adults: Type.Boolean(),
  start_date: nullable(Day),
  end_date: nullable(Day),
  num_lectures: nullable(Type.Integer()),
  capacity: nullable(Type.Integer({ description: 'null = no limit' })),
  seats_left: nullable(Type.Integer({ description: 'null = no limit' })),
  price: Type.String({ description: 'Decimal amount', examples: ['500.00'] }),
  currency: Type.String({ examples: ['EGP'] }),
  billed_per: oneOf(billedPer),
  requires_approval: Type.Boolean(),
  featured_order: nullable(Type.Integer()),
}
export const CourseSchema = Type.Object(card, { title: 'Course' })

export const ScheduleSchema = Type.Object(
  {
    id: Id,
    weekday: Weekday,
    start_time: Type.String(),
    end_time: Type.String(),
    room: nullable(Named),
    valid_from: nullable(Day),
    valid_until: nullable(Day),
  },
  { title: 'CourseSchedule' },
)

export const CourseDetailSchema = Type.Object(
  {
    ...card,
    description: Type.String({ description: 'HTML, cleaned' }),
    room: nullable(Named),
    platform_name: Type.String(),
    is_live: Type.Boolean(),
    status_reason: Type.String(),
    schedules: Type.Array(ScheduleSchema),
    created_at: Moment,
    updated_at: Moment,
    version: Type.Integer({ description: 'For If-Match' }),
    access_instructions: Type.Optional(Type.String({ description: 'Only for people of the course' })),
    can_edit: Type.Optional(oneOf(['all', 'content', 'nothing'])),
    next_statuses: Type.Optional(
      Type.Array(oneOf(courseStatuses), { description: 'Where the caller may move it' }),
    ),
  },
  { title: 'CourseDetail' },
)

export const ScheduleInput = Type.Object(
  {
    weekday: Weekday,
    start_time: Clock,
    end_time: Clock,
    room: Type.Optional(nullable(Ref)),
    valid_from: Type.Optional(nullable(Day)),
    valid_until: Type.Optional(nullable(Day)),
  },
  { additionalProperties: true },
)
export const ScheduleInputs = Type.Array(ScheduleInput, { maxItems: 50 })

const teacherInput = Type.Union([
  Id,
  Type.Object({ id: Id, role: Type.Optional(oneOf(teachingRoles)) }, { additionalProperties: true }),
])

const fields = {
  name: Name,
  kind: oneOf(courseKinds),
  slug: Name,
  description: Type.String({ maxLength: 100_000 }),
  image: nullable(
    Type.String({ description: 'Id of an uploaded file of purpose course_image, or the link that was read' }),
  ),
  season: nullable(Ref),
  category: nullable(Ref),
  tags: Type.Array(Ref, { maxItems: 30 }),
  instructors: Type.Array(teacherInput, { maxItems: 30, description: 'The first one leads' }),
  branch: nullable(Ref),
  room: nullable(Ref),
  location: Type.String({ maxLength: 500 }),
  start_date: nullable(Day),
  end_date: nullable(Day),
  num_lectures: nullable(Type.Integer({ minimum: 1, maximum: 1_000 })),
  capacity: nullable(Type.Integer({ minimum: 0, maximum: 100_000 })),
  price: Type.String({ maxLength: 30 }),
  currency: Type.String({ minLength: 3, maxLength: 3 }),
  billed_per: oneOf(billedPer),
  min_age: nullable(Type.Integer({ minimum: 0, maximum: 120 })),
  max_age: nullable(Type.Integer({ minimum: 0, maximum: 120 })),
  for_adults: Type.Boolean(),
  gender: oneOf(genders),
  requires_approval: Type.Boolean(),
  platform_name: Type.String({ maxLength: 200 }),
  is_live: Type.Boolean(),
  access_instructions: Type.String({ maxLength: 5_000 }),
  featured_order: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
  status: oneOf(courseStatuses),
  status_reason: Type.String({ maxLength: 1_000, description: 'Needed to cancel' }),
}
export const CoursePatch = Type.Partial(Type.Object(fields), { title: 'CoursePatch' })
export const CourseInput = Type.Object(
  { ...CoursePatch.properties, name: Name, schedules: Type.Optional(ScheduleInputs) },
  { title: 'CourseInput' },
)

const FacetSchema = Type.Array(
  Type.Object({ value: Type.String(), label: Type.String(), count: Type.Integer() }),
)
export const FacetsSchema = Type.Object(
  {
    count: Type.Integer(),
    season: FacetSchema,
    category: FacetSchema,
    tag: FacetSchema,
    kind: FacetSchema,
    gender: FacetSchema,
    status: FacetSchema,
    instructor: FacetSchema,
    branch: FacetSchema,
    weekday: FacetSchema,
    price: Type.Object({
      min: nullable(Type.String()),
      max: nullable(Type.String()),
      currency: Type.String(),
    }),
    has_seats: Type.Integer({ description: 'Courses with a free place' }),
  },
  { title: 'CourseFacets' },
)
