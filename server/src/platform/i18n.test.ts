import { expect, test } from 'vitest'
import { negotiateLocale } from './i18n.ts'

test.each([
  [undefined, 'ar'],
  ['', 'ar'],
  ['de-DE,de;q=0.9', 'ar'],
  ['fa-IR,fa;q=0.9,en;q=0.8', 'fa'],
  ['de,en;q=0.7,fa;q=0.8', 'fa'],
  ['fa;q=0,en;q=0.1', 'en'],
  ['EN-us', 'en'],
  ['*', 'ar'],
  ['en;q=nonsense,fa', 'fa'],
  [`${'x,'.repeat(2_000)}en`, 'en'],
])('of "%s" the best of our languages is %s', (header, locale) => {
  expect(negotiateLocale(header?.slice(0, 16_000), 'ar')).toBe(locale)
})
