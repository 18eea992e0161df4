import { useCallback } from 'react'
import { useInvalidate } from '../../api/index.ts'
import { useGo } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'

/** Turns `next` of the address into a page of this app; given in by the routes. */
export type SafeNext = (next: string) => string

/** Somebody is signed in now: what was asked for without him is asked for again, and the wanted page opens. */
export function useAfterSignIn(safeNext: SafeNext): () => void {
  const go = useGo()
  const invalidate = useInvalidate()
  const [next] = useSearchParam('next')
  return useCallback(() => {
    invalidate('/')
    go(safeNext(next))
  }, [go, invalidate, next, safeNext])
}

/** The same address with `next` kept, for the way between signing in and signing up. */
export function useWithNext(): (href: string) => string {
  const [next] = useSearchParam('next')
  return (href) => (next ? `${href}?next=${encodeURIComponent(next)}` : href)
}

export const signUpRoles = ['parent', 'student', 'tutor'] as const
export type SignUpRole = (typeof signUpRoles)[number]

/** What somebody new does first; who came for something goes on with that. */
const firstSteps: Readonly<Record<SignUpRole, string>> = {
  parent: '/family/new?first=1',
  student: '/today',
  tutor: '/tutor',
}

/** An account was just made: a parent adds the first child, a tutor applies, a student sees the day. */
export function useAfterSignUp(safeNext: SafeNext): (role: SignUpRole) => void {
  const go = useGo()
  const invalidate = useInvalidate()
  const [next] = useSearchParam('next')
  return useCallback(
    (role) => {
      invalidate('/')
      go(next ? safeNext(next) : firstSteps[role])
    },
    [go, invalidate, next, safeNext],
  )
}
