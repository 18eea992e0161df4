import { Type, type Static } from 'typebox'
import { fileLink } from '#media'
import type { LearnerWithGuardians } from '../queries/learner-lists.ts'
import { boyOrGirl } from '../rules.ts'
import {
  DateString,
  GuardianInput,
  Id,
  ImageInput,
  Name,
  Notes,
  NullableString,
  OptionalName,
  RightsSchema,
  relations,
} from './parts.ts'

const genders = ['boy', 'girl', 'male', 'female'] as const

export const GuardianSchema = Type.Object(
  {
    user_id: Id,
    first_name: Type.String(),
    last_name: Type.String(),
    phone_number1: NullableString('E.164'),
    relation: Type.Enum([...relations]),
    is_primary: Type.Boolean(),
    rights: RightsSchema,
  },
  { title: 'Guardian' },
)

/** A learner as staff see it. */
export const LearnerSchema = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['child', 'student']),
    user_id: Type.Union([Id, Type.Null()], { description: 'The learner’s own login' }),
    first_name: Type.String(),
    last_name: Type.String(),
    dob: Type.Union([DateString, Type.Null()]),
    gender: Type.Union([Type.Enum([...genders]), Type.Null()], {
      description: 'boy or girl for children, male or female for students',
    }),
    phone: NullableString('E.164'),
    notes: Type.String(),
    image: NullableString('Link of the photo'),
    unique_code: Type.String({ description: 'Empty until the gender is known' }),
    guardians: Type.Array(GuardianSchema),
    created_at: Type.String({ format: 'date-time' }),
    archived_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    version: Type.Integer(),
  },
  { title: 'Learner' },
)

export function presentLearner(row: LearnerWithGuardians): Static<typeof LearnerSchema> {
  const {
    id,
    kind,
    user_id,
    first_name,
    last_name,
    dob,
    phone,
    notes,
    unique_code,
    guardians,
    created_at,
    archived_at,
    version,
  } = row
  return {
    id,
    kind,
    user_id,
    first_name,
    last_name,
    dob,
    phone,
    notes,
    unique_code,
    guardians,
    created_at,
    archived_at,
    version,
    gender: row.gender === null || kind === 'student' ? row.gender : boyOrGirl(row.gender),
    image: row.image_file_id ? fileLink(row.image_file_id) : null,
  }
}

const facts = {
  last_name: Type.Optional(OptionalName),
  phone: Type.Optional(NullableString('Any usual form and digits')),
  notes: Type.Optional(Notes),
  image: Type.Optional(ImageInput),
}

/** A child that the front desk adds, with the guardian who stands there. */
export const LearnerInput = Type.Object({
  first_name: Name,
  dob: DateString,
  gender: Type.Enum(['boy', 'girl']),
  ...facts,
  guardian: GuardianInput,
})

export const LearnerPatch = Type.Object({
  first_name: Type.Optional(Name),
  dob: Type.Optional(Type.Union([DateString, Type.Null()])),
  gender: Type.Optional(Type.Union([Type.Enum([...genders]), Type.Null()])),
  ...facts,
})
