import { stableJson } from '#platform/audit'

/** One field of an audited object, before and after; a side that did not exist is undefined. */
export interface Change {
  /** Path of names, such as `name.ar`; empty when the whole value is no object. */
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
}

const deepest = 3

/** What differs between the two sides of an entry, field by field. A side alone is told whole. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const one = flat(before)
  const other = flat(after)
  const fields = [...new Set([...one.keys(), ...other.keys()])].toSorted()
  return fields.flatMap((field) => {
    const was = one.get(field)
    const is = other.get(field)
    if (stableJson(was ?? null) === stableJson(is ?? null)) return []
    return [{ field, ...(one.has(field) ? { before: was } : {}), ...(other.has(field) ? { after: is } : {}) }]
  })
}

function flat(value: unknown): Map<string, unknown> {
  const fields = new Map<string, unknown>()
  if (value === null || value === undefined) return fields
  put(fields, '', value, 0)
  return fields
}

function put(fields: Map<string, unknown>, path: string, value: unknown, depth: number): void {
  if (!isPlain(value) || depth >= deepest || Object.keys(value).length === 0) {
    fields.set(path, value)
    return
  }
  for (const [name, part] of Object.entries(value))
    put(fields, path === '' ? name : `${path}.${name}`, part, depth + 1)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const contactFields = /(^|\.)(phone|phone_number[12]?|email|recipient|username|address|identity_number)$/

/** Contact data in it is for those who may see it. */
export function withoutContact(changes: readonly Change[]): Change[] {
  return changes.map((change) => {
    if (!contactFields.test(change.field)) return change
    const { field } = change
    return {
      field,
      ...('before' in change ? { before: hidden(change.before) } : {}),
      ...('after' in change ? { after: hidden(change.after) } : {}),
    }
  })
}

function hidden(value: unknown): unknown {
  return value === null || value === '' ? value : '•••'
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Everything in it that may be somebody's or something's id. */
export function idsIn(changes: readonly Change[]): string[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value === 'string' && uuid.test(value)) found.add(value)
    else if (Array.isArray(value)) value.forEach(look)
    else if (isPlain(value)) Object.values(value).forEach(look)
  }
  for (const { before, after } of changes) {
    look(before)
    look(after)
  }
  return [...found]
}
