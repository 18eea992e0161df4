import { useEffect, useEffectEvent } from 'react'
import { askForPasskey, autofillWorks, stopAsking } from './passkey.ts'
import { postSignIn, type SignInOutcome } from './demand.ts'

/** A challenge lives five minutes; the page may stay open longer. */
const renewMs = 270_000

/** While the sign-in page is open, the browser offers the person's passkeys beside the field of the name. */
export function usePasskeyAutofill(onSignedIn: (outcome: SignInOutcome) => void): void {
  const signedIn = useEffectEvent(onSignedIn)
  useEffect(() => {
    let left = false
    const offer = async (): Promise<void> => {
      if (left || !(await autofillWorks())) return
      const credential = await askForPasskey({ autofill: true })
      if (!left) signedIn(await postSignIn('/api/v1/auth/session/passkey/', { credential }))
    }
    // Nobody asked for it, so nobody is told when it does not work.
    const start = () => void offer().catch(() => undefined)
    start()
    const timer = setInterval(start, renewMs)
    return () => {
      left = true
      clearInterval(timer)
      void stopAsking()
    }
  }, [])
}
