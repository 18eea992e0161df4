import { Problem, errors, type FieldProblems } from '../errors.ts'
import { translate, type Locale } from '../i18n.ts'

/** `problem` = RFC 9457 under /api/v1/; `drf` = the REST-framework shapes that Djoser clients read. */
export type ErrorShape = 'problem' | 'drf'

export interface ErrorAnswer {
  readonly status: number
  readonly contentType: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Record<string, unknown>
}

/** Turns a refusal into what is sent. Nothing of the inside (stack, SQL, path) ever leaves. */
export function toErrorAnswer(problem: Problem, shape: ErrorShape, locale: Locale): ErrorAnswer {
  const headers = { ...authenticateHeader(problem), ...problem.headers }
  if (shape === 'drf') {
    return {
      status: problem.status,
      contentType: 'application/json',
      headers,
      body: drfBody(problem, locale),
    }
  }
  return {
    status: problem.status,
    contentType: 'application/problem+json; charset=utf-8',
    headers,
    body: {
      type: `urn:halqa:problem:${problem.code}`,
      title: problem.detail(locale),
      status: problem.status,
      detail: problem.detail(locale),
      code: problem.code,
      ...problem.members,
      ...(problem.fields ? { errors: fieldMessages(problem.fields, locale) } : {}),
    },
  }
}

function authenticateHeader(problem: Problem): Record<string, string> {
  return problem.status === 401 ? { 'www-authenticate': 'Bearer realm="api"' } : {}
}

function drfBody(problem: Problem, locale: Locale): Record<string, unknown> {
  if (problem.fields) return fieldMessages(problem.fields, locale)
  const detail = problem.detail(locale)
  const { message } = problem.values
  if (problem.code === 'token_not_valid' && message !== undefined) {
    return {
      detail,
      code: problem.code,
      messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
    }
  }
  return problem.bare ? { detail } : { detail, code: problem.code, ...problem.members }
}

function fieldMessages(fields: FieldProblems, locale: Locale): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, list]) => [
      field,
      list.map((entry) => translate(entry.text, locale, entry.values)),
    ]),
  )
}

/** SQLSTATEs that mean "the database cannot serve now", not "the program is wrong". */
const unavailableStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '57014',
  '53000',
  '53100',
  '53200',
  '53300',
  '53400',
  '58030',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '25006',
  '25P03',
  '55P03',
  '40001',
  '40P01',
])
/** The same, as the operating system says it; ENOSPC is a full disk under an upload. */
const unavailableSystems = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOSPC',
  'EMFILE',
  'ENFILE',
])
/** What the driver says of a connection that is gone or going; it has no codes for it. */
const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|the database system is|connection error and is not queryable|Client was closed|Cannot use a pool after|driver has already been destroyed|timeout expired/i
/** Text that PostgreSQL cannot store: the caller's doing. */
const unstorable = new Set(['22021', '22P05'])

/** What an unexpected error means for the caller. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (!(error instanceof Error)) return errors.internal()
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const noSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  if (
    unavailableStates.has(code) ||
    unavailableSystems.has(code) ||
    noSocket ||
    lostConnection.test(error.message)
  )
    return unavailable()
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return errors.body_too_large()
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return errors.unsupported_media_type({ type: '' })
  if (code === '23505' || code === '23P01') return errors.conflict()
  if (unstorable.has(code)) return errors.malformed_body({ reason: 'NUL' })
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return errors.not_found()
  if (code === 'FST_ERR_BAD_URL') return errors.malformed_body({ reason: 'URL' })
  if (code.startsWith('FST_ERR_CTP')) return errors.malformed_body({ reason: error.message })
  return errors.internal()
}

/** A 503 that says when to come back. */
export function unavailable(): Problem {
  const problem = errors.unavailable()
  return new Problem(problem.code, { status: 503, ...problem.text }, {}, { headers: { 'retry-after': '2' } })
}
