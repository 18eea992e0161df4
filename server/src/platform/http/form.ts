import type { TSchema } from 'typebox'
import { Problem, errors } from '../errors.ts'

/** The fields of a form in the order in which they came; a JSON part of a multipart body keeps its shape. */
export class FormFields {
  readonly entries: [string, unknown][] = []

  /** @throws Problem `malformed_body` for names that reach prototypes and for NUL, which PostgreSQL cannot store */
  add(name: string, value: unknown): void {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype')
      throw refusal(`the field "${name}" is not allowed`)
    if (name.includes('\0') || (typeof value === 'string' && value.includes('\0')))
      throw refusal('NUL characters are not allowed')
    this.entries.push([name, value])
  }

  /** One value a name (the last one, as Django has it), a list where the schema asks for one. */
  toObject(schema: TSchema | undefined): Record<string, unknown> {
    const lists = listsOf(schema)
    const object: Record<string, unknown> = {}
    for (const [name, value] of this.entries) {
      const known = Object.hasOwn(object, name) ? object[name] : undefined
      if (known === undefined || !lists.has(name)) object[name] = value
      else object[name] = Array.isArray(known) ? [...known, value] : [known, value]
    }
    return object
  }
}

/** Reads `a=1&b=2`. @throws Problem `malformed_body` for text that is not UTF-8 */
export function parseUrlEncoded(bytes: Buffer): FormFields {
  const fields = new FormFields()
  for (const pair of bytes.toString('latin1').split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    fields.add(decode(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : decode(pair.slice(at + 1)))
  }
  return fields
}

function decode(text: string): string {
  const raw = text
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(raw, 'latin1'))
  } catch {
    throw refusal('the form is not valid UTF-8')
  }
}

function listsOf(schema: TSchema | undefined): Set<string> {
  if (!schema || !('properties' in schema) || !schema.properties) return new Set()
  return new Set(
    Object.entries(schema.properties)
      .filter(([, part]) => takesList(part))
      .map(([name]) => name),
  )
}

function takesList(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  if ('type' in part && part.type === 'array') return true
  return 'anyOf' in part && Array.isArray(part.anyOf) && part.anyOf.some(takesList)
}

/** A body that cannot be read, with the reason in its own words. */
export function refusal(reason: string): Problem {
  const problem = errors.malformed_body({ reason })
  return new Problem(problem.code, { status: 400, bare: true, ar: reason, fa: reason, en: reason })
}
