import { sql } from 'kysely'
import type { Context } from './context.ts'
import { job, type JobSpec } from './jobs.ts'
import { deliverJob } from './outbox.ts'

export interface QueuedMessage {
  readonly id: string
  readonly channel: 'email' | 'sms'
  readonly recipient: string
  readonly subject: string | null
  readonly body: string
  readonly html: string | null
}

export type DeliveryResult =
  | { readonly status: 'sent'; readonly providerId?: string }
  | { readonly status: 'failed'; readonly error: string; readonly retry: boolean }
  | { readonly status: 'unknown'; readonly error: string }

/** A way out of the house. `unknown` means that it may have left: text messages are then never repeated. */
export interface Transport {
  readonly name: string
  deliver(message: QueuedMessage): Promise<DeliveryResult>
}

/** Keeps messages in the house, on the outbox page: nothing is configured, or this is development. */
export const houseTransport: Transport = { name: 'outbox', deliver: async () => ({ status: 'sent' }) }

export function smtpTransport(options: { url: string; from: string }): Transport {
  // Loaded with the first mail: a house without mail should not carry the library.
  const opened = lazy(async () =>
    (await import('nodemailer')).default.createTransport(options.url, { from: options.from }),
  )
  return {
    name: 'smtp',
    async deliver(message) {
      try {
        const mailer = await opened()
        const info: { messageId?: string } = await mailer.sendMail({
          to: { address: message.recipient, name: '' },
          subject: message.subject ?? '',
          text: message.body,
          ...(message.html ? { html: message.html } : {}),
          // The same message id at each try lets receivers drop duplicates.
          messageId: `<${message.id}@halqa>`,
        })
        return { status: 'sent', ...(info.messageId ? { providerId: info.messageId } : {}) }
      } catch (error) {
        const code =
          error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
            ? error.responseCode
            : 0
        return {
          status: 'failed',
          error: error instanceof Error ? error.message : String(error),
          retry: code < 500 || code > 599,
        }
      }
    },
  }
}

function lazy<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => (opened ??= open())
}

export interface HttpSmsOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON or form text with `{to}` and `{text}` where the values go. */
  readonly bodyTemplate: string
  /** Where the provider's message id stands in its JSON answer, such as `data.id`. */
  readonly idPath: string
}

/** Any SMS provider with an HTTP endpoint. A lost answer is `unknown`, never a second message. */
export function httpSmsTransport(options: HttpSmsOptions): Transport {
  const json = options.bodyTemplate.trimStart().startsWith('{')
  const quote = (value: string): string =>
    json ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value)
  return {
    name: 'http-sms',
    async deliver(message) {
      const body = options.bodyTemplate
        .replaceAll('{to}', () => quote(message.recipient))
        .replaceAll('{text}', () => quote(message.body))
      try {
        const answer = await fetch(options.url, {
          method: 'POST',
          headers: {
            'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
            ...options.headers,
          },
          body,
          signal: AbortSignal.timeout(15_000),
          redirect: 'error',
        })
        if (answer.ok)
          return {
            status: 'sent',
            providerId: valueAt(await answer.json().catch(() => null), options.idPath),
          }
        // A 5xx may come after the effect; a 4xx says that nothing was sent.
        if (answer.status >= 500) return { status: 'unknown', error: `status ${answer.status}` }
        return { status: 'failed', error: `status ${answer.status}`, retry: answer.status === 429 }
      } catch (error) {
        const cause =
          error instanceof Error && error.cause instanceof Error && 'code' in error.cause
            ? error.cause.code
            : ''
        if (cause === 'ECONNREFUSED' || cause === 'ENOTFOUND')
          return { status: 'failed', error: String(cause), retry: true }
        return { status: 'unknown', error: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

function valueAt(answer: unknown, path: string): string {
  let value: unknown = answer
  for (const part of path.split('.').filter(Boolean)) {
    value =
      value && typeof value === 'object'
        ? Object.entries(value).find(([key]) => key === part)?.[1]
        : undefined
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Sends one queued message; tries again only what certainly did not leave. */
export function deliveryJob(transports: { email: Transport; sms: Transport }): JobSpec {
  return job<{ message_id: string }>({
    name: deliverJob,
    run: (ctx, data) => deliver(ctx, data.message_id, transports),
  })
}

async function deliver(
  ctx: Context,
  id: string,
  transports: { email: Transport; sms: Transport },
): Promise<void> {
  // Claimed before it leaves: a crash in between leaves `unknown`, which is never repeated for text messages.
  const claimed = await sql<QueuedMessage>`UPDATE platform.outbox_messages
    SET attempts = attempts + 1, status = CASE WHEN channel = 'sms' THEN 'unknown' ELSE status END
    WHERE id = ${id} AND (status = 'queued' OR (status = 'failed' AND attempts < 8))
    RETURNING id, channel, recipient, subject, body, html`.execute(ctx.tx)
  const message = claimed.rows[0]
  if (!message) return
  const transport = transports[message.channel]
  const result = await transport.deliver(message)
  const error = result.status === 'sent' ? null : result.error
  const providerId = result.status === 'sent' ? (result.providerId ?? null) : null
  await sql`UPDATE platform.outbox_messages SET status = ${result.status}, transport = ${transport.name}, provider_id = ${providerId},
    error = ${error}, sent_at = ${result.status === 'sent' ? ctx.now.toString() : null} WHERE id = ${id}`.execute(
    ctx.tx,
  )
  if (result.status === 'failed' && result.retry) throw new Error(`message ${id} was not sent: ${error}`)
}
