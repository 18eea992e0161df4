import { ApiError } from './errors.ts'
import { api } from './http.ts'
import { useOne, type Source } from './query.ts'

/** The signed-in person, as `GET /api/v1/profile/` answers. */
export interface Me {
  id: string
  first_name: string
  last_name: string
  phone_number1: string | null
  email: string | null
  roles: string[]
  permissions: string[]
  locale: string | null
  time_zone: string | null
  calendar?: string | null
  avatar: string | null
  /** Somebody of the staff looks through this person's eyes. */
  impersonation?: { by: { id: string; name: string }; mode: 'read' | 'full'; ends_at: string }
}

export const mePath = '/api/v1/profile/'

/** Who is signed in, and what he may do. `can('payments.approve')` decides what is shown; the server decides what is allowed. */
export function useMe() {
  const { data, loading, error, reload } = useOne(source, {}, { freshFor: 60_000 })
  return { me: data, loading, error, reload, can: (permission: string) => permits(data, permission) }
}

/** `a|b` means either. The owner's `*` means everything. */
export function permits(me: Pick<Me, 'permissions'> | undefined, permission: string): boolean {
  if (!me) return false
  return me.permissions.includes('*') || permission.split('|').some((one) => me.permissions.includes(one))
}

const KEPT = 'halqa.me'

const source: Source<Me> = {
  key: mePath,
  call: async (_query, signal) => {
    try {
      const me = await api.get<Me>(mePath, {}, { signal })
      localStorage.setItem(KEPT, JSON.stringify(me))
      return me
    } catch (error) {
      // Without network an instructor still opens the list he marks; the session itself is checked when the network is back.
      const kept = error instanceof ApiError && error.status === 0 ? localStorage.getItem(KEPT) : null
      if (kept === null) throw error
      return JSON.parse(kept)
    }
  },
}

/** Was somebody signed in on this device a moment ago? */
export function wasSignedIn(): boolean {
  return localStorage.getItem(KEPT) !== null
}

/** At sign-out: nothing of the person stays on the device. */
export function forgetMe(): void {
  localStorage.removeItem(KEPT)
}
