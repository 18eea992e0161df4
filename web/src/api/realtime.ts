/** What happened in a room. `seq` grows with each event of a topic; numbers in between were for others. */
export interface TopicEvent {
  topic: string
  seq: number
  type: string
  data: unknown
}

export interface TopicListener {
  onEvent: (event: TopicEvent) => void
  /** The server cannot tell everything since our last `seq`: read the whole again. */
  onResync?: () => void
  /** The right to the topic is missing or was taken. */
  onDenied?: () => void
}

export type LinkState = 'idle' | 'connecting' | 'open' | 'waiting'

interface Topic {
  seq: number | undefined
  listeners: Set<TopicListener>
}

type SocketMaker = (url: string) => WebSocket

/**
 * One socket for the whole app. Subscriptions outlive the connection: after a cut it comes back with growing, jittered
 * pauses and asks each topic for what it missed (`since`). Events arrive in order, each once.
 */
export class Realtime {
  readonly #url: () => string
  readonly #make: SocketMaker
  readonly #topics = new Map<string, Topic>()
  readonly #stateListeners = new Set<(state: LinkState) => void>()
  #socket: WebSocket | undefined
  #state: LinkState = 'idle'
  #failures = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #beat: ReturnType<typeof setInterval> | undefined
  #answered = true
  #refused: () => void = () => undefined

  constructor(url: () => string, make: SocketMaker = (address) => new WebSocket(address)) {
    this.#url = url
    this.#make = make
  }

  get state(): LinkState {
    return this.#state
  }

  /** Starts listening; the returned function ends it. `since`: the last `seq` already known, when resuming from data. */
  subscribe(name: string, listener: TopicListener, options: { since?: number | undefined } = {}): () => void {
    const known = this.#topics.get(name)
    const topic = known ?? { seq: options.since, listeners: new Set<TopicListener>() }
    topic.listeners.add(listener)
    if (!known) {
      this.#topics.set(name, topic)
      if (this.#state === 'open') this.#ask(name, topic)
      else this.#connect()
    }
    return () => this.#leave(name, topic, listener)
  }

  onState(listener: (state: LinkState) => void): () => void {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  /** Calls back when the server ends the line because there is no session any more. */
  onRefused(listener: () => void): void {
    this.#refused = listener
  }

  /** Tries at once, for example when the phone is online again. */
  wake(): void {
    if (this.#state !== 'waiting') return
    clearTimeout(this.#retry)
    this.#setState('idle')
    this.#connect()
  }

  /** Drops everything: at sign-out. */
  close(): void {
    this.#topics.clear()
    this.#hangUp()
  }

  #leave(name: string, topic: Topic, listener: TopicListener): void {
    topic.listeners.delete(listener)
    if (topic.listeners.size > 0 || this.#topics.get(name) !== topic) return
    this.#topics.delete(name)
    this.#send({ type: 'unsubscribe', topic: name })
    if (this.#topics.size === 0) this.#hangUp()
  }

  #connect(): void {
    if (this.#state === 'open' || this.#state === 'connecting' || this.#topics.size === 0) return
    clearTimeout(this.#retry)
    this.#setState('connecting')
    const socket = this.#make(this.#url())
    this.#socket = socket
    socket.addEventListener('open', () => this.#opened(socket))
    socket.addEventListener('message', (message) => this.#received(socket, message.data))
    socket.addEventListener('close', (closing) => this.#closed(socket, closing.code))
  }

  #opened(socket: WebSocket): void {
    if (socket !== this.#socket) return
    this.#setState('open')
    this.#answered = true
    for (const [name, topic] of this.#topics) this.#ask(name, topic)
    this.#beat = setInterval(() => this.#heartbeat(socket), 25_000)
  }

  /** A dead mobile link looks open for minutes; an unanswered ping ends it. */
  #heartbeat(socket: WebSocket): void {
    if (!this.#answered) {
      socket.close()
      this.#closed(socket, 1006)
      return
    }
    this.#answered = false
    this.#send({ type: 'ping' })
  }

  #received(socket: WebSocket, raw: unknown): void {
    if (socket !== this.#socket || typeof raw !== 'string') return
    this.#answered = true
    this.#failures = 0
    const frame = readFrame(raw)
    if (!frame) return
    const topic = this.#topics.get(frame.topic)
    if (!topic) return
    if (frame.type === 'event') this.#deliver(frame, topic)
    else if (frame.type === 'subscribed') this.#joined(frame, topic)
    else if (frame.type === 'denied') {
      for (const listener of [...topic.listeners]) listener.onDenied?.()
    }
  }

  #joined(frame: Frame, topic: Topic): void {
    if (frame.resync) {
      topic.seq = frame.seq
      for (const listener of [...topic.listeners]) listener.onResync?.()
    } else topic.seq ??= frame.seq
  }

  #deliver(frame: Frame, topic: Topic): void {
    if (topic.seq !== undefined && frame.seq <= topic.seq) return
    // The frame names the one before it (others of the room were not for us). If we lack that one, something was lost
    // on the way: ask again from what is certain.
    if (topic.seq !== undefined && frame.after > topic.seq) return this.#ask(frame.topic, topic)
    topic.seq = frame.seq
    const event: TopicEvent = {
      topic: frame.topic,
      seq: frame.seq,
      type: frame.event.type,
      data: frame.event.data,
    }
    for (const listener of [...topic.listeners]) listener.onEvent(event)
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return
    this.#socket = undefined
    clearInterval(this.#beat)
    // Without a session there is nothing to come back to until the next subscribe.
    const refused = code === 4001 || code === 4002
    if (this.#topics.size === 0 || refused) {
      this.#setState('idle')
      if (refused) this.#refused()
      return
    }
    this.#setState('waiting')
    this.#retry = setTimeout(
      () => {
        this.#setState('idle')
        this.#connect()
      },
      pauseAfter(this.#failures++),
    )
  }

  #hangUp(): void {
    clearTimeout(this.#retry)
    clearInterval(this.#beat)
    const socket = this.#socket
    this.#socket = undefined
    socket?.close(1000)
    this.#setState('idle')
  }

  #ask(name: string, topic: Topic): void {
    this.#send(
      topic.seq === undefined
        ? { type: 'subscribe', topic: name }
        : { type: 'subscribe', topic: name, since: topic.seq },
    )
  }

  #send(frame: object): void {
    if (this.#state === 'open') this.#socket?.send(JSON.stringify(frame))
  }

  #setState(state: LinkState): void {
    if (state === this.#state) return
    this.#state = state
    for (const listener of [...this.#stateListeners]) listener(state)
  }
}

/** 0.5 s, 1 s, 2 s … at most 30 s, each between half and whole, so that a restarted server is not stormed. */
export function pauseAfter(failures: number, random: () => number = Math.random): number {
  return Math.min(30_000, 500 * 2 ** failures) * (0.5 + random() / 2)
}

interface Frame {
  type: string
  topic: string
  seq: number
  after: number
  resync: boolean
  event: { type: string; data: unknown }
}

function readFrame(raw: string): Frame | undefined {
  let json: unknown
  try {
    json = JSON.parse(raw)
  } catch {
    return undefined
  }
  const type = memberOf(json, 'type')
  const topic = memberOf(json, 'topic')
  if (typeof type !== 'string' || typeof topic !== 'string') return undefined
  const seq = memberOf(json, 'seq')
  const after = memberOf(json, 'after')
  const event = memberOf(json, 'event')
  const eventType = memberOf(event, 'type')
  return {
    type,
    topic,
    seq: typeof seq === 'number' ? seq : 0,
    after: typeof after === 'number' ? after : 0,
    resync: memberOf(json, 'resync') === true,
    event: { type: typeof eventType === 'string' ? eventType : '', data: memberOf(event, 'data') },
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
