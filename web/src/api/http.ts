import { ApiError, errorFrom, errorFromThrown } from './errors.ts'

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[]
export type Query = Readonly<Record<string, QueryValue>>

export interface CallOptions {
  query?: Query | undefined
  signal?: AbortSignal | undefined
  headers?: Record<string, string>
  /** Makes a POST safe to repeat: the server answers the first result again. See {@link newKey}. */
  idempotencyKey?: string | undefined
}

/** Typed calls on the published API. Every failure is an {@link ApiError}. */
export const api = {
  get: <T>(path: string, query?: Query, options: CallOptions = {}) =>
    call<T>('GET', path, undefined, { query, ...options }),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, body?: unknown, options?: CallOptions) =>
    call<T>('DELETE', path, body, options),
}

/** A key for one intent of the person. Make it when the form opens, not when the button is pressed: a second press repeats it. */
export function newKey(): string {
  return crypto.randomUUID()
}

/** Runs a function of the generated client and unwraps it: `await sdk(listCourses({ query }))`. */
export function sdk<T>(answer: Promise<{ data?: T; error?: unknown; response?: Response }>): Promise<T>
export async function sdk(
  answer: Promise<{ data?: unknown; error?: unknown; response?: Response }>,
): Promise<unknown> {
  const { data, error, response } = await answer
  if (!response) throw errorFromThrown(error)
  if (!response.ok) throw errorFrom(response, error)
  return data
}

/** Settings of the generated client, applied once at start: `client.setConfig(clientConfig)`. */
export const clientConfig = {
  baseUrl: '',
  credentials: 'same-origin',
  fetch: apiFetch,
} as const

type SignedOutListener = () => void
let signedOut: SignedOutListener = () => undefined

/** The shell says here what happens on a 401: to the sign-in page and back afterwards. */
export function onSignedOut(listener: SignedOutListener): void {
  signedOut = listener
}

type ProofQuestion = () => Promise<boolean>
let askForProof: ProofQuestion | undefined
let asking: Promise<boolean> | undefined

/**
 * The app says here how a person proves himself again, when a call answers `fresh_sign_in_required`. It resolves with
 * true once he did: the call then goes out a second time, unchanged, so nothing that was typed is lost.
 */
export function onProofNeeded(question: ProofQuestion): () => void {
  askForProof = question
  return () => {
    if (askForProof === question) askForProof = undefined
  }
}

let language = 'ar'

/** The language in which the server answers; set by the shell whenever the person switches. */
export function setApiLanguage(locale: string): void {
  language = locale
}

/**
 * `fetch` with our headers. The session is an httpOnly cookie and is renewed by the server, so nothing is kept here.
 * A GET is repeated twice, with growing pauses, when the network fails or the server is away.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { credentials: 'same-origin', ...init })
  const headers = apiHeaders(request.method)
  for (const [name, value] of Object.entries(headers))
    if (!request.headers.has(name)) request.headers.set(name, value)
  const spare = request.clone()
  const first = await sendPatiently(request)
  const response = (await provenAgain(first)) ? await sendPatiently(spare) : first
  if (response.status === 401 && !new URL(request.url).pathname.startsWith('/auth/')) signedOut()
  return response
}

/** The headers every call carries; uploads by XMLHttpRequest use them too. */
export function apiHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language }
  // Shown to the person in the list of sessions: by which clock this device lives.
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  if (zone) headers['x-time-zone'] = zone
  const token = csrfToken(document.cookie)
  if (token && !['GET', 'HEAD'].includes(method)) headers['x-csrf-token'] = token
  return headers
}

/** The cookie's name depends on TLS: browsers refuse `__Host-` over plain http. */
export function csrfToken(cookies: string): string | undefined {
  const value = /(?:^|;\s*)(?:__Host-)?halqa_csrf=([^;]+)/.exec(cookies)?.[1]
  return value === undefined ? undefined : decodeURIComponent(value)
}

/** `{a: 1, b: ['x', 'y'], c: ''}` → `?a=1&b=x,y`: empty values are left out, lists are joined by commas. */
export function queryString(query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value)) {
      if (value.length > 0) search.set(name, value.join(','))
    } else search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

async function call<T>(method: string, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  const headers = new Headers(options.headers)
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey)
  const init: RequestInit = { method, headers, signal: options.signal ?? null }
  if (body instanceof FormData) init.body = body
  else if (body !== undefined) {
    headers.set('content-type', 'application/json')
    init.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await apiFetch(path + queryString(options.query), init)
  } catch (thrown) {
    throw errorFromThrown(thrown)
  }
  const answer = await bodyOf(response)
  if (!response.ok) throw errorFrom(response, answer)
  return answer
}

/** The body's type is the API document's promise; the server checks every answer against it in its tests. */
export async function bodyOf(response: Response) {
  if (response.status === 204) return undefined
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('json')) return response.ok ? response.text() : undefined
  return response.json().catch(() => {
    throw new ApiError({ status: response.status, code: 'unreadable_answer' })
  })
}

/** Was a fresh proof what this call lacked, and has the person given it? Calls that lack it together ask once. */
async function provenAgain(response: Response): Promise<boolean> {
  if (response.status !== 403 || !askForProof) return false
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  const code: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined
  if (code !== 'fresh_sign_in_required') return false
  asking ??= askForProof().finally(() => {
    asking = undefined
  })
  return asking
}

const pauses = [400, 1500]

async function sendPatiently(request: Request): Promise<Response> {
  const repeatable = request.method === 'GET' || request.method === 'HEAD'
  for (let attempt = 0; ; attempt += 1) {
    const pause = repeatable ? pauses[attempt] : undefined
    try {
      const response = await fetch(pause === undefined ? request : request.clone())
      if (pause === undefined || ![502, 503, 504].includes(response.status)) return response
      const asked = Number(response.headers.get('retry-after')) * 1000
      if (asked > 5000) return response
      await wait(Math.max(asked || 0, pause), request.signal)
    } catch (thrown) {
      if (pause === undefined || request.signal.aborted) throw thrown
      await wait(pause, request.signal)
    }
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('aborted', 'AbortError'))
    })
  })
}
