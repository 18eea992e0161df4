import { readFile } from 'node:fs/promises'
import type { App } from '../src/app.ts'
import { checkConformance } from './conformance.ts'
import type { Person } from './people.ts'

export interface Answer {
  readonly status: number
  // Tests read members of many shapes; each assertion says what it expects.
  // oxlint-disable-next-line no-explicit-any
  readonly json: any
  readonly text: string
  /** As sent, for answers that are no text. */
  readonly bytes: Buffer
  readonly headers: Record<string, unknown>
}

export interface CallOptions {
  readonly headers?: Record<string, string>
  readonly key?: string
  readonly query?: Record<string, string>
}

/** Somebody who calls the API. Every answer is held against the OpenAPI document. */
export class Caller {
  readonly #app: App
  readonly #person: Person | null

  constructor(app: App, person: Person | null) {
    this.#app = app
    this.#person = person
  }

  get id(): string {
    return this.person.id
  }

  get person(): Person {
    if (!this.#person) throw new Error('a visitor is nobody')
    return this.#person
  }

  get(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('GET', path, undefined, options)
  }

  post(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> {
    return this.call('POST', path, body, options)
  }

  put(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> {
    return this.call('PUT', path, body, options)
  }

  patch(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> {
    return this.call('PATCH', path, body, options)
  }

  delete(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('DELETE', path, body, options)
  }

  /** A multipart form; values that are `{ file, name, type }` are files. */
  async form(
    path: string,
    fields: Record<string, string | { bytes: Buffer; name: string; type: string }>,
    options: CallOptions = {},
  ): Promise<Answer> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.append(name, value)
      else form.append(name, new Blob([new Uint8Array(value.bytes)], { type: value.type }), value.name)
    }
    const encoded = new Response(form)
    const payload = Buffer.from(await encoded.arrayBuffer())
    return this.send('POST', path, payload, {
      ...options,
      headers: { 'content-type': encoded.headers.get('content-type') ?? '', ...options.headers },
    })
  }

  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body: unknown,
    options: CallOptions = {},
  ): Promise<Answer> {
    const json = body === undefined ? undefined : JSON.stringify(body)
    return this.send(method, path, json, {
      ...options,
      headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    })
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    payload: string | Buffer | undefined,
    options: CallOptions,
  ): Promise<Answer> {
    const response = await this.#app.server.inject({
      method,
      url: path,
      ...(payload === undefined ? {} : { payload }),
      ...(options.query ? { query: options.query } : {}),
      headers: {
        ...(this.#person ? { authorization: `Bearer ${this.#person.token}` } : {}),
        ...(options.key ? { 'idempotency-key': options.key } : {}),
        ...options.headers,
      },
    })
    const type = String(response.headers['content-type'] ?? '')
    const answer: Answer = {
      status: response.statusCode,
      text: response.body,
      bytes: response.rawPayload,
      json: type.includes('json') && response.body ? JSON.parse(response.body) : undefined,
      headers: response.headers,
    }
    checkConformance(this.#app, method, path, answer)
    return answer
  }
}

/** Reads a file for an upload. */
export async function upload(
  file: string,
  name: string,
  type: string,
): Promise<{ bytes: Buffer; name: string; type: string }> {
  return { bytes: await readFile(file), name, type }
}
