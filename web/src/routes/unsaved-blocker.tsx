import { useBlocker } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { forgetUnsaved, hasUnsaved } from '../ui/unsaved.ts'

const UnsavedQuestion = lazy(() => import('./unsaved-question.tsx'))

/** Stops leaving a page with unsaved values until the person has decided. */
export function UnsavedBlocker() {
  const blocker = useBlocker({
    // A change of filters or tabs stays on the same page and loses nothing.
    shouldBlockFn: ({ current, next }) => hasUnsaved() && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  const leave = () => {
    forgetUnsaved()
    blocker.proceed()
  }
  return (
    <Suspense>
      <UnsavedQuestion onStay={blocker.reset} onLeave={leave} />
    </Suspense>
  )
}
