import { localeCookie, type Locale } from './locale.ts'

/** A year-long, readable cookie: the server needs it to set `<html lang dir>` before the first paint. */
export function saveLocaleCookie(locale: Locale): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
}
