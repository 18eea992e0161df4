import { api } from '../api/http.ts'
import { forgetMe } from '../api/me.ts'
import { queryClient } from '../api/query.ts'
import { realtime } from '../api/use-topic.ts'
import { errorText } from '../api/error-text.ts'
import { notify } from '../ui/notify.ts'
import { forgetUnsaved } from '../ui/unsaved.ts'

/** Ends the session here and on the server, and forgets everything that was loaded. A full load, so that no state survives. */
export async function signOut(): Promise<void> {
  try {
    await api.post('/api/v1/auth/logout')
  } catch (error) {
    return void notify.error(errorText(error))
  }
  forgetMe()
  await forgetKeptRegisters()
  forgetUnsaved()
  realtime.close()
  queryClient.clear()
  location.assign('/sign-in')
}

/** Where the sign-in page sends the person afterwards: only inside this app, never to another site. */
export function safeNext(next: string | null | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/today'
}

/** The address of the sign-in page that leads back here; `ended`: the session was ended, so the page says it. */
export function signInHref(
  here: { pathname: string; search: string },
  { ended = false }: { ended?: boolean } = {},
): string {
  return `/sign-in?next=${encodeURIComponent(here.pathname + here.search)}${ended ? '&ended=1' : ''}`
}

/** The lists of names that an instructor had on this device. */
async function forgetKeptRegisters(): Promise<void> {
  const { forgetRegisters } = await import('../features/attendance/register/store.ts')
  await forgetRegisters().catch(() => undefined)
}
