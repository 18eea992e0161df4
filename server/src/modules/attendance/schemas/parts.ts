import { Type, type TSchema } from 'typebox'

export const Id = Type.String({ format: 'uuid' })
export const Day = Type.String({ format: 'date', examples: ['2026-11-21'] })
export const Moment = Type.String({ format: 'date-time' })
const clockPattern = '^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$'
export const Clock = Type.String({
  pattern: clockPattern,
  examples: ['16:30'],
  description: 'Wall time in the centre, HH:MM',
})
export const WallTime = Type.String({
  pattern: clockPattern,
  examples: ['16:30'],
  description: "Instead of `at`: wall time of the centre on the record's date",
})
export const Weekday = Type.Integer({ minimum: 0, maximum: 6, description: 'Saturday 0 … Friday 6' })
export const OnePath = Type.Object({ id: Id })

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

/** One of a closed list of words. */
export function oneOf<const Values extends string[]>(values: readonly [...Values]) {
  return Type.Enum(values, { type: 'string' })
}

export const Person = Type.Object(
  { id: Id, first_name: Type.String(), last_name: Type.String() },
  { title: 'AttendancePerson' },
)

/** Exactly one of the two names a learner. */
export const named = {
  child: Type.Optional(
    nullable(Type.String({ format: 'uuid', description: 'A child; exactly one of child and student' })),
  ),
  student: Type.Optional(nullable(Type.String({ format: 'uuid', description: 'An adult student' }))),
}

export const Rating = Type.String({ examples: ['8.50'], description: '1.00–10.00' })

export const Counts = Type.Object(
  {
    total: Type.Integer(),
    present: Type.Integer({ description: 'The late ones included' }),
    late: Type.Integer(),
    absent: Type.Integer({ description: 'Recorded by a person, the excused ones included' }),
    excused: Type.Integer(),
    auto_absent: Type.Integer({ description: 'Recorded by the nightly job' }),
    unmarked: Type.Integer(),
    rated: Type.Integer(),
  },
  { title: 'AttendanceCounts' },
)
export const Rate = nullable(
  Type.Number({ description: 'Percent of those expected who came; null when nobody counts' }),
)
