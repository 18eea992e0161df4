import type { SetupOrder } from '@halqa/api-client'
import { habitsOf } from '../../i18n/places.ts'
import type { Locale } from '../../i18n/locale.ts'

/** What the wizard has gathered; flat, so that each field binds by its name. */
export interface SetupValues {
  locale: Locale
  country: string | null
  time_zone: string | null
  currency: string | null
  first_weekday: string | null
  calendar: SetupOrder['calendar'] | null
  name: string
  name_en: string
  name_ar: string
  name_fa: string
  brand_color: string
  first_name: string
  last_name: string
  phone: string
  email: string
  password: string
  content: SetupOrder['content']
}

export function firstValues(locale: Locale): SetupValues {
  const country = locale === 'fa' ? 'IR' : 'EG'
  return {
    locale,
    country,
    ...placeOf(country),
    name: '',
    name_en: '',
    name_ar: '',
    name_fa: '',
    brand_color: '#0f766e',
    first_name: '',
    last_name: '',
    phone: '',
    email: '',
    password: '',
    content: 'demo',
  }
}

/** What usually goes with a country. */
export function placeOf(
  country: string,
): Pick<SetupValues, 'time_zone' | 'currency' | 'first_weekday' | 'calendar'> {
  const usual = habitsOf(country)
  if (!usual) return { time_zone: null, currency: null, first_weekday: '2', calendar: 'gregory' }
  return {
    time_zone: usual.timeZone,
    currency: usual.currency,
    first_weekday: String(usual.firstWeekday),
    calendar: usual.calendar,
  }
}

export function orderOf(values: SetupValues, token: string): SetupOrder {
  const { locale, name, name_en, name_ar, name_fa } = values
  const names = { en: name_en, ar: name_ar, fa: name_fa, [locale]: name }
  return {
    token,
    locale,
    country: values.country ?? '',
    time_zone: values.time_zone ?? '',
    currency: values.currency ?? '',
    first_weekday: Number(values.first_weekday ?? 0),
    calendar: values.calendar ?? 'gregory',
    name: names,
    brand_color: values.brand_color,
    owner: {
      phone: values.phone,
      email: values.email,
      password: values.password,
      first_name: values.first_name,
      last_name: values.last_name,
    },
    content: values.content,
  }
}

export const stepNames = ['language', 'place', 'week', 'name', 'owner', 'content'] as const
export type StepName = (typeof stepNames)[number]

/** The step on which a field of the server's refusal stands. */
export function stepOfField(field: string): StepName | undefined {
  if (field === 'locale') return 'language'
  if (['country', 'time_zone', 'currency'].includes(field)) return 'place'
  if (['first_weekday', 'calendar'].includes(field)) return 'week'
  if (field.startsWith('name') || field === 'brand_color') return 'name'
  if (['phone', 'email', 'password', 'first_name', 'last_name'].includes(field)) return 'owner'
  return undefined
}
