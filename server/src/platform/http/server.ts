import cookiePlugin from '@fastify/cookie'
import corsPlugin from '@fastify/cors'
import multipartPlugin from '@fastify/multipart'
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Logger } from 'pino'
import type { Actor, Database, Ports } from '../context.ts'
import { errors, type Problem } from '../errors.ts'
import type { Bus } from '../events.ts'
import { negotiateLocale, type Locale } from '../i18n.ts'
import { newId } from '../ids.ts'
import { parseUrlEncoded, refusal } from './form.ts'
import { MalformedJson, parseStrictJson } from './json.ts'
import type { Limits } from './limits.ts'
import { admit, handlerOf } from './operation.ts'
import { pathOf } from './origin.ts'
import type { Gate } from './overload.ts'
import { asProblem, toErrorAnswer, type ErrorShape } from './problem.ts'
import type { AnyRoute, Method } from './route.ts'

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
  readonly gate: Gate
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
    /** Set once the caller is known and let in. */
    credentials: Credentials | null
  }
}

/** A photo over a slow phone line takes minutes; headers that dribble in are an attack. */
const wholeRequestMs = 300_000
const headersMs = 20_000

/** Fastify with our parsers, error answers and headers; routes are added by {@link mountRoutes}. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.log
  // Clients that offer HTTP/2 in the clear get a plain answer; only sockets take the connection over.
  const protocol = { headersTimeout: headersMs, shouldUpgradeCallback: wantsSocket }
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger made for each request costs more than its two lines; they name the request themselves.
    childLoggerFactory: (parent) => parent,
    genReqId: (raw) => requestId(raw.headers['x-request-id']),
    trustProxy: options.trustProxy,
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: true, maxParamLength: 300 },
    bodyLimit: 1_048_576,
    requestTimeout: wholeRequestMs,
    frameworkErrors: (error, request, reply) => {
      void welcome(options, request, reply)
      void sendError(options, error, request, reply)
    },
    ...(options.https ? { https: { ...options.https, ...protocol } } : { http: protocol }),
  })
  app.decorateRequest('locale', 'en')
  app.decorateRequest('credentials', null)
  app.removeAllContentTypeParsers()
  await app.register(cookiePlugin)
  await app.register(multipartPlugin, {
    throwFileSizeLimit: true,
    limits: { fields: 100, fieldSize: 131_072, files: 10, parts: 110 },
  })
  await app.register(corsPlugin, {
    origin: options.corsOrigins.length > 0 ? [...options.corsOrigins] : false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    strictPreflight: false,
    preflightContinue: true,
    allowedHeaders: [
      'authorization',
      'content-type',
      'accept-language',
      'idempotency-key',
      'if-match',
      'if-none-match',
    ],
    exposedHeaders: ['etag', 'retry-after', 'x-request-id', 'idempotent-replayed'],
  })
  addParsers(app)
  app.addHook('onRequest', (request, reply, done) => {
    welcome(options, request, reply)
    if (/%00|\0/.test(request.raw.url ?? '')) done(errors.malformed_body({ reason: 'NUL' }))
    else done()
  })
  const journal = options.log.child({}, { redact: [] })
  app.addHook('onResponse', (request, reply, done) => {
    const { id: reqId, method, routeOptions } = request
    journal.info(
      {
        reqId,
        method,
        route: routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
    done()
  })
  app.setErrorHandler((error, request, reply) => sendError(options, error, request, reply))
  const missing = options.fallback ? handlerOf(options.fallback, options) : null
  app.setNotFoundHandler((request, reply) =>
    missing && (request.method === 'GET' || request.method === 'HEAD')
      ? missing(request, reply)
      : sendError(options, errors.not_found(), request, reply),
  )
  return app
}

function wantsSocket(request: { readonly headers: { readonly upgrade?: string | undefined } }): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket'
}

function addParsers(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? {} : parseStrictJson(Buffer.from(body)))
    } catch (error) {
      done(error instanceof MalformedJson ? refusal(error.message) : errors.internal())
    }
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, parseUrlEncoded(Buffer.from(body)))
      } catch (error) {
        done(asProblem(error))
      }
    },
  )
}

/** What every answer carries, good or bad. */
function welcome(options: ServerOptions, request: FastifyRequest, reply: FastifyReply): void {
  request.locale = negotiateLocale(request.headers['accept-language'], options.defaultLocale())
  reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  if (options.publicUrl?.startsWith('https://')) reply.header('strict-transport-security', 'max-age=31536000')
  if (options.draining()) reply.header('connection', 'close')
}

function requestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[A-Za-z0-9._-]{8,80}$/.test(header) ? header : newId()
}

function shapeFor(options: ServerOptions, path: string): ErrorShape {
  return path.startsWith('/auth/') || (options.drfErrors && path.startsWith('/api/v1/')) ? 'drf' : 'problem'
}

function sendError(
  options: ServerOptions,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = named(error, request)
  if (problem.status >= 500) request.log.error({ reqId: request.id, err: error }, 'request failed')
  const answer = toErrorAnswer(problem, shapeFor(options, pathOf(request.raw.url)), request.locale)
  const body = problem.status >= 500 ? { ...answer.body, request_id: request.id } : answer.body
  // The rest of a body that is too large is not worth reading.
  if (problem.status === 413) reply.header('connection', 'close')
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

/** Refused before any body is read: what is wrong with the body does not matter then. */
function mountRefusals(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allow = [...methods, ...(methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies readonly Method[]) {
    if (methods.has(method)) continue
    const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<never> => {
      reply.header('allow', allow)
      throw errors.method_not_allowed({ method: request.method })
    }
    app.route({ method, url, onRequest: refuse, handler: refuse })
  }
  app.route({
    method: 'OPTIONS',
    url,
    handler: (_request, reply) => reply.header('allow', allow).send({ allow: allow.split(', ') }),
  })
}

function mountOne(app: FastifyInstance, spec: AnyRoute, options: ServerOptions): void {
  app.route({
    method: spec.method,
    url: fastifyPath(spec.path),
    ...(spec.bodyLimit ? { bodyLimit: spec.bodyLimit } : {}),
    onRequest: async (request) => {
      // Finding out who asks counts too: a rush would otherwise wait at the door until its patience ends.
      const enter = () => admit(spec, request, options)
      request.credentials = await (spec.unshed ? enter() : options.gate.run(enter))
    },
    handler: handlerOf(spec, options),
  })
}
