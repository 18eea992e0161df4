import { type Answer, normalise, type Recorded } from './normalise.ts'
import type { Aside, Body, Call, LetterKind, Method, Step, Value, Variant } from './script.ts'

export type Request = {
  method: Method
  /** With the mount, as `/auth/users/me/`. */
  path: string
  headers: Record<string, string>
  body?: string
  variant: Variant
}

export type Send = (request: Request) => Promise<Answer>

/** What the script needs from behind the stage; explained at the top of `calls.ts`. */
export type Hooks = {
  unknownId: string
  mailbox(kind: LetterKind, to: string): Promise<{ uid: string; token: string }>
  promote(phone: string): Promise<void>
  deactivate(phone: string): Promise<void>
  confirmPhone(phone: string, access: string): Promise<void>
}

export type Results = Record<string, Recorded>

export type Replay = {
  results: Results
  /** Placeholders that no answer filled, each with the call that should have: a failed sign-in, say. */
  unfilled: string[]
}

/** Makes every call of the script in order and gives the answers in comparable form, by name of the call. */
export async function replay(send: Send, steps: Step[], hooks: Hooks): Promise<Replay> {
  const run: Run = { known: new Map([['unknown.id', hooks.unknownId]]), unfilled: [] }
  const results: Results = {}
  for (const step of steps) {
    if (step.do === 'call') {
      if (results[step.name]) throw new Error(`two calls are named "${step.name}"`)
      results[step.name] = await make(step, send, run)
    } else {
      await stepAside(step, hooks, run)
    }
  }
  return { results, unfilled: run.unfilled }
}

type Run = { known: Map<string, string>; unfilled: string[] }

async function make(call: Call, send: Send, run: Run): Promise<Recorded> {
  const body = call.body ? encode(fillBody(call.body, run)) : undefined
  const answer = await send({
    method: call.method,
    path: `/auth/${fill(call.path, run)}`,
    headers: { ...fillAll(call.headers, run), ...(body ? { 'content-type': body.type } : {}) },
    body: body?.text,
    variant: call.variant,
  })
  keep(call, answer, run)
  return normalise(answer, call.depth)
}

async function stepAside(step: Aside, hooks: Hooks, run: Run): Promise<void> {
  if (step.do === 'promote') return hooks.promote(step.phone)
  if (step.do === 'deactivate') return hooks.deactivate(step.phone)
  if (step.do === 'confirm-phone') return hooks.confirmPhone(step.phone, run.known.get(`${step.as}.access`) ?? '')
  const letter = await hooks.mailbox(step.kind, step.to)
  run.known.set(`${step.as}.uid`, letter.uid)
  run.known.set(`${step.as}.token`, letter.token)
}

function keep(call: Call, answer: Answer, run: Run): void {
  for (const [placeholder, path] of Object.entries(call.keep)) {
    const value = valueAt(answer.body, path)
    if (value === undefined) run.unfilled.push(`${placeholder} (${call.name}: ${answer.status})`)
    else run.known.set(placeholder, value)
  }
}

function valueAt(text: string, path: string): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([key]) => key === part)?.[1]
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** `{{amina.access}}` becomes what an earlier answer said; an unknown placeholder stays readable. */
function fill(text: string, run: Run): string {
  return text.replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => run.known.get(name) ?? `missing-${name}`)
}

function fillAll(texts: Record<string, string>, run: Run): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fill(text, run)]))
}

function fillValue(value: Value, run: Run): Value {
  if (typeof value === 'string') return fill(value, run)
  if (Array.isArray(value)) return value.map((item) => fillValue(item, run))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillValue(item, run)]))
}

function fillBody(body: Body, run: Run): Body {
  if ('json' in body) return { json: fillValue(body.json, run) }
  if ('form' in body) return { form: fillAll(body.form, run) }
  if ('multipart' in body) return { multipart: fillAll(body.multipart, run) }
  return body
}

function encode(body: Body): { type: string; text: string } {
  if ('json' in body) return { type: 'application/json', text: JSON.stringify(body.json) }
  if ('form' in body) {
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(body.form).toString() }
  }
  if ('multipart' in body) return multipart(body.multipart)
  return body
}

function multipart(fields: Record<string, string>): { type: string; text: string } {
  const boundary = '----halqa-transcript'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return { type: `multipart/form-data; boundary=${boundary}`, text: `${parts.join('')}--${boundary}--\r\n` }
}
