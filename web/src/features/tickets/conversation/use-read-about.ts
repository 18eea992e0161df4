import { useCallback, useEffect } from 'react'
import { api, useInvalidate, useTopic } from '../../../api/index.ts'

const notifications = '/api/v1/notifications/'

/** What the bell says about a thing is read by looking at it, also what comes while one looks. */
export function useReadAbout(thread: string): void {
  const invalidate = useInvalidate()
  const read = useCallback(() => {
    if (document.visibilityState === 'hidden') return
    void api.post(`${notifications}read-all/`, { thread }).then(
      () => invalidate(notifications),
      () => undefined,
    )
  }, [thread, invalidate])
  useEffect(() => {
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [read])
  useTopic('notifications', (event) => {
    if (event.type === 'notification' && isAboutTickets(event.data)) read()
  })
}

function isAboutTickets(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  const { category }: { category?: unknown } = data
  return category === 'ticket'
}
