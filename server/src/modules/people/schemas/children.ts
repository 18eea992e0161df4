import { Type, type Static } from 'typebox'
import { fileLink } from '#media'
import type { ChildRow } from '../queries/learner-lists.ts'
import { boyOrGirl } from '../rules.ts'
import {
  DateString,
  Id,
  ImageInput,
  Name,
  Notes,
  NullableString,
  OptionalName,
  RightsSchema,
  relations,
} from './parts.ts'

const gender = Type.Enum(['boy', 'girl'])

/** A child as its guardians see it. */
export const ChildSchema = Type.Object(
  {
    id: Id,
    first_name: Type.String(),
    last_name: Type.String(),
    dob: DateString,
    gender,
    phone: NullableString('E.164'),
    notes: Type.String(),
    image: NullableString('Link of the photo'),
    unique_code: Type.String({ description: 'Printed on the child’s card: B or G and five digits' }),
    relation: Type.Enum([...relations], { description: 'What the caller is to the child' }),
    is_primary: Type.Boolean({ description: 'The primary guardian edits and archives the child' }),
    rights: RightsSchema,
    guardians: Type.Array(
      Type.Object({
        user_id: Id,
        first_name: Type.String(),
        last_name: Type.String(),
        relation: Type.Enum([...relations]),
        is_primary: Type.Boolean(),
        rights: RightsSchema,
      }),
    ),
    has_login: Type.Boolean({ description: 'The child signs in itself' }),
    created_at: Type.String({ format: 'date-time' }),
    archived_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  },
  { title: 'Child' },
)

export function presentChild(row: ChildRow): Static<typeof ChildSchema> {
  const {
    id,
    first_name,
    last_name,
    phone,
    notes,
    unique_code,
    relation,
    is_primary,
    rights,
    created_at,
    archived_at,
  } = row
  return {
    id,
    first_name,
    last_name,
    phone,
    notes,
    unique_code,
    relation,
    is_primary,
    rights,
    created_at,
    archived_at,
    has_login: row.user_id !== null,
    dob: row.dob ?? '',
    gender: boyOrGirl(row.gender ?? 'male'),
    image: row.image_file_id ? fileLink(row.image_file_id) : null,
    guardians: row.guardians.map((guardian) => ({
      user_id: guardian.user_id,
      first_name: guardian.first_name,
      last_name: guardian.last_name,
      relation: guardian.relation,
      is_primary: guardian.is_primary,
      rights: guardian.rights,
    })),
  }
}

const optional = {
  last_name: Type.Optional(OptionalName),
  phone: Type.Optional(NullableString('Any usual form and digits')),
  notes: Type.Optional(Notes),
  image: Type.Optional(ImageInput),
}

export const ChildInput = Type.Object({
  first_name: Name,
  dob: DateString,
  gender,
  relation: Type.Optional(
    Type.Enum([...relations], { description: 'What the caller is to the child; `guardian` when absent' }),
  ),
  ...optional,
})

export const ChildReplacement = Type.Object({ first_name: Name, dob: DateString, gender, ...optional })
export const ChildPatch = Type.Object({
  first_name: Type.Optional(Name),
  dob: Type.Optional(DateString),
  gender: Type.Optional(gender),
  ...optional,
})
