/** How a call of the transcript is written down. */
export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

export type Body =
  | { json: Value }
  | { form: Record<string, string> }
  | { multipart: Record<string, string> }
  | { text: string; type: string }

/** One Djoser process cannot have all settings at once; Halqa answers all three alike. */
export type Variant = 'plain' | 'retype' | 'activation'

/**
 * How much of an answer is compared: everything; `shape` (status, headers and which members hold what type);
 * `status` (status and headers).
 */
export type Depth = 'all' | 'shape' | 'status'

export type Call = {
  do: 'call'
  name: string
  method: Method
  /** Below `/auth/`, with its query; may hold `{{placeholders}}`. */
  path: string
  variant: Variant
  depth: Depth
  headers: Record<string, string>
  body?: Body
  /** placeholder → where its value lies in the answer, as `access` or `results.0.id` */
  keep: Record<string, string>
}

export type LetterKind = 'activation' | 'password_reset' | 'phone_reset'

/** What happens between calls: read a letter, or do what only the centre can do. */
export type Aside =
  | { do: 'read-letter'; kind: LetterKind; to: string; as: string }
  | { do: 'deactivate'; phone: string }
  | { do: 'promote'; phone: string }
  | { do: 'confirm-phone'; phone: string; as: string }

export type Step = Call | Aside

type Extras = {
  as?: string
  json?: Value
  form?: Record<string, string>
  multipart?: Record<string, string>
  text?: { text: string; type: string }
  headers?: Record<string, string>
  keep?: Record<string, string>
  variant?: Variant
  depth?: Depth
}

const methods: Record<string, Method> = {
  GET: 'GET',
  HEAD: 'HEAD',
  OPTIONS: 'OPTIONS',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
}

/** `call('why this call', 'POST users/', { json: … })`; `as` is the person whose access token is sent. */
export function call(name: string, line: string, extras: Extras = {}): Call {
  const [verb = '', path = ''] = line.split(' ')
  const method = methods[verb]
  if (!method) throw new Error(`${name}: no such method: ${verb}`)
  return {
    do: 'call',
    name,
    method,
    path,
    variant: extras.variant ?? 'plain',
    depth: extras.depth ?? 'all',
    headers: {
      'accept-language': 'en',
      ...(extras.as ? { authorization: `Bearer {{${extras.as}.access}}` } : {}),
      ...extras.headers,
    },
    body: bodyOf(extras),
    keep: extras.keep ?? {},
  }
}

/** Signs a person in; their tokens are then `{{person.access}}` and `{{person.refresh}}`. */
export function signIn(person: string, phone_number1: string, password: string, name = `${person} signs in`): Call {
  return call(name, 'POST jwt/create/', {
    json: { phone_number1, password },
    keep: { [`${person}.access`]: 'access', [`${person}.refresh`]: 'refresh' },
  })
}

export function readLetter(kind: LetterKind, to: string, as: string): Aside {
  return { do: 'read-letter', kind, to, as }
}

function bodyOf(extras: Extras): Body | undefined {
  if (extras.json !== undefined) return { json: extras.json }
  if (extras.form) return { form: extras.form }
  if (extras.multipart) return { multipart: extras.multipart }
  return extras.text
}
