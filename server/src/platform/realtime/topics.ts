import type { Context } from '../context.ts'
import type { RoomEvent } from './hub.ts'
import { isRecord, type LiveSocket, type SocketRoute } from './sockets.ts'

/** A kind of topic of the web app's socket: `ticket:{id}`; the part after the colon is the id. */
export interface Topic {
  readonly prefix: string
  /** May this person follow it? */
  allowed(ctx: Context, id: string): Promise<boolean>
  /** The live room behind it. */
  room(ctx: Pick<Context, 'actor'>, id: string): string
  /** What this person sees of an event under this topic's id; null = nothing. */
  present?(event: RoomEvent, actor: Context['actor'], id: string): unknown
}

/** `/ws`: one socket for the web app, subscribing to topics and resuming each by `seq`. */
export function topicSocket(topics: readonly Topic[]): SocketRoute {
  return {
    path: '/ws/',
    maxBytes: 65_536,
    open: async (socket) => {
      const open = new Map<string, () => void>()
      return {
        frame: async (frame) => {
          if (!isRecord(frame)) return
          const name = typeof frame['topic'] === 'string' ? frame['topic'] : ''
          if (frame['type'] === 'ping') socket.send({ type: 'pong' })
          if (frame['type'] === 'unsubscribe') {
            open.get(name)?.()
            open.delete(name)
          }
          if (frame['type'] !== 'subscribe') return
          open.get(name)?.()
          const since = typeof frame['since'] === 'number' ? frame['since'] : null
          const close = await subscribe(socket, topics, name, since)
          if (close) open.set(name, close)
        },
      }
    },
  }
}

async function subscribe(
  socket: LiveSocket,
  topics: readonly Topic[],
  name: string,
  since: number | null,
): Promise<(() => void) | null> {
  const [prefix = '', id = ''] = name.split(':', 2)
  const topic = topics.find((known) => known.prefix === prefix)
  const allowed = (ctx: Context): Promise<boolean> =>
    topic ? topic.allowed(ctx, id) : Promise.resolve(false)
  if (!topic || !(await socket.act(allowed))) {
    socket.send({ type: 'denied', topic: name })
    return null
  }
  // The answer to the subscription goes first, what was missed follows it.
  const early: object[] = []
  let answered = false
  // A reader may be shown only some of a room's events: each frame names the one sent before it, so that the client
  // can tell a gap that is meant from one that is a loss.
  let sent = since ?? 0
  const followed = await socket.follow(topic.room({ actor: socket.actor }, id), {
    since,
    allowed,
    toFrame: (event) => {
      const data = topic.present ? topic.present(event, socket.actor, id) : event.data
      if (data === null) return null
      const frame = {
        type: 'event',
        topic: name,
        seq: event.seq,
        after: sent,
        event: { type: event.type, data },
      }
      sent = event.seq
      if (answered) return frame
      early.push(frame)
      return null
    },
  })
  socket.send({
    type: 'subscribed',
    topic: name,
    seq: followed.seq,
    ...(followed.resync ? { resync: true } : {}),
  })
  answered = true
  for (const frame of early) socket.send(frame)
  return followed.close
}
