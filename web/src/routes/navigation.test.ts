import { IconHome } from '@tabler/icons-react'
import { expect, test } from 'vitest'
import { currentEntry, entriesFor, type NavigationEntry } from './navigation.ts'
import { safeNext, signInHref } from './session.ts'

const text = { en: 'x', ar: 'x', fa: 'x' }
const entry = (href: string, rest: Partial<NavigationEntry> = {}): NavigationEntry => ({
  group: 'courses',
  href,
  text,
  icon: IconHome,
  ...rest,
})
const person = (roles: string[], permissions: string[]) => ({
  id: '1',
  first_name: 'Mona',
  last_name: '',
  phone_number1: null,
  email: null,
  locale: null,
  time_zone: null,
  avatar: null,
  roles,
  permissions,
})
const entries = [
  entry('/today'),
  entry('/admin/courses', { needs: 'courses.manage|courses.view' }),
  entry('/children', { roles: ['parent'] }),
]

test('people see what they may use', () => {
  expect(entriesFor(undefined, entries).map(({ href }) => href)).toEqual(['/today'])
  expect(entriesFor(person(['parent'], []), entries).map(({ href }) => href)).toEqual(['/today', '/children'])
  expect(entriesFor(person(['support'], ['courses.view']), entries).map(({ href }) => href)).toEqual([
    '/today',
    '/admin/courses',
  ])
  expect(entriesFor(person(['owner'], ['*']), entries).map(({ href }) => href)).toEqual([
    '/today',
    '/admin/courses',
  ])
})

test('a page below an entry belongs to it, a longer name does not', () => {
  expect(currentEntry('/admin/courses/7', entries)?.href).toBe('/admin/courses')
  expect(currentEntry('/today-and-more', entries)).toBeUndefined()
})

test('after signing in nobody is sent to another site', () => {
  expect(
    [
      '//evil.org',
      '/\\evil.org',
      'https://evil.org',
      'javascript:alert(1)',
      '/sign-in?next=/x',
      null,
      '',
    ].map(safeNext),
  ).toEqual(Array(7).fill('/today'))
  expect(safeNext('/admin/courses?page=2')).toBe('/admin/courses?page=2')
  expect(signInHref({ pathname: '/admin', search: '?a=1' })).toBe('/sign-in?next=%2Fadmin%3Fa%3D1')
})
