import type { TSchema } from 'typebox'
import { invalidFields } from '../errors.ts'
import { fieldTexts } from './validate.ts'

type Plain = Readonly<Record<string, unknown>>

export interface MemberRules {
  readonly body: TSchema
  /** What the same operation answers: its members may be sent back by PUT and PATCH, and are dropped. */
  readonly answered: TSchema | null
  /** Unknown members are dropped instead of refused (Django's way). */
  readonly lenient: boolean
}

const mostNamed = 20

/**
 * Members that the schema does not know, at every depth: refused by name, or dropped where the rules say so.
 * @throws Problem `invalid_input` naming each, nested ones like `rules.0.colour`
 */
export function refuseUnknown(rules: MemberRules, body: unknown): void {
  const refused: string[] = []
  walk(body, [plain(rules.body)], rules.answered ? [plain(rules.answered)] : [], '')
  if (refused.length > 0) {
    throw invalidFields(
      Object.fromEntries(
        refused
          .slice(0, mostNamed)
          .map((name) => [name, [{ code: 'unknown_field', text: fieldTexts.unknown }]]),
      ),
    )
  }

  function walk(value: unknown, schemas: readonly Plain[], answers: readonly Plain[], path: string): void {
    if (refused.length >= mostNamed) return
    if (Array.isArray(value)) {
      const items = itemsOf(schemas)
      const answered = itemsOf(answers)
      if (items.length > 0) value.forEach((entry, index) => walk(entry, items, answered, `${path}${index}.`))
      return
    }
    if (!isRecord(value)) return
    const shapes = objectsOf(schemas)
    if (shapes === null || shapes.length === 0) return
    const answered = objectsOf(answers) ?? []
    for (const name of Object.keys(value)) {
      const known = membersOf(shapes, name)
      if (known.length > 0) walk(value[name], known, membersOf(answered, name), `${path}${name}.`)
      else if (rules.lenient || membersOf(answered, name).length > 0) delete value[name]
      else refused.push(path + name)
    }
  }
}

/** The object shapes among alternatives; null when one of them takes members of any name. */
function objectsOf(schemas: readonly Plain[]): Plain[] | null {
  const shapes: Plain[] = []
  for (const schema of branches(schemas)) {
    if (isRecord(schema['properties'])) {
      const extra = schema['additionalProperties']
      if (schema['patternProperties'] !== undefined || (extra !== undefined && extra !== false)) return null
      shapes.push(schema)
    } else if (
      schema['type'] === 'object' ||
      (schema['type'] === undefined && schema['const'] === undefined && schema['enum'] === undefined)
    )
      return null
  }
  return shapes
}

function itemsOf(schemas: readonly Plain[]): Plain[] {
  return branches(schemas).flatMap((schema) => (isRecord(schema['items']) ? [schema['items']] : []))
}

function branches(schemas: readonly Plain[]): Plain[] {
  return schemas.flatMap((schema) => {
    const parts: unknown = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']
    return Array.isArray(parts) ? branches(parts.filter(isRecord)) : [schema]
  })
}

function membersOf(shapes: readonly Plain[], name: string): Plain[] {
  return shapes.flatMap((shape) => {
    const properties = shape['properties']
    const part: unknown =
      isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined
    return isRecord(part) ? [part] : []
  })
}

const plains = new WeakMap<TSchema, Plain>()

/** The schema as JSON has it, without the library's marks. */
function plain(schema: TSchema): Plain {
  const known = plains.get(schema)
  if (known) return known
  const made: unknown = JSON.parse(JSON.stringify(schema))
  const record = isRecord(made) ? made : {}
  plains.set(schema, record)
  return record
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
