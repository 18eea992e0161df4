import type { Static, TObject, TSchema } from 'typebox'
import type { Context } from '../context.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `public`, `user` (anybody signed in), or permissions of which one is needed. */
export type Access = 'public' | 'user' | readonly [string, ...string[]]

/** A file of a multipart body, already on disk in a private temporary place; removed after the answer. */
export interface UploadedPart {
  readonly field: string
  readonly filename: string
  readonly path: string
  readonly size: number
}

export interface RateLimit {
  readonly name: string
  readonly points: number
  readonly seconds: number
  readonly by: 'ip' | 'actor'
}

export interface Input<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly files: readonly UploadedPart[]
  /** The request's absolute URL as the client sees it. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** True when the caller speaks HTTPS to us or to a trusted proxy. */
  readonly secure: boolean
  /** A page of a site that is not ours made the browser send this. */
  readonly crossSite: boolean
}

interface RouteShape {
  readonly method: Method
  /** OpenAPI style, with a trailing slash: `/api/v1/seasons/{id}/`. Works without the slash too. */
  readonly path: string
  /** Unique, camelCase, verb first: the name of the function in the generated client. */
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly access: Access
  /**
   * With `access: 'user'`: an API key that has one of these scopes may call it too. Without it an operation for
   * everybody who is signed in is about the caller himself, and no key gets there.
   */
  readonly keyScopes?: readonly string[]
  /** Success status; 201 for POST, 204 without a response schema, else 200. */
  readonly status?: number
  /** Error statuses beyond 400, 401, 403, 404, 429 and 500 that this operation may answer. */
  readonly errors?: readonly number[]
  /** Accepts Idempotency-Key: same key and body answer the first result again. */
  readonly idempotent?: boolean
  readonly limit?: RateLimit
  /** Unknown members of the body are ignored (Django's way) instead of refused. */
  readonly lenient?: boolean
  /** The handler reads the body itself, by REST framework's rules; the schema documents it. */
  readonly unchecked?: boolean
  /** `write` opens one transaction (default except GET), `read` uses the pool, `manual` leaves it to the action. */
  readonly mode?: 'read' | 'write' | 'manual'
  /** Largest body in bytes; default 1 MiB, multipart 12 MiB. */
  readonly bodyLimit?: number
  /** Multipart file fields: name → required? */
  readonly files?: Readonly<Record<string, { readonly required: boolean; readonly description: string }>>
  readonly example?: { readonly body?: unknown; readonly response?: unknown }
  /** Media type of the answer when it is not JSON. */
  readonly produces?: string
  /** Answers even when the node has too much to do: what operators and proxies ask. */
  readonly unshed?: boolean
  /** Left out of the OpenAPI document (pages, assets). */
  readonly hidden?: boolean
}

export interface RouteSpec<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>
  extends RouteShape {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response?: R
  // A method, not a property: routes of different shapes fit one list.
  handler(ctx: Context, input: Input<Static<P>, Static<Q>, Static<B>>): Promise<Static<R> | Reply | void>
}

export interface AnyRoute extends RouteShape {
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: TSchema
  readonly response?: TSchema
  handler(ctx: Context, input: Input<unknown, unknown, unknown>): Promise<unknown>
}

type NoParams = TObject<Record<never, never>>

/** Declares one operation: schema, access, limit and handler in one place. */
export function route<
  P extends TObject = NoParams,
  Q extends TObject = NoParams,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
>(spec: RouteSpec<P, Q, B, R>): AnyRoute {
  return spec
}

/** An answer that needs more than a value: another status, headers, cookies, a stream or ready-made JSON. */
export class Reply {
  readonly status: number | undefined
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly Cookie[]
  /** The body is sent as it is (a JSON string built in SQL, HTML, a stream). */
  readonly raw: boolean

  constructor(parts: {
    status?: number
    body?: unknown
    headers?: Record<string, string>
    cookies?: readonly Cookie[]
    raw?: boolean
  }) {
    this.status = parts.status
    this.body = parts.body
    this.headers = parts.headers ?? {}
    this.cookies = parts.cookies ?? []
    this.raw = parts.raw ?? false
  }
}

export interface Cookie {
  readonly name: string
  readonly value: string
  /** Seconds; 0 removes the cookie. */
  readonly maxAge: number
  readonly httpOnly: boolean
  readonly path?: string
}

export function successStatus(spec: AnyRoute): number {
  if (spec.status) return spec.status
  if (!spec.response && !spec.produces) return 204
  return spec.method === 'POST' ? 201 : 200
}
