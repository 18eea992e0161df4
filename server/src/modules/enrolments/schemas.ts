import { Type, type TSchema } from 'typebox'
import { paymentMethods } from '#billing'
import { checks, enrollmentStatuses, guestRoles, requestStatuses } from './rules.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const Amount = Type.String({ description: 'Decimal amount', examples: ['500.00'] })

export const IdParams = Type.Object({ id: Id })

const LearnerCard = Type.Object({
  id: Id,
  kind: Type.Enum(['child', 'student']),
  first_name: Type.String(),
  last_name: Type.String(),
  unique_code: Type.String(),
})
const Person = Type.Object({ id: Id, first_name: Type.String(), last_name: Type.String() })
const CourseCard = Type.Object({
  id: Id,
  name: Type.String(),
  slug: Type.String(),
  kind: Type.String(),
  status: Type.String(),
  start_date: nullable(Type.String({ format: 'date' })),
})
const InvoiceCard = Type.Object({
  id: Id,
  number: Type.String(),
  status: Type.String(),
  balance: Amount,
  currency: Type.String(),
})

const requestFields = {
  id: Id,
  course: CourseCard,
  learner: nullable(LearnerCard),
  requested_by: nullable(Person),
  guest: nullable(
    Type.Object({
      full_name: Type.String(),
      phone: Type.String(),
      email: nullable(Type.String()),
      role: Type.Enum([...guestRoles]),
    }),
  ),
  family_id: nullable(Id),
  requested_price: Amount,
  currency: Type.String(),
  payment_method: nullable(Type.Enum([...paymentMethods])),
  notes: Type.String(),
  status: Type.Enum([...requestStatuses]),
  question: nullable(
    Type.String({ description: 'What staff ask the family; unanswered, the request lapses at `expires_at`' }),
  ),
  answer: nullable(Type.String()),
  expires_at: nullable(Moment),
  reason: nullable(Type.String()),
  decided_at: nullable(Moment),
  waitlist_position: nullable(Type.Integer({ description: 'Place in line for a seat, from 1' })),
  enrollment_id: nullable(Id),
  invoice: nullable(InvoiceCard),
  created_at: Moment,
}
export const EnrollmentRequest = Type.Object(requestFields, { title: 'EnrollmentRequest' })

/** For the desk: what speaks against the request, seats, and who asks. */
export const ReviewedRequest = Type.Object(
  {
    ...requestFields,
    age: nullable(Type.Integer({ description: 'Whole years on the first day of the course' })),
    checks: Type.Array(Type.Enum([...checks, 'already_enrolled', 'course_full']), {
      description: 'What speaks against it now',
    }),
    seats_left: nullable(Type.Integer({ description: 'null = no limit' })),
    siblings: Type.Array(Id, { description: 'Other open requests of the same payer for this course' }),
  },
  { title: 'ReviewedEnrollmentRequest' },
)

const named = {
  child: Type.Optional(nullable(Id)),
  student: Type.Optional(nullable(Id)),
}
const wish = {
  course: Id,
  payment_method: Type.Optional(nullable(Type.Enum([...paymentMethods]))),
  notes: Type.Optional(Type.String({ maxLength: 2000 })),
}

export const RequestBody = Type.Object({
  ...wish,
  ...named,
  full_name: Type.Optional(
    Type.String({ minLength: 2, maxLength: 150, description: 'Guests of a bootcamp only' }),
  ),
  phone: Type.Optional(Type.String({ minLength: 4, maxLength: 40 })),
  email: Type.Optional(nullable(Type.String({ format: 'email', maxLength: 254 }))),
  role: Type.Optional(Type.Enum([...guestRoles])),
})

export const FamilyBody = Type.Object({
  ...wish,
  children: Type.Array(Id, { minItems: 1, maxItems: 12, uniqueItems: true }),
  student: Type.Optional(nullable(Id)),
})
export const RequestList = Type.Object(
  { results: Type.Array(EnrollmentRequest) },
  { title: 'EnrollmentRequests' },
)

/** A guest learns only that it was taken in. */
export const FiledRequest = Type.Object(
  { id: nullable(Id), status: Type.Enum([...requestStatuses]) },
  { title: 'FiledEnrollmentRequest' },
)

export const ApproveBody = Type.Object({
  override_reason: Type.Optional(
    nullable(Type.String({ minLength: 5, maxLength: 1000, description: 'Admits against age or gender' })),
  ),
  with_siblings: Type.Optional(
    Type.Boolean({
      description: "Also the payer's other open requests for this course, on the same invoice",
    }),
  ),
  payment: Type.Optional(
    nullable(
      Type.Object(
        { method: Type.Enum(['cash']), amount: Amount },
        { description: 'A first payment that is on the table' },
      ),
    ),
  ),
})
export const Approved = Type.Object(
  {
    results: Type.Array(EnrollmentRequest),
    admitted: Type.Integer(),
    waiting: Type.Integer({ description: 'Put in line because the course is full' }),
    invoice: nullable(InvoiceCard),
  },
  { title: 'EnrollmentApproval' },
)
export const ReasonBody = Type.Object({ reason: Type.String({ minLength: 5, maxLength: 1000 }) })
export const QuestionBody = Type.Object({ question: Type.String({ minLength: 5, maxLength: 1000 }) })
export const AnswerBody = Type.Object({ answer: Type.String({ minLength: 1, maxLength: 1000 }) })

const ids = Type.Array(Id, { minItems: 1, maxItems: 50 })
export const BulkApproveBody = Type.Object({ ids })
export const BulkRejectBody = Type.Object({ ids, reason: Type.String({ minLength: 5, maxLength: 1000 }) })
export const BulkAnswer = Type.Object(
  {
    approved: Type.Array(Id),
    rejected: Type.Array(Id),
    failed: Type.Array(Type.Object({ id: Id, code: Type.String(), detail: Type.String() })),
    skipped: Type.Array(Type.Object({ id: Id, code: Type.Enum(['already_decided', 'waitlisted']) })),
  },
  { title: 'BulkDecision' },
)

export const Enrollment = Type.Object(
  {
    id: Id,
    course: CourseCard,
    learner: LearnerCard,
    status: Type.Enum([...enrollmentStatuses]),
    enrolled_at: Moment,
    active_from: Type.String({ format: 'date' }),
    ended_at: nullable(Moment),
    end_reason: nullable(Type.String()),
    price: Type.Optional(Amount),
    currency: Type.Optional(Type.String()),
    is_paid: Type.Optional(Type.Boolean({ description: 'Money members are absent for instructors' })),
    invoice: Type.Optional(nullable(InvoiceCard)),
  },
  { title: 'Enrollment' },
)

export const EnrollBody = Type.Object({
  course: Id,
  ...named,
  override_reason: Type.Optional(nullable(Type.String({ minLength: 5, maxLength: 1000 }))),
  invoice: Type.Optional(
    Type.Enum(['now', 'later'], {
      description: '`later` (default): within a minute, siblings on one invoice',
    }),
  ),
})

export const EnrollmentProgress = Type.Object(
  {
    enrollment: Id,
    total: Type.Integer({ description: 'Lectures of the course' }),
    expected: Type.Integer({ description: 'Lectures that are over by now' }),
    completed: Type.Integer({ description: 'Lectures that were held' }),
    percentage: Type.Integer(),
    is_completable: Type.Boolean({ description: 'Every lecture was held' }),
  },
  { title: 'EnrollmentProgress' },
)

export const WaitlistEntry = Type.Object(
  {
    id: Id,
    course: CourseCard,
    learner: LearnerCard,
    request: Id,
    position: Type.Integer(),
    seats_left: nullable(Type.Integer()),
    created_at: Moment,
  },
  { title: 'WaitlistEntry' },
)
