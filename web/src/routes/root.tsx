import { Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, useCallback } from 'react'
import { NavigationProvider } from '../ui/link.tsx'
import { ProofQuestion } from './proof-question.tsx'
import { UnsavedBlocker } from './unsaved-blocker.tsx'

/** Around every screen: links of the kit go through the router, unsaved forms are guarded. */
export function Root() {
  const navigate = useNavigate()
  const go = useCallback((href: string) => void navigate({ href }), [navigate])
  return (
    <NavigationProvider navigate={go}>
      <Suspense>
        <Outlet />
      </Suspense>
      <UnsavedBlocker />
      <ProofQuestion />
    </NavigationProvider>
  )
}
