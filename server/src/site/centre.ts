import type { Context } from '#platform/context'
import { isLocale, type Locale } from '#platform/i18n'
import { settings } from '#platform/settings'

const keys = [
  'centre.name',
  'centre.country',
  'centre.time_zone',
  'centre.currency',
  'centre.locale',
  'centre.first_weekday',
  'centre.calendar',
  'centre.brand_color',
  'centre.logo_file_id',
  'centre.phone',
  'centre.address',
  'centre.ready',
  'centre.demo',
] as const

/** What pages say of the centre, in the reader's language. */
export async function siteCentre(ctx: Pick<Context, 'tx'>, locale: Locale) {
  const values = await settings(ctx, keys)
  const logo = values['centre.logo_file_id']
  return {
    name: values['centre.name'][locale],
    names: values['centre.name'],
    country: values['centre.country'],
    timeZone: values['centre.time_zone'],
    currency: values['centre.currency'],
    locale: values['centre.locale'],
    weekStart: values['centre.first_weekday'],
    calendar: values['centre.calendar'] === 'gregory' ? ('gregorian' as const) : values['centre.calendar'],
    color: /^#[0-9a-f]{6}$/i.test(values['centre.brand_color']) ? values['centre.brand_color'] : '#0f766e',
    logo: logo === null ? null : `/api/v1/files/${logo}/`,
    phone: values['centre.phone'] || null,
    address: values['centre.address'] || null,
    ready: values['centre.ready'],
    demo: values['centre.demo'],
  }
}

export interface PageRequest {
  readonly url: URL
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/** `?lang=` → the language chosen on this device → what the browser asks for → the centre's. */
export function readerLocale(ctx: Pick<Context, 'locale'>, request: PageRequest): Locale {
  const wanted = request.url.searchParams.get('lang')
  if (isLocale(wanted)) return wanted
  const saved = request.cookies['halqa_locale']
  return isLocale(saved) ? saved : ctx.locale
}

export function readerScheme(request: PageRequest): 'light' | 'dark' | null {
  const saved = request.cookies['halqa_scheme']
  return saved === 'light' || saved === 'dark' ? saved : null
}
