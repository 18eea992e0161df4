import { Type } from 'typebox'

export const Id = Type.String({ format: 'uuid' })
export const OneParams = Type.Object({ id: Id })
export const NullableString = (description?: string) =>
  Type.Union([Type.String({ maxLength: 200 }), Type.Null()], description ? { description } : {})
export const DateString = Type.String({ format: 'date' })
export const Name = Type.String({ minLength: 1, maxLength: 80 })
export const OptionalName = Type.String({ maxLength: 80 })
export const Notes = Type.String({ maxLength: 2000 })

/** Input of a picture: the id of an uploaded file, or the link that an answer gave, or null for none. */
export const ImageInput = Type.Union([Type.String({ maxLength: 200 }), Type.Null()], {
  description:
    'The id of an uploaded file (purpose `avatar`), or the link as answered; null takes the picture away',
})

export const relations = ['father', 'mother', 'grandparent', 'sibling', 'guardian'] as const

export const RightsSchema = Type.Object({
  view: Type.Boolean(),
  pay: Type.Boolean(),
  pick_up: Type.Boolean(),
  message: Type.Boolean(),
})

export const GuardianParams = Type.Object({ id: Id, user_id: Id })

export const GuardianInput = Type.Object({
  phone: Type.String({
    minLength: 1,
    maxLength: 40,
    description: 'Finds the guardian’s account or opens one',
  }),
  first_name: Type.Optional(OptionalName),
  last_name: Type.Optional(OptionalName),
  relation: Type.Optional(Type.Enum([...relations])),
})
