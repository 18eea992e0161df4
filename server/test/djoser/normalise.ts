import type { Depth, Value } from './script.ts'

/** An answer as it came from the wire. */
export type Answer = { status: number; headers: Record<string, string | string[] | number | undefined>; body: string }

/** An answer as the transcript keeps it: comparable between two servers and two runs. */
export type Recorded = { status: number; headers: Record<string, string>; body: Value }

export const keptHeaders = ['content-type', 'www-authenticate', 'allow'] as const

const jwt = /^[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const parseError = /^JSON parse error - .+$/s

export function normalise(answer: Answer, depth: Depth): Recorded {
  return {
    status: answer.status,
    headers: normaliseHeaders(answer),
    body: normaliseBody(answer.body, depth),
  }
}

/** The media type without its parameters; the allowed methods in alphabetical order, where HTTP asks for them (405). */
function normaliseHeaders({ status, headers }: Answer): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of keptHeaders) {
    const value = headers[name]
    if (value === undefined || (name === 'allow' && status !== 405)) continue
    const text = String(value)
    if (name === 'content-type') kept[name] = text.split(';')[0]?.trim().toLowerCase() ?? ''
    else if (name === 'allow') kept[name] = text.split(',').map((method) => method.trim()).sort().join(', ')
    else kept[name] = text
  }
  return kept
}

function normaliseBody(text: string, depth: Depth): Value {
  if (depth === 'status') return '<not compared>'
  if (text === '') return '<empty>'
  const body = parse(text)
  return depth === 'shape' ? shapeOf(body) : withoutVolatile(body, '')
}

function parse(text: string): Value {
  try {
    const value: Value = JSON.parse(text)
    return value
  } catch {
    return `<not JSON> ${text.slice(0, 200)}`
  }
}

/** Which members hold what type. */
function shapeOf(value: Value): Value {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (value === null) return '<null>'
  if (typeof value === 'object') return mapMembers(value, shapeOf)
  return `<${typeof value}>`
}

function withoutVolatile(value: Value, key: string): Value {
  if (Array.isArray(value)) return value.map((item) => withoutVolatile(item, key))
  if (value !== null && typeof value === 'object') return mapMembers(value, withoutVolatile)
  if (isIdKey(key) && (typeof value === 'number' || (typeof value === 'string' && uuid.test(value)))) return '<id>'
  return typeof value === 'string' ? shapeOfText(value, key) : value
}

function shapeOfText(text: string, key: string): string {
  if (key === 'auth_token') return '<token>'
  if (jwt.test(text)) return '<jwt>'
  if (dateTime.test(text)) return '<datetime>'
  if (parseError.test(text)) return 'JSON parse error - <message>'
  return text.replace(/^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?(?=\/)/, '<origin>')
}

function isIdKey(key: string): boolean {
  return key === 'id' || key.endsWith('_id')
}

function mapMembers(object: { [key: string]: Value }, change: (value: Value, key: string) => Value): Value {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]))
}
