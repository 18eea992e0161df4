import { mkdtemp, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import cookiePlugin from '@fastify/cookie'
import corsPlugin from '@fastify/cors'
import multipartPlugin from '@fastify/multipart'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { TSchema } from 'typebox'
import type { Actor, Context, Database, Ports } from '../context.ts'
import { anonymous } from '../context.ts'
import { Problem, errors, invalid, invalidFields } from '../errors.ts'
import type { Bus } from '../events.ts'
import { negotiateLocale, type Locale } from '../i18n.ts'
import { newId } from '../ids.ts'
import { once } from './idempotency.ts'
import { MalformedJson, parseStrictJson } from './json.ts'
import type { Limits } from './limits.ts'
import { asProblem, toErrorAnswer, type ErrorShape } from './problem.ts'
import { Reply, successStatus, type AnyRoute, type Input, type Method, type UploadedPart } from './route.ts'
import { writeJson } from './serialize.ts'
import { compileValidator, type Validator } from './validate.ts'

/** What a request's credentials say. */
export interface Credentials {
  readonly actor: Actor
  /** The person's own language, which wins over Accept-Language only when the header is absent. */
  readonly locale: Locale | null
  /** For cookie sessions: what X-CSRF-Token must be. */
  readonly csrfToken: string | null
}

/** Reads credentials. @throws Problem `token_not_valid` for bad ones; answers null when there are none */
export type Authenticate = (request: FastifyRequest) => Promise<Credentials | null>

export interface ServerOptions {
  readonly database: Database
  readonly bus: Bus
  readonly ports: Ports
  readonly limits: Limits
  readonly log: Logger
  readonly authenticate: Authenticate
  readonly now: () => Temporal.Instant
  readonly defaultLocale: () => Locale
  readonly publicUrl: string | null
  readonly trustProxy: false | string[] | ((address: string, hop: number) => boolean)
  readonly corsOrigins: readonly string[]
  readonly drfErrors: boolean
  /** While true every answer asks the client to come back on another connection. */
  readonly draining: () => boolean
  /** Answers a GET that no route knows (the web app's own addresses); throws `not_found` for what is not its. */
  readonly fallback?: AnyRoute
  readonly https: { readonly cert: string; readonly key: string } | null
}

declare module 'fastify' {
  interface FastifyRequest {
    locale: Locale
  }
}

/** Fastify with our parsers, error answers and headers; routes are added by {@link mountRoutes}. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.log
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (raw) => requestId(raw.headers['x-request-id']),
    trustProxy: options.trustProxy,
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: true, maxParamLength: 300 },
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    ...(options.https ? { https: options.https } : {}),
  })
  app.decorateRequest('locale', 'en')
  app.removeAllContentTypeParsers()
  await app.register(cookiePlugin)
  await app.register(multipartPlugin, { throwFileSizeLimit: true, limits: { fields: 100, fieldSize: 262_144, files: 10, parts: 110 } })
  await app.register(corsPlugin, {
    origin: options.corsOrigins.length > 0 ? [...options.corsOrigins] : false,
    strictPreflight: false,
    preflightContinue: true,
    allowedHeaders: ['authorization', 'content-type', 'accept-language', 'idempotency-key', 'if-match'],
    exposedHeaders: ['etag', 'retry-after', 'x-request-id'],
  })
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? {} : parseStrictJson(Buffer.isBuffer(body) ? body : Buffer.from(body)))
    } catch (error) {
      done(error instanceof MalformedJson ? malformed(error.message) : errors.internal())
    }
  })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const entries = Object.fromEntries(new URLSearchParams(String(body)))
    done(null, entries)
  })
  app.addHook('onRequest', async (request, reply) => {
    request.locale = negotiateLocale(request.headers['accept-language'], options.defaultLocale())
    reply.header('x-request-id', request.id)
    if (options.draining()) reply.header('connection', 'close')
    if (/%00|\0/.test(request.raw.url ?? '')) throw errors.malformed_body({ reason: 'NUL' })
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    request.log.info({ method, route: request.routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  app.setErrorHandler((error, request, reply) => sendError(options, error, request, reply))
  const missing = options.fallback ? handlerOf(options.fallback, options) : null
  app.setNotFoundHandler((request, reply) =>
    missing && request.method === 'GET' ? missing(request, reply) : sendError(options, errors.not_found(), request, reply),
  )
  return app
}

function requestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[A-Za-z0-9._-]{8,80}$/.test(header) ? header : newId()
}

function malformed(reason: string): Problem {
  const problem = errors.malformed_body({ reason })
  const text = { ar: reason, fa: reason, en: reason }
  return new Problem(problem.code, { status: 400, bare: true, ...text })
}

function shapeFor(options: ServerOptions, url: string): ErrorShape {
  return url.startsWith('/auth/') || (options.drfErrors && url.startsWith('/api/v1/')) ? 'drf' : 'problem'
}

function sendError(options: ServerOptions, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = named(error, request)
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
  const answer = toErrorAnswer(problem, shapeFor(options, request.raw.url ?? ''), request.locale)
  const body = problem.status >= 500 ? { ...answer.body, request_id: request.id } : answer.body
  return reply
    .status(answer.status)
    .headers({ ...answer.headers, 'cache-control': 'no-store' })
    .type(answer.contentType)
    .send(JSON.stringify(body))
}

function named(error: unknown, request: FastifyRequest): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return errors.unsupported_media_type({ type: String(request.headers['content-type'] ?? '').slice(0, 80) })
  }
  return asProblem(error)
}

/** Adds the route table, and a 405 for every other method of its paths. */
export function mountRoutes(app: FastifyInstance, routes: readonly AnyRoute[], options: ServerOptions): void {
  const methodsByPath = new Map<string, Set<string>>()
  for (const spec of routes) {
    const url = fastifyPath(spec.path)
    const methods = methodsByPath.get(url) ?? new Set<string>()
    if (methods.has(spec.method)) throw new Error(`${spec.method} ${spec.path} is declared twice`)
    methods.add(spec.method)
    methodsByPath.set(url, methods)
    mountOne(app, spec, options)
  }
  for (const [url, methods] of methodsByPath) mountRefusals(app, url, methods)
}

/** `/api/v1/courses/{id}/` → `/api/v1/courses/:id`; the other spelling works through ignoreTrailingSlash. */
function fastifyPath(specPath: string): string {
  const url = specPath.replaceAll(/\{(\w+)\}/g, ':$1')
  return url.length > 1 ? url.replace(/\/$/, '') : url
}

function mountRefusals(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allow = [...methods, ...(methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies readonly Method[]) {
    if (methods.has(method)) continue
    app.route({
      method,
      url,
      handler: (_request, reply) => {
        reply.header('allow', allow)
        throw errors.method_not_allowed({ method })
      },
    })
  }
  app.route({ method: 'OPTIONS', url, handler: (_request, reply) => reply.header('allow', allow).send({ allow: allow.split(', ') }) })
}

function mountOne(app: FastifyInstance, spec: AnyRoute, options: ServerOptions): void {
  app.route({
    method: spec.method,
    url: fastifyPath(spec.path),
    ...(spec.bodyLimit ? { bodyLimit: spec.bodyLimit } : {}),
    handler: handlerOf(spec, options),
  })
}

/** One operation from credentials to answer. */
function handlerOf(spec: AnyRoute, options: ServerOptions): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  const checks = compileChecks(spec)
  const status = successStatus(spec)
  return async (request, reply) => {
    const credentials = await readCredentials(spec, request, options)
    checkAccess(spec, credentials, request)
    if (spec.limit) await options.limits.take(spec.limit, limitKey(spec, credentials.actor, request))
    const uploads = await readMultipart(spec, request)
    try {
      const input = readInput(spec, checks, request, uploads, options)
      return await answer(spec, reply, status, await run(spec, input, request, credentials, options))
    } finally {
      await uploads.dispose()
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

async function readCredentials(spec: AnyRoute, request: FastifyRequest, options: ServerOptions): Promise<Credentials> {
  const none: Credentials = { actor: anonymous, locale: null, csrfToken: null }
  try {
    const found = (await options.authenticate(request)) ?? none
    if (found.locale && !request.headers['accept-language']) request.locale = found.locale
    return found
  } catch (error) {
    if (spec.access === 'public' && error instanceof Problem) return none
    throw error
  }
}

function checkAccess(spec: AnyRoute, credentials: Credentials, request: FastifyRequest): void {
  const { actor } = credentials
  if (credentials.csrfToken !== null && spec.method !== 'GET') {
    const crossSite = request.headers['sec-fetch-site'] === 'cross-site'
    if (crossSite || request.headers['x-csrf-token'] !== credentials.csrfToken) throw errors.csrf_failed()
  }
  if (spec.access === 'public') return
  if (actor.kind === 'anonymous') throw errors.not_authenticated()
  if (spec.access === 'user') return
  if (!spec.access.some((permission) => actor.permissions.has(permission))) throw errors.permission_denied()
}

function limitKey(spec: AnyRoute, actor: Actor, request: FastifyRequest): string {
  return spec.limit?.by === 'actor' && actor.userId ? actor.userId : request.ip
}

function readInput(
  spec: AnyRoute,
  checks: Checks,
  request: FastifyRequest,
  uploads: Uploads,
  options: ServerOptions,
): Input<unknown, unknown, unknown> {
  const params: unknown = request.params
  const query: unknown = request.query
  if (checks.params) refuseAsMissing(() => checks.params?.check(params))
  checks.query?.check(query)
  const fromText = uploads.multipart || request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  const given: unknown = spec.unchecked && request.body === null ? null : (request.body ?? {})
  const body: unknown = uploads.multipart ? uploads.fields : given
  if (spec.body && !spec.unchecked) {
    dropOrRefuseUnknown(spec, body)
    ;(fromText ? checks.form : checks.json)?.check(body)
  }
  for (const [field, file] of Object.entries(spec.files ?? {})) {
    if (file.required && !uploads.files.some((part) => part.field === field)) {
      throw invalid(field, 'required', { en: 'No file was submitted.', ar: 'لم يتم إرسال ملف.', fa: 'فایلی ارسال نشد.' })
    }
  }
  return {
    params,
    query,
    body,
    files: uploads.files,
    url: new URL(request.url, options.publicUrl ?? `${request.protocol}://${request.host}`),
    headers: request.headers,
    cookies: request.cookies,
    secure: request.protocol === 'https',
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

/**
 * Members that the schema does not know: ignored on the Django paths; under /api/v1/ members that the same
 * operation answers may be sent back (and are ignored), everything else is refused by name.
 */
function dropOrRefuseUnknown(spec: AnyRoute, body: unknown): void {
  const known = propertiesOf(spec.body)
  if (!known || !isRecord(body)) return
  const answered = spec.method === 'PUT' || spec.method === 'PATCH' ? propertiesOf(spec.response) : null
  const unknown = Object.keys(body).filter((name) => !known.has(name))
  const refused = spec.lenient ? [] : unknown.filter((name) => !answered?.has(name))
  if (refused.length > 0) {
    const text = { en: 'Unknown field.', ar: 'حقل غير معروف.', fa: 'فیلد ناشناخته.' }
    throw invalidFields(Object.fromEntries(refused.map((name) => [name, [{ code: 'unknown_field', text }]])))
  }
  for (const name of unknown) delete body[name]
}

function propertiesOf(schema: TSchema | undefined): Set<string> | null {
  if (!schema || !('properties' in schema) || !schema.properties) return null
  return new Set(Object.keys(schema.properties))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Uploads {
  readonly multipart: boolean
  readonly fields: Record<string, unknown>
  readonly files: UploadedPart[]
  dispose(): Promise<void>
}

const noUploads: Uploads = { multipart: false, fields: {}, files: [], dispose: async () => {} }

/** Streams the files of a multipart body to private temporary files, so that no size is held in memory. */
async function readMultipart(spec: AnyRoute, request: FastifyRequest): Promise<Uploads> {
  if (!request.isMultipart()) return noUploads
  const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-upload-'))
  const uploads: Uploads = { multipart: true, fields: {}, files: [], dispose: () => rm(folder, { recursive: true, force: true }) }
  try {
    for await (const part of request.parts({ limits: { fileSize: spec.bodyLimit ?? 12 * 1_048_576 } })) {
      if (part.type === 'field') {
        setField(uploads.fields, part.fieldname, part.value)
        continue
      }
      if (!spec.files || !(part.fieldname in spec.files)) {
        part.file.resume()
        continue
      }
      const target = path.join(folder, String(uploads.files.length))
      const sink = createWriteStream(target, { mode: 0o600 })
      await pipeline(part.file, sink)
      if (part.file.truncated) throw errors.body_too_large()
      uploads.files.push({ field: part.fieldname, filename: part.filename ?? '', path: target, size: sink.bytesWritten })
    }
    return uploads
  } catch (error) {
    await uploads.dispose()
    throw error
  }
}

/** A repeated field becomes a list, as in HTML forms. */
function setField(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__' || name === 'constructor' || name === 'prototype') return
  const known = fields[name]
  fields[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
}

async function run(
  spec: AnyRoute,
  input: Input<unknown, unknown, unknown>,
  request: FastifyRequest,
  credentials: Credentials,
  options: ServerOptions,
): Promise<unknown> {
  const base = {
    actor: credentials.actor,
    now: options.now(),
    locale: request.locale,
    origin: { requestId: request.id, ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 400) ?? null },
    bus: options.bus,
    ports: options.ports,
  }
  const mode = spec.mode ?? (spec.method === 'GET' ? 'read' : 'write')
  if (mode !== 'write') return spec.handler({ ...base, tx: options.database }, input)
  const key = request.headers['idempotency-key']
  return options.database.transaction().execute(async (tx) => {
    const ctx: Context = { ...base, tx }
    if (!spec.idempotent || typeof key !== 'string') return spec.handler(ctx, input)
    return runOnce(spec, ctx, input, key)
  })
}

async function runOnce(spec: AnyRoute, ctx: Context, input: Input<unknown, unknown, unknown>, key: string): Promise<unknown> {
  if (key.length < 1 || key.length > 200) throw errors.malformed_body({ reason: 'Idempotency-Key' })
  const files = input.files.map((file) => [file.field, file.filename, file.size])
  const path = input.url.pathname.replace(/\/$/, '')
  const { answer: stored, replayed } = await once(ctx, key, { method: spec.method, path, body: { body: input.body, files } }, async () => {
    const result = await spec.handler(ctx, input)
    if (result instanceof Reply) {
      const status = result.status ?? successStatus(spec)
      return { status, body: result.raw ? String(result.body) : writeJson(spec, status, result.body) }
    }
    return { status: successStatus(spec), body: writeJson(spec, successStatus(spec), result) }
  })
  return new Reply({
    status: stored.status,
    raw: true,
    body: stored.body ?? undefined,
    headers: { 'content-type': 'application/json; charset=utf-8', ...(replayed ? { 'idempotent-replayed': 'true' } : {}) },
  })
}

async function answer(spec: AnyRoute, reply: FastifyReply, status: number, result: unknown): Promise<unknown> {
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
