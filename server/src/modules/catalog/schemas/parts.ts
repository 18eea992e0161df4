import { Type } from 'typebox'
import { latinDigits } from '#platform/text'

export const Id = Type.String({ format: 'uuid' })
export const Day = Type.String({ format: 'date', examples: ['2026-11-21'] })
export const Clock = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$',
  examples: ['16:30'],
  description: 'Wall time in the centre, HH:MM',
})
export const Moment = Type.String({ format: 'date-time' })
export const Weekday = Type.Integer({ minimum: 0, maximum: 6, description: 'Saturday 0 … Friday 6' })
export const Name = Type.String({ minLength: 1, maxLength: 200 })
export const OnePath = Type.Object({ id: Id })

/** A thing by its id, or as an answer shows it: what was read can be sent back. */
export const Ref = Type.Union([Id, Type.Object({ id: Id }, { additionalProperties: true })], {
  description: 'Identifier',
})
export type RefValue = string | { id: string }

export function refId(value: RefValue): string {
  return typeof value === 'string' ? value : value.id
}

/** undefined = not given, null = taken away. */
export function optionalRef(value: RefValue | null | undefined): string | null | undefined {
  return value === undefined || value === null ? value : refId(value)
}

export function plainTime(text: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(latinDigits(text))
}

export function nullable<T extends Parameters<typeof Type.Union>[0][number]>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

/** One of a closed list of words. */
export function oneOf<const Values extends string[]>(values: readonly [...Values]) {
  return Type.Enum(values, { type: 'string' })
}
