import type { TicketMessage, TicketMessageFeed } from '@halqa/api-client'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { api, useInvalidate, useLinkState, useTopic, type TopicEvent } from '../../../api/index.ts'
import { messagesPath, ticketPath } from '../paths.ts'
import { outgoingOf, type Outgoing, type OutgoingQueue } from './outgoing.ts'
import { emptyThread, hasGap, knownUpTo, merged, readMessage, type Thread } from './thread.ts'

const pageSize = 50
const farAhead = 999_999_999

export interface Conversation {
  readonly thread: Thread
  readonly outgoing: readonly Outgoing[]
  readonly queue: OutgoingQueue
  readonly loading: boolean
  readonly error: unknown
  readonly reload: () => void
  readonly loadOlder: () => Promise<void>
}

export interface ConversationEvents {
  /** A message that somebody else wrote came in. */
  onMessage?: (message: TicketMessage) => void
  /** Who looks or writes. */
  onActivity?: (data: unknown) => void
  /** A late message went into another ticket. */
  onMoved?: (ticketId: string) => void
}

/** One ticket's messages: the newest page, then live; holes are filled by number, also after a cut. */
export function useConversation(ticketId: string, events: ConversationEvents): Conversation {
  const [thread, setThread] = useState<Thread>(emptyThread)
  const [loading, setLoading] = useState(true)
  const [error, setError] = useState<unknown>(null)
  const invalidate = useInvalidate()
  const latest = useRef({ events, thread })
  latest.current = { events, thread }
  const queue = outgoingOf(ticketId)
  const outgoing = useSyncExternalStore(queue.subscribe, queue.items)
  const path = messagesPath(ticketId)

  const load = useCallback(async () => {
    try {
      const page = await api.get<TicketMessageFeed>(path, { before: farAhead, page_size: pageSize })
      setThread((before) => merged({ ...before, more: page.previous !== null }, page.results))
      setError(null)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setLoading(false)
    }
  }, [path])

  const catchUp = useCallback(async () => {
    try {
      for (let next: number | null = knownUpTo(latest.current.thread); next !== null; ) {
        const page: TicketMessageFeed = await api.get<TicketMessageFeed>(path, {
          since: next,
          page_size: 100,
        })
        setThread((before) => merged(before, page.results))
        next = page.next === null ? null : (page.results.at(-1)?.seq ?? null)
      }
    } catch {
      // The next event or the return of the link tries again.
    }
  }, [path])

  useEffect(() => {
    setThread(emptyThread)
    setLoading(true)
    void load()
  }, [load])

  const link = useLinkState()
  useEffect(() => {
    if (link !== 'open' || loading) return
    void catchUp()
    queue.wake()
  }, [link, loading, catchUp, queue])

  const take = useCallback(
    (message: TicketMessage) => {
      queue.arrived(message)
      setThread((before) => merged(before, [message]))
      if (hasGap(merged(latest.current.thread, [message]))) void catchUp()
    },
    [catchUp, queue],
  )

  useEffect(
    () =>
      queue.listen((message) => {
        if (message.ticket === ticketId) take(message)
        else latest.current.events.onMoved?.(message.ticket)
        invalidate(ticketPath(ticketId))
      }),
    [queue, ticketId, take, invalidate],
  )

  const onEvent = (event: TopicEvent) => {
    if (event.type === 'activity') latest.current.events.onActivity?.(event.data)
    if (event.type === 'ticket') invalidate(ticketPath(ticketId))
    const message = event.type === 'message' ? readMessage(event.data) : null
    if (!message) return
    take(message)
    latest.current.events.onMessage?.(message)
  }
  useTopic(`ticket:${ticketId}`, onEvent, { onResync: () => void catchUp() })

  const loadOlder = useCallback(async () => {
    const first = latest.current.thread.messages[0]?.seq
    if (first === undefined) return
    const page = await api.get<TicketMessageFeed>(path, { before: first, page_size: pageSize })
    setThread((before) => merged({ ...before, more: page.previous !== null }, page.results))
  }, [path])

  return { thread, outgoing, queue, loading, error, reload: () => void load(), loadOlder }
}
