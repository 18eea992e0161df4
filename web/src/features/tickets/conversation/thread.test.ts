import type { TicketMessage } from '@halqa/api-client'
import { expect, test } from 'vitest'
import { emptyThread, hasGap, knownUpTo, merged, readMessage } from './thread.ts'

function message(seq: number): TicketMessage {
  return {
    id: `m${seq}`,
    ticket: 't',
    seq,
    body: `Message ${seq}`,
    sender: { id: 'u', name: 'Nadia', avatar: null, side: 'client' },
    files: [],
    internal_note: false,
    client_id: null,
    created_at: '2026-11-21T10:00:00.000Z',
  }
}

test('messages come in each once and in order, however they arrive', () => {
  const thread = [3, 1, 2, 3, 1].reduce((known, seq) => merged(known, [message(seq)]), emptyThread)
  expect(thread.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(hasGap(thread)).toBe(false)
})

test('a jump in the numbers says from where to read again', () => {
  const thread = merged(merged(emptyThread, [message(40), message(41)]), [message(43)])
  expect(hasGap(thread)).toBe(true)
  expect(knownUpTo(thread)).toBe(41)
  expect(hasGap(merged(thread, [message(42)]))).toBe(false)
})

test('the live line is believed only where it has the shape of a message', () => {
  expect(readMessage(message(1))?.id).toBe('m1')
  for (const nonsense of [null, 'x', {}, { id: 1, seq: 'x' }]) expect(readMessage(nonsense)).toBeNull()
})
