import { Type } from 'typebox'
import { FileSchema } from '#media'
import { moves, applicationStates } from '../tutor-rules.ts'
import { askReasons, rejectReasons } from '../tutor-reasons.ts'
import { Id } from './parts.ts'

const Moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

const Words = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 })

/** What a tutor says of himself. */
export const TutorPatch = Type.Object(
  {
    headline: Type.Optional(
      Type.String({ maxLength: 200, description: 'Reviewed before it is shown; at most 120 characters' }),
    ),
    bio: Type.Optional(Type.String({ maxLength: 4000 })),
    skills: Type.Optional(Words),
    languages: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), {
        maxItems: 40,
        description: 'ISO 639 codes, or names in English, Arabic or Persian',
      }),
    ),
    subjects: Type.Optional(Words),
    hourly_price: Type.Optional(
      Type.Union([Type.String({ maxLength: 30 }), Type.Null()], {
        description: 'Decimal amount; null = none',
      }),
    ),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'The centre’s when absent' })),
    introduction_video: Type.Optional(
      Type.Union([Type.String({ maxLength: 500 }), Type.Null()], {
        description:
          'A link to YouTube, Vimeo or Aparat, or the id or link of an uploaded film (purpose `attachment`)',
      }),
    ),
  },
  { title: 'TutorPatch' },
)

export const DocumentSchema = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['cv', 'certificate']),
    title: Type.String(),
    file: FileSchema,
    added_at: Moment,
  },
  { title: 'TutorDocument' },
)

const facts = {
  bio: Type.String(),
  skills: Type.Array(Type.String()),
  languages: Type.Array(Type.String(), { description: 'ISO 639 codes' }),
  subjects: Type.Array(Type.String()),
  hourly_price: orNull(Type.String({ examples: ['250.00'] })),
  currency: orNull(Type.String()),
}

const tryFacts = {
  id: Id,
  number: Type.Integer({ description: '1 for the first try' }),
  kind: Type.Enum(['application', 'change'], {
    description: '`change`: of an approved tutor’s headline or documents',
  }),
  status: Type.Enum([...applicationStates]),
  headline: Type.String(),
  reason: Type.String({ description: 'Why it was rejected, or what is asked for, in the reader’s language' }),
  submitted_at: orNull(Moment),
  decided_at: orNull(Moment),
}

const OwnApplication = Type.Object(
  {
    ...tryFacts,
    documents: Type.Array(DocumentSchema),
    missing: Type.Array(Type.String(), { description: 'Fields without which it cannot be handed in' }),
    editable: Type.Boolean({ description: 'Headline and documents may be changed now' }),
  },
  { title: 'OwnTutorApplication' },
)

const EarlierTry = Type.Object(tryFacts, { title: 'EarlierTutorApplication' })

/** A tutor as he sees himself. */
export const TutorSchema = Type.Object(
  {
    id: Id,
    approval_status: Type.Enum(['pending', 'approved', 'rejected']),
    approved_at: orNull(Moment),
    headline: Type.String({ description: 'As approved' }),
    ...facts,
    introduction_video: orNull(Type.String()),
    rating_average: Type.String({ examples: ['0.00'] }),
    rating_count: Type.Integer(),
    version: Type.Integer(),
    application: orNull(OwnApplication),
    earlier: Type.Array(EarlierTry),
  },
  { title: 'OwnTutor' },
)

const claim = orNull(
  Type.Object({ id: Id, name: Type.String(), at: Moment, mine: Type.Boolean() }, { title: 'TutorClaim' }),
)

/** A line of the queue. */
export const QueueLineSchema = Type.Object(
  {
    ...tryFacts,
    tutor: Type.Object({
      id: Id,
      first_name: Type.String(),
      last_name: Type.String(),
      avatar: orNull(Type.String()),
    }),
    subjects: facts.subjects,
    languages: facts.languages,
    hourly_price: facts.hourly_price,
    currency: facts.currency,
    documents: Type.Integer(),
    claim,
    version: Type.Integer(),
  },
  { title: 'TutorApplication' },
)

const Step = Type.Object(
  {
    id: Id,
    step: Type.Enum(Object.keys(moves)),
    at: Moment,
    by: Type.String({ description: 'Name' }),
    reason: Type.String(),
  },
  { title: 'TutorApplicationStep' },
)

/** Everything that a reviewer needs on one screen. */
export const ReviewSchema = Type.Object(
  {
    ...tryFacts,
    tutor: Type.Object(
      {
        id: Id,
        first_name: Type.String(),
        last_name: Type.String(),
        avatar: orNull(Type.String()),
        phone_number1: orNull(Type.String()),
        email: orNull(Type.String()),
        locale: orNull(Type.String()),
        approval_status: Type.Enum(['pending', 'approved', 'rejected']),
        approved_headline: Type.String(),
        ...facts,
        introduction_video: orNull(Type.String()),
      },
      { title: 'ReviewedTutor' },
    ),
    documents: Type.Array(DocumentSchema),
    steps: Type.Array(Step),
    earlier: Type.Array(EarlierTry),
    claim,
    can: Type.Object({
      decide: Type.Boolean({
        description: 'It waits, nobody else has taken it, and it is not the reader’s own',
      }),
      ask: Type.Boolean(),
    }),
    version: Type.Integer(),
  },
  { title: 'TutorReview' },
)

const version = Type.Integer({ minimum: 1, description: 'Of the application as the reviewer has read it' })
const ownWords = Type.Optional(Type.String({ maxLength: 1000, description: 'Own words, also beside a code' }))
export const ApproveBody = Type.Object({ version }, { title: 'TutorApproval' })
export const RejectBody = Type.Object(
  { version, reason_code: Type.Optional(Type.Enum(Object.keys(rejectReasons))), reason: ownWords },
  { title: 'TutorRejection' },
)
export const AskBody = Type.Object(
  { version, reason_code: Type.Optional(Type.Enum(Object.keys(askReasons))), reason: ownWords },
  { title: 'TutorQuestion' },
)

const ReasonText = Type.Object({
  code: Type.String(),
  text: Type.Object({ en: Type.String(), ar: Type.String(), fa: Type.String() }),
})
export const ReasonsSchema = Type.Object(
  { reject: Type.Array(ReasonText), ask: Type.Array(ReasonText) },
  { title: 'TutorReasons' },
)

/** The one-request registration; read by REST framework's rules. */
export const tutorFormMembers = {
  headline: Type.Optional(Type.String()),
  bio: Type.Optional(Type.String()),
  skills: Type.Optional(Type.Array(Type.String(), { description: 'Repeated, or one text with commas' })),
  languages: Type.Optional(Type.Array(Type.String())),
  subjects: Type.Optional(Type.Array(Type.String())),
  hourly_price: Type.Optional(Type.String()),
  currency: Type.Optional(Type.String()),
  introduction_video: Type.Optional(Type.String()),
}
