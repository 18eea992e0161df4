import type { CannedReply } from '@halqa/api-client'
import { expect, test } from 'vitest'
import { filled, matching, slashWord } from './canned.ts'
import { toneOf } from './wait-clock.tsx'

const reply = (shortcut: string, title: string): CannedReply => ({
  id: shortcut,
  shortcut,
  title,
  body: 'x',
  updated_at: '2026-11-21T10:00:00.000Z',
})

test('a slash at the beginning looks for a ready answer, one in a sentence does not', () => {
  expect(slashWord('/he')).toBe('he')
  expect(slashWord('/')).toBe('')
  expect(slashWord('and/or')).toBeNull()
  expect(slashWord('/hello there')).toBeNull()
})

test('shortcuts that begin with the word come first', () => {
  const replies = [reply('shello', 'x'), reply('hello', 'Greeting'), reply('bye', 'hello again')]
  expect(matching(replies, 'hel').map(({ shortcut }) => shortcut)).toEqual(['hello', 'shello', 'bye'])
})

test('names are put in as they are', () => {
  expect(
    filled('{client}, {agent} here ({number})', { client: '$& Nadia', agent: 'Mona', number: '1001' }),
  ).toBe('$& Nadia, Mona here (1001)')
})

test('the clock is late after the promised answer, and soon in its last quarter hour', () => {
  const now = Date.parse('2026-11-21T10:00:00Z')
  const ticket = {
    waiting_since: '2026-11-21T09:00:00Z',
    first_reply_at: null,
    resolution_due_at: null,
    is_closed: false,
  }
  expect(toneOf({ ...ticket, first_reply_due_at: '2026-11-21T09:59:00Z' }, now)).toBe('late')
  expect(toneOf({ ...ticket, first_reply_due_at: '2026-11-21T10:10:00Z' }, now)).toBe('soon')
  expect(toneOf({ ...ticket, first_reply_due_at: '2026-11-21T11:10:00Z' }, now)).toBe('calm')
  expect(toneOf({ ...ticket, first_reply_due_at: null }, now)).toBe('calm')
})
