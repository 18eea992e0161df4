import { useEffect, useRef, useSyncExternalStore } from 'react'
import { api } from './http.ts'
import { Realtime, type LinkState, type TopicEvent } from './realtime.ts'

/** The app's one socket. */
export const realtime = new Realtime(() => `${location.origin.replace(/^http/, 'ws')}/ws`)

// Ended from elsewhere: asking once more gets the 401 that leads to the sign-in page, at once and not at the next press.
realtime.onRefused(() => void api.get('/api/v1/profile/').catch(() => undefined))

globalThis.addEventListener?.('online', () => realtime.wake())

export interface TopicOptions {
  /** Last `seq` already contained in the loaded data. */
  since?: number | undefined
  /** The server cannot fill the gap: read everything again (usually `reload`). */
  onResync?: () => void
  onDenied?: () => void
}

/** Listens to a topic while the screen is open; `null` listens to nothing. `useTopic('ticket:…', (event) => …)`. */
export function useTopic(
  topic: string | null,
  onEvent: (event: TopicEvent) => void,
  options: TopicOptions = {},
): void {
  const latest = useRef({ onEvent, options })
  latest.current = { onEvent, options }
  useEffect(() => {
    if (topic === null) return
    return realtime.subscribe(
      topic,
      {
        onEvent: (event) => latest.current.onEvent(event),
        onResync: () => latest.current.options.onResync?.(),
        onDenied: () => latest.current.options.onDenied?.(),
      },
      { since: latest.current.options.since },
    )
  }, [topic])
}

/** Whether the live connection stands; give it to `<LiveDot state>`. */
export function useLinkState(): LinkState {
  return useSyncExternalStore(
    (changed) => realtime.onState(changed),
    () => realtime.state,
  )
}
