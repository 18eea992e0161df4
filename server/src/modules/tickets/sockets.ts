import { contactHidden, userCards } from '#identity'
import { saveBytes } from '#media'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { isUuid } from '#platform/ids'
import { isRecord, type LiveSocket, type SocketRoute } from '#platform/realtime/sockets'
import { meetAgent } from './actions/meet-agent.ts'
import { postMessage, type PostMessage } from './actions/post-message.ts'
import { postOrdinarily } from './actions/post-ordinarily.ts'
import { chatFrame, ticketFrame } from './frames.ts'
import { liveMessage, ticketRoom, type LiveMessage } from './live.ts'
import { loadTicket, sideAt } from './load-ticket.ts'
import { messagesFrom } from './queries/messages.ts'
import { messageFiles } from './read.ts'
import { isMessageEvent, readerSide } from './topics.ts'
import type { Side } from './words.ts'

/** Budget of messages over sockets; HTTP has the same one. */
const messageBudget = { name: 'ticket-message', points: 60, seconds: 60 }
const largestFile = 10 * 1_048_576
const heartbeatMs = 45_000

type ToFrame = (message: LiveMessage, side: Side) => object

/** `/ws/chat/{ticket_id}/`: `{"message", client_id?, file_ids?}` in, `{"message","sender","timestamp",…}` out; `?since=` resumes. */
export const chatSocket: SocketRoute = {
  path: '/ws/chat/{ticket_id}/',
  maxBytes: 65_536,
  open: async (socket, params) => {
    const room = await enter(socket, params['ticket_id'] ?? '', () => chatFrame)
    return {
      frame: async (frame) => {
        if (!isRecord(frame)) return
        if (frame['type'] === 'ping') return socket.send({ type: 'pong' })
        await say(socket, room, textOf(frame, 'message') ?? textOf(frame, 'body') ?? '', {
          fileIds: idsOf(frame['file_ids']),
          internalNote: frame['internal_note'] === true,
          clientMessageId: clientIdOf(frame),
        })
      },
    }
  },
}

/** `/ws/ticket/{ticket_id}/`: the same room in other frames, files inside them as base64. */
export const ticketSocket: SocketRoute = {
  path: '/ws/ticket/{ticket_id}/',
  maxBytes: 14 * 1_048_576,
  open: async (socket, params) => {
    const room = await enter(
      socket,
      params['ticket_id'] ?? '',
      (client) => (message, side) => ticketFrame(message, side, client),
    )
    return {
      frame: async (frame) => {
        if (!isRecord(frame)) return
        if (frame['type'] === 'ping') return socket.send({ type: 'pong' })
        const file = textOf(frame, 'file')
        const bytes = file ? readBase64(file) : null
        await say(socket, room, textOf(frame, 'body') ?? textOf(frame, 'message') ?? '', {
          fileIds: idsOf(frame['file_ids']),
          internalNote: frame['internal_note'] === true,
          clientMessageId: clientIdOf(frame),
          ...(bytes ? { upload: { bytes, name: textOf(frame, 'filename') ?? 'file' } } : {}),
        })
      },
    }
  },
}

interface Room {
  readonly ticketId: string
  readonly toFrame: ToFrame
}

/** Follows the ticket's room from now on, and first sends what was missed since `?since=`. @throws Problem `not_found` → 4003 */
async function enter(
  socket: LiveSocket,
  ticketId: string,
  frames: (client: { id: string; phone: string | null }) => ToFrame,
): Promise<Room> {
  if (!isUuid(ticketId)) throw errors.not_found()
  const { side, client } = await socket.act((ctx) => whoIsThere(ctx, ticketId))
  const toFrame = frames(client)
  // Live messages wait until what was missed is sent, so that the order holds and none comes twice.
  const early: LiveMessage[] = []
  let last: number | null = null
  const pass = (message: LiveMessage, to: Side): object | null => {
    const place = to === 'staff' ? message.position : (message.seq ?? 0)
    if (last === null) {
      early.push(message)
      return null
    }
    if (place <= last) return null
    last = place
    return toFrame(message, to)
  }
  await socket.follow(ticketRoom(ticketId), {
    allowed: async (ctx) => (await sideAt(ctx, ticketId)) === side,
    toFrame: (event) => {
      const to = readerSide(event, socket.actor)
      return to && isMessageEvent(event) ? pass(event.data, to) : null
    },
  })
  const since = Number(socket.query.get('since') ?? Number.NaN)
  const missed =
    Number.isInteger(since) && since >= 0
      ? await socket.act((ctx) => messagesSince(ctx, ticketId, side, since))
      : []
  last = Number.isInteger(since) ? Math.max(0, since) : 0
  for (const message of [...missed, ...early]) {
    const frame = pass(message, side)
    if (frame) socket.send(frame)
  }
  if (side === 'staff') keepPresent(socket)
  return { ticketId, toFrame }
}

async function whoIsThere(ctx: Context, ticketId: string) {
  const { ticket, side } = await loadTicket(ctx, ticketId)
  const card = (await userCards(ctx, [ticket.client_id])).get(ticket.client_id)
  if (side === 'staff') await meetAgent(ctx, null)
  const hidden = (await contactHidden(ctx, [ticket.client_id])).has(ticket.client_id)
  return { side, client: { id: ticket.client_id, phone: hidden ? null : (card?.phone_number1 ?? null) } }
}

/** An agent's open socket is a sign of life. */
function keepPresent(socket: LiveSocket): void {
  const timer = setInterval(() => void socket.act((ctx) => meetAgent(ctx, null)).catch(() => {}), heartbeatMs)
  timer.unref()
  socket.onClose(() => clearInterval(timer))
}

const largestCatchUp = 1_000

async function messagesSince(
  ctx: Context,
  ticketId: string,
  side: Side,
  since: number,
): Promise<LiveMessage[]> {
  const rows = await messagesFrom(ctx, ticketId, side, { after: since, limit: largestCatchUp })
  const files = await messageFiles(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => liveMessage(row, files.get(row.id) ?? []))
}

type Words = Pick<PostMessage, 'fileIds' | 'internalNote' | 'clientMessageId'> & {
  readonly upload?: { readonly bytes: Buffer; readonly name: string }
}

async function say(
  socket: LiveSocket,
  { ticketId, toFrame }: Room,
  body: string,
  words: Words,
): Promise<void> {
  const { upload, fileIds, internalNote, clientMessageId } = words
  const message = { ticketId, body, internalNote, clientMessageId, fileIds }
  const told = await socket.work(async (ctx) => {
    if (socket.actor.userId) await ctx.ports.limits.take(messageBudget, socket.actor.userId)
    return upload ? null : postOrdinarily(ctx, message)
  })
  if (told) return
  const posted = await socket.act(async (ctx) => {
    const own = upload ? [(await saveBytes(ctx, { ...upload, purpose: 'attachment' })).id] : []
    return postMessage(ctx, { ...message, fileIds: [...fileIds, ...own] })
  })
  // The room tells everybody, the sender too. What it will not tell again is answered here.
  if (posted.replayed || posted.followUp) socket.send(toFrame(posted.message, posted.message.side))
}

function textOf(frame: Record<string, unknown>, name: string): string | undefined {
  const value = frame[name]
  return typeof value === 'string' ? value : undefined
}

function clientIdOf(frame: Record<string, unknown>): string | null {
  const text = textOf(frame, 'client_id') ?? ''
  return text.length > 0 && text.length <= 100 ? text : null
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is string => typeof entry === 'string' && isUuid(entry)).slice(0, 10)
    : []
}

/** Plain base64 or a data URL. @throws Problem `invalid_input` at `file` */
function readBase64(text: string): Buffer {
  const plain = text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text
  if (!/^[A-Za-z0-9+/_-]+={0,2}\s*$/.test(plain)) {
    throw invalid('file', 'invalid_base64', {
      en: 'The file is not valid base64.',
      ar: 'الملف ليس base64 صالحا.',
      fa: 'فایل base64 معتبری نیست.',
    })
  }
  const bytes = Buffer.from(plain, 'base64')
  if (bytes.byteLength > largestFile) throw errors.body_too_large()
  return bytes
}
