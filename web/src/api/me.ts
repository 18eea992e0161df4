import { useOne } from './query.ts'

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
  avatar: string | null
}

export const mePath = '/api/v1/profile/'

/** Who is signed in, and what he may do. `can('payments.approve')` decides what is shown; the server decides what is allowed. */
export function useMe() {
  const { data, loading, error, reload } = useOne<Me>(mePath, {}, { freshFor: 60_000 })
  return { me: data, loading, error, reload, can: (permission: string) => permits(data, permission) }
}

/** `a|b` means either. The owner's `*` means everything. */
export function permits(me: Pick<Me, 'permissions'> | undefined, permission: string): boolean {
  if (!me) return false
  return me.permissions.includes('*') || permission.split('|').some((one) => me.permissions.includes(one))
}
