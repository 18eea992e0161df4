import { lazy, Suspense, useEffect, useState } from 'react'
import { onFirstToast } from './notify.ts'

const Place = lazy(() => import('./toasts.tsx'))

/** Draws the place for messages once there is one. Stands once, around everything. */
export function Toasts() {
  const [wanted, setWanted] = useState(false)
  useEffect(() => onFirstToast(() => setWanted(true)), [])
  return wanted ? (
    <Suspense>
      <Place />
    </Suspense>
  ) : null
}
