import { Type, type Static } from 'typebox'
import { formatAmount } from '#platform/money'
import type { InstructorFull } from '../queries/instructor-lists.ts'
import { presentInstructor } from '../instructors.ts'
import { DateString, Id, ImageInput, OptionalName } from './parts.ts'

const types = ['normal', 'supervisor'] as const
const tags = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 })

const staffOnly = Type.Object(
  {
    phone_number1: Type.Union([Type.String(), Type.Null()]),
    email: Type.Union([Type.String(), Type.Null()]),
    pay_rate: Type.Union([Type.String(), Type.Null()], { description: 'Decimal amount a lecture' }),
    pay_rate_currency: Type.Union([Type.String(), Type.Null()]),
    archived_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    version: Type.Integer(),
  },
  { title: 'InstructorStaffSide' },
)

/** An instructor. Visitors get `staff: null`: phone, e-mail and pay are nobody else's business. */
export const InstructorSchema = Type.Object(
  {
    id: Id,
    first_name: Type.String(),
    last_name: Type.String(),
    bio: Type.String(),
    type: Type.Enum([...types]),
    tags: Type.Array(Type.String()),
    image: Type.Union([Type.String(), Type.Null()], { description: 'Link of the photo' }),
    joined_date: Type.Union([DateString, Type.Null()]),
    featured_order: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Position on the landing page; null = not there',
    }),
    staff: Type.Union([staffOnly, Type.Null()], { description: 'For those who manage instructors' }),
  },
  { title: 'Instructor' },
)

/** `reader.contact`: may see phone and e-mail of teachers. */
export function presentFull(
  row: InstructorFull,
  reader: { readonly asStaff: boolean; readonly contact: boolean },
): Static<typeof InstructorSchema> {
  const {
    id,
    first_name,
    last_name,
    bio,
    type,
    tags: ownTags,
    image_file_id,
    joined_date,
    featured_order,
  } = row
  const card = presentInstructor({
    id,
    first_name,
    last_name,
    bio,
    type,
    tags: ownTags,
    image_file_id,
    joined_date,
    featured_order,
  })
  if (!reader.asStaff) return { ...card, staff: null }
  const { pay_rate_minor, pay_rate_currency, archived_at, version } = row
  const phone_number1 = reader.contact ? row.phone_number1 : null
  const email = reader.contact ? row.email : null
  const pay_rate =
    pay_rate_minor === null || pay_rate_currency === null
      ? null
      : formatAmount(pay_rate_minor, pay_rate_currency)
  return { ...card, staff: { phone_number1, email, pay_rate, pay_rate_currency, archived_at, version } }
}

/** What the instructor edits himself. */
const own = {
  bio: Type.Optional(Type.String({ maxLength: 4000 })),
  tags: Type.Optional(tags),
  image: Type.Optional(ImageInput),
}

const managed = {
  type: Type.Optional(Type.Enum([...types])),
  joined_date: Type.Optional(DateString),
  featured_order: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 10_000 }), Type.Null()])),
  pay_rate: Type.Optional(
    Type.Union([Type.String({ maxLength: 30 }), Type.Null()], { description: 'Decimal amount; null = none' }),
  ),
  pay_rate_currency: Type.Optional(
    Type.String({ pattern: '^[A-Z]{3}$', description: 'The centre’s currency when absent' }),
  ),
}

export const InstructorPatch = Type.Object({ ...own, ...managed })
export const InstructorInput = Type.Object({
  phone: Type.String({ minLength: 1, maxLength: 40, description: 'Finds the person’s account or opens one' }),
  first_name: Type.String({ minLength: 1, maxLength: 80 }),
  last_name: Type.Optional(OptionalName),
  ...own,
  ...managed,
})
