import type { TicketMessage } from '@halqa/api-client'

/** What is known of a conversation: a gapless stretch up to the newest message that was seen. */
export interface Thread {
  readonly messages: readonly TicketMessage[]
  /** Older ones exist. */
  readonly more: boolean
}

export const emptyThread: Thread = { messages: [], more: false }

/** Takes messages in, each once, in order. */
export function merged(thread: Thread, incoming: readonly TicketMessage[]): Thread {
  const known = new Map(thread.messages.map((message) => [message.id, message]))
  for (const message of incoming) known.set(message.id, message)
  if (known.size === thread.messages.length) return thread
  return { ...thread, messages: [...known.values()].sort((one, other) => one.seq - other.seq) }
}

/** Up to where nothing is missing: numbers have no holes, so a jump says that something in between is not here yet. */
export function knownUpTo(thread: Thread): number {
  let seq = thread.messages[0]?.seq ?? 0
  for (const message of thread.messages) {
    if (message.seq > seq + 1) break
    seq = message.seq
  }
  return seq
}

export function hasGap(thread: Thread): boolean {
  return knownUpTo(thread) < (thread.messages.at(-1)?.seq ?? 0)
}

/** Reads a message off the live line. */
export function readMessage(data: unknown): TicketMessage | null {
  return isMessage(data) ? data : null
}

/** The server checks what it sends against the same document from which the type was made; these are the members we rely on. */
function isMessage(data: unknown): data is TicketMessage {
  if (typeof data !== 'object' || data === null) return false
  const {
    id,
    seq,
    body,
    files,
    sender,
  }: { id?: unknown; seq?: unknown; body?: unknown; files?: unknown; sender?: unknown } = data
  return (
    typeof id === 'string' &&
    typeof seq === 'number' &&
    typeof body === 'string' &&
    Array.isArray(files) &&
    typeof sender === 'object'
  )
}
