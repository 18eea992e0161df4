import { Type, type TSchema } from 'typebox'
import { categories } from '#platform/personal'
import { kinds, proofs, shownKinds, statuses, subjectKinds } from './words.ts'

const uuid = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = (values: readonly string[], description: string) =>
  Type.String({ enum: [...values], description })

export const IdParams = Type.Object({ id: uuid })

export const PrivacyRequest = Type.Object(
  {
    id: uuid,
    kind: oneOf(kinds, 'A copy of the data, or its deletion'),
    subject_kind: oneOf(
      subjectKinds,
      'Whose data: an account, a learner, or a guest by the request for a place',
    ),
    subject: uuid,
    name: Type.String({ description: 'Of the account or learner; empty for guests and erased people' }),
    status: oneOf(statuses, 'waiting → running → ready | done; blocked waits until something is settled'),
    created_at: moment,
    due_at: Type.String({ format: 'date-time', description: 'When the law wants it answered' }),
    overdue: Type.Boolean(),
    not_before: orNull(moment),
    finished_at: orNull(moment),
    expires_at: orNull(moment),
    downloaded_at: orNull(moment),
    size: orNull(Type.Integer({ description: 'Bytes of the file' })),
    with_children: Type.Boolean(),
    by_staff: Type.Boolean(),
    blockers: Type.Array(Type.String(), { description: 'Codes of what stands in the way' }),
    mine: Type.Boolean({ description: 'The file and the news are the reader’s' }),
    asked_by: Type.String({ description: 'Name of who asked; empty for others than staff' }),
    identity_proof: orNull(oneOf(proofs, 'How staff saw that the person is the person')),
    reason: Type.String({ description: 'Why staff asked; empty for others than staff' }),
  },
  { title: 'PrivacyRequest' },
)

const Thing = Type.Object({ kind: Type.String(), id: Type.String(), label: Type.String() })

export const ErasurePreviewSchema = Type.Object(
  {
    chapters: Type.Array(
      Type.Object({
        category: oneOf(Object.keys(categories), 'Chapter'),
        label: Type.String(),
        erased: Type.Integer({ description: 'Entries that go or lose what is personal' }),
        kept: Type.Array(Type.Object({ reason: Type.String(), label: Type.String(), count: Type.Integer() })),
      }),
    ),
    blockers: Type.Array(
      Type.Object({
        code: Type.String(),
        text: Type.String(),
        action: Type.String({ description: 'What to do about it' }),
        things: Type.Array(Thing),
      }),
    ),
    children: Type.Array(Type.Object({ id: uuid, name: Type.String() }), {
      description: 'Children whom nobody else looks after',
    }),
    wait_days: Type.Integer(),
  },
  { title: 'ErasurePreview' },
)

export const PreviewQuery = Type.Object({
  with_children: Type.Optional(Type.String({ enum: ['true', 'false'], description: 'Children go along' })),
})
export const SubjectParams = Type.Object({ kind: oneOf(subjectKinds, 'Whose data'), id: uuid })

export const ExportBody = Type.Object(
  {
    child: Type.Optional(
      orNull(Type.String({ format: 'uuid', description: 'A child of the actor; absent = oneself' })),
    ),
  },
  { title: 'ExportOrder' },
)
export const ErasureBody = Type.Object(
  {
    with_children: Type.Optional(
      Type.Boolean({ description: 'Children whom nobody else looks after go along' }),
    ),
  },
  { title: 'ErasureWish' },
)
export const StaffRequestBody = Type.Object(
  {
    kind: Type.Union(kinds.map((kind) => Type.Literal(kind))),
    subject_kind: Type.Union(subjectKinds.map((kind) => Type.Literal(kind))),
    subject: uuid,
    identity_proof: Type.Union(proofs.map((proof) => Type.Literal(proof))),
    reason: Type.String({ minLength: 5, maxLength: 500 }),
    handed_to: Type.Optional(
      Type.Union([Type.Literal('person'), Type.Literal('staff')], {
        description: 'Who gets the file of an export; `staff` by default',
      }),
    ),
    with_children: Type.Optional(Type.Boolean()),
    at_once: Type.Optional(Type.Boolean({ description: 'Erase without the waiting period' })),
  },
  { title: 'StaffPrivacyRequest' },
)

export const RetentionSchema = Type.Object(
  {
    last_run: orNull(moment),
    results: Type.Array(
      Type.Object({
        kind: oneOf(shownKinds, 'What is kept'),
        key: Type.String({ description: 'The setting' }),
        label: Type.String(),
        help: Type.String(),
        days: Type.Integer(),
        default: Type.Integer(),
        min: Type.Integer(),
        max: Type.Integer(),
        removed: orNull(Type.Integer({ description: 'By the last nightly run' })),
      }),
    ),
  },
  { title: 'Retention' },
)
export const RetentionBody = Type.Record(Type.String(), Type.Integer(), {
  title: 'RetentionChanges',
  description: 'Days by kind',
})
