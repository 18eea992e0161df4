import { expect, test } from 'vitest'
import { listQuery, readListView, writeListView } from './list-state.ts'

const names = ['status', 'season']

test('an empty address is the first page in the usual order', () => {
  expect(readListView({}, names, { ordering: '-created' })).toEqual({
    page: 1,
    pageSize: 20,
    ordering: '-created',
    search: '',
    filters: {},
  })
})

test('broken values fall back', () => {
  expect(readListView({ page: '-3', page_size: '5000' }, names)).toMatchObject({ page: 1, pageSize: 100 })
  expect(readListView({ page: 'x', page_size: '1.5' }, names)).toMatchObject({ page: 1, pageSize: 20 })
})

test('what is usual stays out of the address, what is not the list’s stays in', () => {
  const view = readListView({ page: '2', status: 'open', tab: 'money' }, names)
  expect(writeListView(view, { tab: 'money', status: 'full', page: '7' }, names)).toEqual({
    tab: 'money',
    page: '2',
    status: 'open',
  })
})

test('a default filter can be switched off in the address', () => {
  const defaults = { filters: { status: 'open' } }
  expect(readListView({}, names, defaults).filters).toEqual({ status: 'open' })
  const all = readListView({ status: '' }, names, defaults)
  expect(listQuery(all)).toEqual({ page: 1, page_size: 20 })
  expect(writeListView(all, {}, names, defaults)).toEqual({ status: '' })
})

test('reading what was written gives the same view', () => {
  const view = { page: 3, pageSize: 50, ordering: '-name', search: 'قران', filters: { status: 'open' } }
  expect(readListView(writeListView(view, {}, names), names)).toEqual(view)
})
