/** Messages by field name, as the server sends them. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** Every failure of a call, in one shape. `status` 0 means that no answer came (offline, cut, timeout). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** Stable, for decisions in code: `seat_taken`, `validation_failed`; `offline` when no answer came. */
  readonly code: string
  /** For people, in their language. Empty when the server said nothing. */
  readonly detail: string
  readonly errors: FieldErrors
  readonly requestId: string | undefined
  /** Everything that the answer said, for refusals that carry what is needed to go on. */
  readonly members: Readonly<Record<string, unknown>>
  /** Seconds to wait before trying again (429, 503). */
  readonly retryAfter: number | undefined

  constructor(parts: {
    status: number
    code: string
    detail?: string
    errors?: FieldErrors
    requestId?: string | undefined
    retryAfter?: number | undefined
    members?: Readonly<Record<string, unknown>>
  }) {
    super(parts.detail || parts.code)
    this.status = parts.status
    this.code = parts.code
    this.detail = parts.detail ?? ''
    this.errors = parts.errors ?? {}
    this.requestId = parts.requestId
    this.retryAfter = parts.retryAfter
    this.members = parts.members ?? {}
  }
}

/** The one translator: a problem document, a REST-framework body, or something else entirely → ApiError. */
export function errorFrom(response: Response, body: unknown): ApiError {
  return new ApiError({
    status: response.status,
    code: textOf(body, 'code') ?? codeByStatus[response.status] ?? 'failed',
    detail: textOf(body, 'detail') ?? '',
    errors: fieldErrorsOf(body),
    requestId: response.headers.get('x-request-id') ?? textOf(body, 'request_id'),
    retryAfter: secondsOf(response.headers.get('retry-after')),
    members: Object.fromEntries(entriesOf(body)),
  })
}

/** No answer at all. An abort by ourselves is passed on as it is: it is not a failure. */
export function errorFromThrown(thrown: unknown): unknown {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return thrown
  return new ApiError({ status: 0, code: 'offline' })
}

const codeByStatus: Record<number, string> = {
  400: 'invalid',
  401: 'not_authenticated',
  403: 'not_allowed',
  404: 'not_found',
  409: 'conflict',
  412: 'changed_meanwhile',
  413: 'too_large',
  429: 'too_many',
  503: 'unavailable',
}

const notFields = new Set(['type', 'title', 'status', 'detail', 'code', 'instance', 'request_id', 'messages'])

function fieldErrorsOf(body: unknown): FieldErrors {
  const declared = memberOf(body, 'errors')
  const found: Record<string, string[]> = {}
  for (const [field, value] of entriesOf(declared ?? body)) {
    if (declared === undefined && notFields.has(field)) continue
    const messages = (Array.isArray(value) ? value : [value]).filter((message) => typeof message === 'string')
    if (messages.length > 0) found[field === 'non_field_errors' ? '' : field] = messages
  }
  return found
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function textOf(value: unknown, key: string): string | undefined {
  const text = memberOf(value, key)
  return typeof text === 'string' ? text : undefined
}

function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return seconds
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000))
}
