import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { runCursor, textParameter } from '#platform/http/cursor'
import { pageSize, runList, type ListInput } from '#platform/http/list'
import { errors } from '#platform/errors'
import { latinDigits } from '#platform/text'
import { loadTicket } from './load-ticket.ts'
import { presentMessage } from './present.ts'
import { messageListSpec } from './queries/lists.ts'
import { messagesFrom, selectMessages, type MessageRow } from './queries/messages.ts'
import { messageFiles } from './read.ts'
import type { MessageSchema } from './schemas.ts'
import type { Side } from './words.ts'

type MessageWire = Static<typeof MessageSchema>

/** A stretch or a page of messages. */
interface Messages {
  readonly count?: number
  readonly count_exact?: boolean
  readonly next: string | null
  readonly previous: string | null
  readonly results: MessageWire[]
}

/**
 * The conversation as its reader may see it: by pages; after a number (`since`, `cursor`), for catching up;
 * before one (`before`), for scrolling back.
 */
export async function listMessages(ctx: Context, ticketId: string, input: ListInput): Promise<Messages> {
  const { side } = await loadTicket(ctx, ticketId)
  const found = await stretch(ctx, { ticketId, side }, input)
  const files = await messageFiles(
    ctx,
    found.results.map((row) => row.id),
  )
  return { ...found, results: found.results.map((row) => presentMessage(row, files.get(row.id) ?? [], side)) }
}

interface Place {
  readonly ticketId: string
  readonly side: Side
}

function stretch(
  ctx: Context,
  { ticketId, side }: Place,
  input: ListInput,
): Promise<Omit<Messages, 'results'> & { results: MessageRow[] }> {
  const before = textParameter(input.query, 'before')
  if (before !== undefined) return back(ctx, { ticketId, side }, before, input)
  const since = textParameter(input.query, 'since')
  if (since !== undefined || textParameter(input.query, 'cursor') !== undefined) {
    const start = since === undefined ? 0 : number(since)
    return runCursor(input, {
      parse: readNumber,
      read: ({ after, limit }) => messagesFrom(ctx, ticketId, side, { after: after ?? start, limit }),
      cursorOf: (row) => String(side === 'staff' ? row.position : row.seq),
      present: (row: MessageRow) => row,
    })
  }
  const rows = selectMessages(ctx, ticketId, side)
  return runList(ctx.tx, messageListSpec, rows, input, (row) => row)
}

async function back(ctx: Context, { ticketId, side }: Place, text: string, input: ListInput) {
  const limit = pageSize(textParameter(input.query, 'page_size'))
  const rows = await messagesFrom(ctx, ticketId, side, { before: number(text), limit: limit + 1 })
  const results = rows.slice(Math.max(0, rows.length - limit))
  const first = results[0]
  const previous = new URL(input.url)
  previous.searchParams.set('before', String((side === 'staff' ? first?.position : first?.seq) ?? 0))
  return { next: null, previous: rows.length > limit ? previous.toString() : null, results }
}

function readNumber(text: string): number | null {
  const digits = latinDigits(text)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

function number(text: string): number {
  const value = readNumber(text)
  if (value === null) throw errors.invalid_page()
  return value
}
