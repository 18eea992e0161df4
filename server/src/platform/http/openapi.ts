import type { TSchema } from 'typebox'
import { successStatus, type AnyRoute } from './route.ts'

type Json = Record<string, unknown>

const statusTexts: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'Done, nothing to say',
  206: 'The part that was asked for',
  304: 'Not changed since',
  400: 'Something in the request is not right; `errors` names the fields',
  401: 'No valid credentials',
  403: 'Not allowed for this role',
  404: 'Does not exist or is not yours',
  405: 'Method not allowed',
  409: 'Contradicts the present state',
  410: 'No longer there',
  412: 'Changed by somebody else meanwhile',
  413: 'Too large',
  415: 'Media type not supported',
  416: 'No such part',
  422: 'Idempotency-Key was used for another request',
  429: 'Too many requests; see Retry-After',
  500: 'Our fault',
  503: 'Try again; see Retry-After',
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', description: 'URN of the kind of problem' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: "For people, in the caller's language" },
    code: { type: 'string', description: 'Stable name of the problem' },
    errors: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    challenge_token: {
      type: 'string',
      description:
        'With `second_factor_required` and `second_factor_enrolment_required`: for the second step',
    },
    methods: {
      type: 'array',
      items: { type: 'string', enum: ['totp', 'recovery_code', 'passkey'] },
      description: 'With `second_factor_required`: what proves the person',
    },
    expires_in: { type: 'integer', description: 'Seconds that the challenge works' },
  },
}
const drfErrorSchema: Json = {
  type: 'object',
  description: 'REST-framework shape: `detail` (and `code`), or messages by field',
  additionalProperties: true,
}

/** The whole API as an OpenAPI 3.1 document, made from the route table and nothing else. */
export function openApiDocument(
  routes: readonly AnyRoute[],
  about: { version: string; roles: (access: AnyRoute['access']) => readonly string[] },
): Json {
  const components = new Components()
  const paths: Record<string, Json> = {}
  for (const spec of routes) {
    if (spec.hidden) continue
    const item = (paths[spec.path] ??= {})
    item[spec.method.toLowerCase()] = operation(spec, components, about.roles(spec.access))
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Halqa API',
      version: about.version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Paths work with and without a trailing slash. Amounts are decimal strings beside an ISO 4217 currency; moments are RFC 3339; errors under /api/v1/ are problem details (RFC 9457) in the language of Accept-Language.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.filter((r) => !r.hidden).map((r) => r.tag))]
      .toSorted()
      .map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: '`Bearer`, `JWT` and `Token` prefixes mean the same',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-halqa_session',
          description: "The web app's session; unsafe methods also need X-CSRF-Token",
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'Api-Key',
          description:
            'A key for programs (`/api/v1/api-keys/`); `Authorization: Bearer <key>` means the same',
        },
      },
      schemas: { Problem: problemSchema, DrfError: drfErrorSchema, ...components.schemas },
    },
  }
}

function securityOf(spec: AnyRoute): Json[] {
  const people = [{ bearer: [] }, { session: [] }]
  return spec.access !== 'user' || spec.keyScopes ? [...people, { apiKey: [] }] : people
}

function operation(spec: AnyRoute, components: Components, roles: readonly string[]): Json {
  const parameters = [...parametersOf(spec.params, 'path'), ...parametersOf(spec.query, 'query')]
  if (spec.idempotent) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      description: 'Same key and body: the first answer again',
    })
  }
  const who =
    spec.access === 'public'
      ? 'Anybody'
      : spec.access === 'user'
        ? 'Anybody signed in'
        : `Roles: ${roles.join(', ') || 'none by default'}`
  return {
    operationId: spec.operationId,
    tags: [spec.tag],
    summary: spec.summary,
    description: `${spec.description ? `${spec.description}\n\n` : ''}${who}.`,
    'x-roles': roles,
    ...(spec.access === 'public' ? { security: [{}] } : { security: securityOf(spec) }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(spec, components),
    responses: responsesOf(spec, components),
  }
}

function parametersOf(schema: TSchema | undefined, where: 'path' | 'query'): Json[] {
  if (!schema || !('properties' in schema)) return []
  const required: readonly unknown[] =
    'required' in schema && Array.isArray(schema.required) ? schema.required : []
  return Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const plain = toPlain(part)
    const { description, ...rest } = plain
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      schema: rest,
      ...(description ? { description } : {}),
    }
  })
}

function bodyOf(spec: AnyRoute, components: Components): Json {
  if (!spec.body && !spec.files) return {}
  const schema = spec.body ? components.reference(spec.body) : { type: 'object', properties: {} }
  const example = spec.example?.body === undefined ? {} : { example: spec.example.body }
  if (!spec.files) {
    const content = { schema, ...example }
    const forms = spec.lenient
      ? { 'application/x-www-form-urlencoded': content, 'multipart/form-data': content }
      : {}
    return { requestBody: { required: true, content: { 'application/json': content, ...forms } } }
  }
  const inline = spec.body ? toPlain(spec.body) : { type: 'object', properties: {} }
  const fileParts = Object.fromEntries(
    Object.entries(spec.files).map(([name, file]) => [
      name,
      { type: 'string', format: 'binary', description: file.description },
    ]),
  )
  const wanted = Object.entries(spec.files)
    .filter(([, file]) => file.required)
    .map(([name]) => name)
  const properties = isRecord(inline['properties']) ? inline['properties'] : {}
  const required = Array.isArray(inline['required']) ? inline['required'] : []
  const multipart = {
    type: 'object',
    properties: { ...properties, ...fileParts },
    required: [...required, ...wanted],
  }
  // Where every file may be left out, plain JSON does as well.
  const json = spec.body && wanted.length === 0 ? { 'application/json': { schema, ...example } } : {}
  return {
    requestBody: {
      required: true,
      content: { ...json, 'multipart/form-data': { schema: multipart, ...example } },
    },
  }
}

function responsesOf(spec: AnyRoute, components: Components): Json {
  const success = successStatus(spec)
  const responses: Record<string, Json> = {}
  const content = spec.produces
    ? { content: { [spec.produces]: { schema: { type: 'string', format: 'binary' } } } }
    : spec.response
      ? {
          content: {
            'application/json': {
              schema: components.reference(spec.response),
              ...(spec.example?.response === undefined ? {} : { example: spec.example.response }),
            },
          },
        }
      : {}
  responses[String(success)] = { description: statusTexts[success] ?? 'Success', ...content }
  for (const status of errorStatuses(spec)) {
    if (status < 400) {
      // Another success than the usual one: a part (206) or nothing new (304).
      responses[String(status)] = {
        description: statusTexts[status] ?? 'Success',
        ...(status === 304 ? {} : content),
      }
      continue
    }
    const drf = spec.path.startsWith('/auth/')
    const type = drf ? 'application/json' : 'application/problem+json'
    const name = drf ? 'DrfError' : 'Problem'
    responses[String(status)] = {
      description: statusTexts[status] ?? 'Error',
      content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } },
    }
  }
  return responses
}

/** Every error status that an operation may answer; the conformance test holds answers against it. */
export function errorStatuses(spec: AnyRoute): number[] {
  const statuses = new Set<number>([400, 429, 500, 503, ...(spec.errors ?? [])])
  if (spec.access !== 'public') {
    statuses.add(401)
    statuses.add(403)
  } else if (spec.method !== 'GET') statuses.add(403)
  if (spec.params || spec.query) statuses.add(404)
  if (spec.body || spec.files) {
    statuses.add(413)
    statuses.add(415)
  }
  if (spec.idempotent) {
    statuses.add(409)
    statuses.add(422)
  }
  return [...statuses].toSorted((a, b) => a - b)
}

/** Schemas with a `title` become named components; two different ones under one name are an error. */
class Components {
  readonly schemas: Record<string, Json> = {}

  reference(schema: TSchema): Json {
    return this.#lift(toPlain(schema))
  }

  #lift(plain: Json): Json {
    const copy: Json = {}
    for (const [key, value] of Object.entries(plain))
      copy[key] =
        key === 'example' || key === 'examples' || key === 'default' ? value : this.#liftValue(value)
    const title = copy['title']
    if (typeof title !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(title)) return copy
    const known = this.schemas[title]
    if (known && JSON.stringify(known) !== JSON.stringify(copy))
      throw new Error(`Two different schemas are titled ${title}`)
    this.schemas[title] = copy
    return { $ref: `#/components/schemas/${title}` }
  }

  #liftValue(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((entry) => this.#liftValue(entry))
    return isRecord(value) ? this.#lift(value) : value
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Without TypeBox's own marks. */
function toPlain(schema: TSchema): Json {
  const plain: unknown = JSON.parse(JSON.stringify(schema))
  return isRecord(plain) ? plain : {}
}
