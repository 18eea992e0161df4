import type { UnreadNotifications } from '@halqa/api-client'
import { useState } from 'react'
import { api, useInvalidate, useOne, useTopic, type TopicEvent } from '../../api/index.ts'
import { notificationsPath, readAllPath, unreadPath } from './paths.ts'

/** How many are unread, live. The whole count travels with each event, so a lost one does no harm. */
export function useUnread() {
  const [live, setLive] = useState<number>()
  const invalidate = useInvalidate()
  const first = useOne<UnreadNotifications>(unreadPath, {}, { freshFor: 60_000 })
  const take = (event: TopicEvent) => {
    const count = countOf(event.data)
    if (count !== null) setLive(count)
    invalidate(notificationsPath)
  }
  useTopic('notifications', take, {
    onResync: () => {
      setLive(undefined)
      invalidate(notificationsPath)
    },
  })
  return live ?? first.data?.unread ?? 0
}

function countOf(data: unknown): number | null {
  if (typeof data !== 'object' || data === null) return null
  const { unread }: { unread?: unknown } = data
  return typeof unread === 'number' ? unread : null
}

/** Marks one, or everything, as read. */
export function useMarkRead() {
  const invalidate = useInvalidate()
  const after = () => invalidate(notificationsPath)
  return {
    one: (id: string) => void api.post(`${notificationsPath}${id}/read/`).then(after, () => undefined),
    all: () => void api.post(readAllPath, {}).then(after, () => undefined),
  }
}
