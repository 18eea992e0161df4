import type { FastifyReply, FastifyRequest } from 'fastify'
import { anonymous, type Actor, type Context } from '../context.ts'
import { Problem, errors, invalid } from '../errors.ts'
import { FormFields } from './form.ts'
import { refuseInPlaceOfSomebody } from './in-place-of.ts'
import { once } from './idempotency.ts'
import { networkClaims, type Claim } from './limits.ts'
import { refuseUnknown } from './members.ts'
import { readMultipart, uploadMarks, type Uploads } from './multipart.ts'
import { addressOf, isCrossSite, readIp, readZone } from './origin.ts'
import { Reply, successStatus, type AnyRoute, type Input, type RateLimit } from './route.ts'
import { writeJson } from './serialize.ts'
import type { Credentials, ServerOptions } from './server.ts'
import { compileValidator, type Validator } from './validate.ts'

type AnyInput = Input<unknown, unknown, unknown>

const nobody: Credentials = { actor: anonymous, locale: null, csrfToken: null }

/** Who calls, may he, and not too often? Asked before the body is read. @throws Problem */
export async function admit(
  spec: AnyRoute,
  request: FastifyRequest,
  options: ServerOptions,
): Promise<Credentials> {
  const credentials = await readCredentials(spec, request, options)
  checkAccess(spec, credentials, request, options)
  if (spec.limit) await options.limits.takeAll(claimsOf(spec.limit, credentials.actor, request))
  return credentials
}

async function readCredentials(
  spec: AnyRoute,
  request: FastifyRequest,
  options: ServerOptions,
): Promise<Credentials> {
  try {
    const found = (await options.authenticate(request)) ?? nobody
    if (found.locale && !request.headers['accept-language']) request.locale = found.locale
    return found
  } catch (error) {
    if (spec.access === 'public' && error instanceof Problem && error.status === 401) return nobody
    throw error
  }
}

function checkAccess(
  spec: AnyRoute,
  credentials: Credentials,
  request: FastifyRequest,
  options: ServerOptions,
): void {
  const { actor } = credentials
  if (credentials.csrfToken !== null && spec.method !== 'GET') {
    if (
      isCrossSite(request, ownOrigins(options)) ||
      request.headers['x-csrf-token'] !== credentials.csrfToken
    )
      throw errors.csrf_failed()
  }
  refuseInPlaceOfSomebody(spec, actor)
  if (spec.access === 'public') return
  if (actor.kind === 'anonymous') throw errors.not_authenticated()
  const wanted = actor.kind === 'api_key' && spec.access === 'user' ? (spec.keyScopes ?? []) : spec.access
  if (wanted === 'user') return
  if (!wanted.some((permission) => actor.permissions.has(permission))) throw errors.permission_denied()
}

/** Listed origins may call with tokens; cookies are for our own pages alone. */
function ownOrigins(options: ServerOptions): string[] {
  return options.publicUrl ? [new URL(options.publicUrl).origin] : []
}

function claimsOf(limit: RateLimit, actor: Actor, request: FastifyRequest): readonly Claim[] {
  const caller = actor.apiKey?.id ?? actor.userId
  return limit.by === 'actor' && caller ? [[limit, caller]] : networkClaims(limit, readIp(request.ip))
}

/** One operation from its body to its answer. */
export function handlerOf(
  spec: AnyRoute,
  options: ServerOptions,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  const checks = compileChecks(spec)
  const status = successStatus(spec)
  return async (request, reply) => {
    const credentials = request.credentials ?? (await admit(spec, request, options))
    const uploads = await readMultipart(spec, request)
    try {
      const input = readInput(spec, checks, request, uploads, options)
      const work = (): Promise<unknown> => run(spec, input, request, credentials, options)
      return await answer(spec, reply, status, await (spec.unshed ? work() : options.gate.run(work)))
    } finally {
      await uploads?.dispose()
    }
  }
}

interface Checks {
  readonly params: Validator | null
  readonly query: Validator | null
  readonly json: Validator | null
  readonly form: Validator | null
}

function compileChecks(spec: AnyRoute): Checks {
  return {
    params: spec.params ? compileValidator(spec.params, 'text') : null,
    query: spec.query ? compileValidator(spec.query, 'text') : null,
    json: spec.body ? compileValidator(spec.body, 'json') : null,
    form: spec.body ? compileValidator(spec.body, 'text') : null,
  }
}

function readInput(
  spec: AnyRoute,
  checks: Checks,
  request: FastifyRequest,
  uploads: Uploads | null,
  options: ServerOptions,
): AnyInput {
  const params: unknown = request.params
  const query: unknown = request.query
  if (checks.params) refuseAsMissing(() => checks.params?.check(params))
  checks.query?.check(query)
  const given: unknown = uploads ? uploads.fields : request.body
  const fromForm = given instanceof FormFields
  const empty = spec.unchecked && given === null ? null : {}
  const body: unknown = fromForm ? given.toObject(spec.body) : (given ?? empty)
  if (spec.body && !spec.unchecked) {
    const answered = spec.method === 'PUT' || spec.method === 'PATCH' ? (spec.response ?? null) : null
    refuseUnknown({ body: spec.body, answered, lenient: spec.lenient ?? false }, body)
    ;(fromForm ? checks.form : checks.json)?.check(body)
  }
  const files = uploads?.files ?? []
  for (const [field, file] of Object.entries(spec.files ?? {})) {
    if (file.required && !files.some((part) => part.field === field)) {
      throw invalid(field, 'required', {
        en: 'No file was submitted.',
        ar: 'لم يتم إرسال ملف.',
        fa: 'فایلی ارسال نشد.',
      })
    }
  }
  return {
    params,
    query,
    body,
    files,
    url: addressOf(request.raw.url, request, options.publicUrl),
    headers: request.headers,
    cookies: request.cookies,
    secure: request.protocol === 'https',
    crossSite: isCrossSite(request, [...ownOrigins(options), ...options.corsOrigins]),
  }
}

/** A path that cannot name anything is a path that names nothing. */
function refuseAsMissing(check: () => void): void {
  try {
    check()
  } catch (error) {
    throw error instanceof Problem ? errors.not_found() : error
  }
}

async function run(
  spec: AnyRoute,
  input: AnyInput,
  request: FastifyRequest,
  credentials: Credentials,
  options: ServerOptions,
): Promise<unknown> {
  const base = {
    actor: credentials.actor,
    now: options.now(),
    locale: request.locale,
    origin: {
      requestId: request.id,
      ip: readIp(request.ip),
      userAgent: request.headers['user-agent']?.slice(0, 400) ?? null,
      timeZone: readZone(request.headers['x-time-zone']),
    },
    bus: options.bus,
    ports: options.ports,
  }
  const mode = spec.mode ?? (spec.method === 'GET' ? 'read' : 'write')
  if (mode !== 'write') return spec.handler({ ...base, tx: options.database }, input)
  const key = request.headers['idempotency-key']
  if (!spec.idempotent || typeof key !== 'string')
    return options.database.transaction().execute((tx) => spec.handler({ ...base, tx }, input))
  if (key.length < 1 || key.length > 200) throw errors.malformed_body({ reason: 'Idempotency-Key' })
  const files = await uploadMarks(input.files)
  return options.database.transaction().execute((tx) => runOnce(spec, { ...base, tx }, input, { key, files }))
}

async function runOnce(
  spec: AnyRoute,
  ctx: Context,
  input: AnyInput,
  marks: { key: string; files: string[][] },
): Promise<unknown> {
  const path = input.url.pathname.replace(/\/$/, '') + input.url.search
  let headers: Readonly<Record<string, string>> = {}
  const { answer: stored, replayed } = await once(
    ctx,
    marks.key,
    { method: spec.method, path, body: { body: input.body, files: marks.files } },
    async () => {
      const result = await spec.handler(ctx, input)
      if (!(result instanceof Reply))
        return { status: successStatus(spec), body: writeJson(spec, successStatus(spec), result) }
      headers = result.headers
      const status = result.status ?? successStatus(spec)
      return { status, body: result.raw ? String(result.body) : writeJson(spec, status, result.body) }
    },
  )
  return new Reply({
    status: stored.status,
    raw: true,
    body: stored.body ?? undefined,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...headers,
      ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    },
  })
}

async function answer(
  spec: AnyRoute,
  reply: FastifyReply,
  status: number,
  result: unknown,
): Promise<unknown> {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  if (!(result instanceof Reply)) {
    reply.status(status)
    return sendJson(reply, writeJson(spec, status, result))
  }
  const implied = status === 204 && result.body !== undefined ? 200 : status
  reply.status(result.status ?? implied).headers(result.headers)
  for (const cookie of result.cookies) {
    reply.setCookie(cookie.name, cookie.value, {
      path: cookie.path ?? '/',
      httpOnly: cookie.httpOnly,
      secure: cookie.name.startsWith('__Host-'),
      sameSite: 'lax',
      maxAge: cookie.maxAge,
    })
  }
  if (result.raw) return reply.send(result.body)
  return sendJson(reply, writeJson(spec, reply.statusCode, result.body))
}

function sendJson(reply: FastifyReply, json: string | null): FastifyReply {
  return json === null ? reply.send() : reply.type('application/json; charset=utf-8').send(json)
}
