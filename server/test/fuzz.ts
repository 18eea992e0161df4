import type { TSchema } from 'typebox'
import type { AnyRoute } from '#platform/http/route'

type Random = () => number

const pick = <T>(random: Random, list: readonly [T, ...T[]]): T =>
  list[Math.floor(random() * list.length)] ?? list[0]

const nasty: readonly [unknown, ...unknown[]] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  2 ** 53,
  true,
  [],
  {},
  [[]],
  { a: { b: {} } },
  'a'.repeat(5_000),
  '\u202e',
  '\ufeff',
  "'; DROP TABLE users; --",
  '<script>alert(1)</script>',
  '=HYPERLINK("x")',
  '../../etc/passwd',
  '%00',
  '٠١٢٣',
  '۱۲۳',
  '🙂',
  'NaN',
  'Infinity',
  '1e3',
  '10.005',
  '-0',
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
  '2026-13-01T25:00:00Z',
  '\ud800',
  '00000000-0000-0000-0000-000000000000',
  'constructor',
  '__proto__',
]

/** A value for a JSON schema: mostly of the right shape, sometimes anything at all. */
export function valueFor(schema: unknown, random: Random, depth = 0): unknown {
  if (depth > 6 || random() < 0.12) return pick(random, nasty)
  if (!isRecord(schema)) return pick(random, nasty)
  if ('const' in schema) return schema['const']
  const choices = schema['enum'] ?? schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(choices) && choices.length > 0) {
    const choice: unknown = choices[Math.floor(random() * choices.length)]
    return 'enum' in schema ? choice : valueFor(choice, random, depth + 1)
  }
  switch (schema['type']) {
    case 'object':
      return objectFor(schema, random, depth)
    case 'array':
      return Array.from({ length: Math.floor(random() * 4) }, () =>
        valueFor(schema['items'], random, depth + 1),
      )
    case 'integer':
      return Math.floor((random() - 0.3) * pick(random, [10, 1_000, 1e12]))
    case 'number':
      return (random() - 0.3) * 1_000
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    default:
      return stringFor(schema, random)
  }
}

function objectFor(schema: Record<string, unknown>, random: Random, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : []
  for (const [name, part] of Object.entries(isRecord(schema['properties']) ? schema['properties'] : {})) {
    const wanted = required.includes(name) ? 0.97 : 0.5
    if (random() < wanted) made[name] = valueFor(part, random, depth + 1)
  }
  if (random() < 0.03) made['unknown_member'] = 1
  return made
}

function stringFor(schema: Record<string, unknown>, random: Random): string {
  switch (schema['format']) {
    case 'uuid':
      return crypto.randomUUID()
    case 'date':
      return pick(random, ['2026-11-21', '2026-12-31', '1999-02-28', '2030-01-01'])
    case 'date-time':
      return pick(random, ['2026-11-21T10:00:00Z', '2026-04-24T00:30:00+02:00', '1970-01-01T00:00:00.000Z'])
    case 'email':
      return pick(random, ['nadia@example.org', 'x@y.z', 'NADIA@EXAMPLE.ORG'])
    default:
      return pick(random, [
        'x',
        'Nadia',
        'القرآن',
        '+201012345678',
        '٠١٠١٢٣٤٥٦٧٨',
        '500.00',
        '12:30',
        'EGP',
        'ab',
        'Africa/Cairo',
        '#0f766e',
      ])
  }
}

export function bodyFor(spec: AnyRoute, random: Random): unknown {
  return valueFor(spec.body, random)
}

export function pathFor(spec: AnyRoute, random: Random): string {
  return spec.path.replaceAll(/\{\w+\}/g, () =>
    encodeURIComponent(
      pick(random, [
        crypto.randomUUID(),
        crypto.randomUUID(),
        '1',
        'x',
        'قرآن',
        '%',
        "'",
        '9'.repeat(300),
        'last',
      ]),
    ),
  )
}

export function queryFor(spec: AnyRoute, random: Random): string {
  const properties = propertiesOf(spec.query)
  const chosen = Object.entries(properties).filter(() => random() < 0.3)
  const parameters = chosen.map(([name, part]) => {
    const value = random() < 0.5 ? valueFor(part, random) : pick(random, nasty)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `${encodeURIComponent(name)}=${encodeURIComponent(text.toWellFormed())}`
  })
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

function propertiesOf(schema: TSchema | undefined): Record<string, unknown> {
  return schema && 'properties' in schema && isRecord(schema.properties) ? schema.properties : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
