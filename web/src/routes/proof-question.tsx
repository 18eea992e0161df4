import { lazy, Suspense, useEffect, useState } from 'react'
import { onProofNeeded } from '../api/http.ts'

const ProveAgain = lazy(() => import('../features/account/security/prove-again.tsx'))

/** One dialog for the whole app: any call that asks for a fresh proof opens it, and goes out again afterwards. */
export function ProofQuestion() {
  const [end, setEnd] = useState<(proven: boolean) => void>()
  useEffect(
    () =>
      onProofNeeded(
        () =>
          new Promise((resolve) => {
            setEnd(() => (proven: boolean) => {
              setEnd(undefined)
              resolve(proven)
            })
          }),
      ),
    [],
  )
  if (!end) return null
  return (
    <Suspense>
      <ProveAgain onEnd={end} />
    </Suspense>
  )
}
