import fastJson from 'fast-json-stringify'
import type { TSchema } from 'typebox'
import type { AnyRoute } from './route.ts'

const writers = new WeakMap<TSchema, (value: unknown) => string>()

/** The writer of a response schema: only declared members leave. Made at first use, because most are seldom used. */
function writerOf(schema: TSchema): (value: unknown) => string {
  const known = writers.get(schema)
  if (known) return known
  const write = fastJson(JSON.parse(JSON.stringify(schema)))
  writers.set(schema, write)
  return write
}

/** A value as the JSON text that the operation's response schema describes; null when there is nothing to say. */
export function writeJson(spec: AnyRoute, status: number, value: unknown): string | null {
  if (value === undefined || value === null) return null
  return spec.response && status < 300 ? writerOf(spec.response)(value) : JSON.stringify(value)
}
