import { describe, expect, test } from 'vitest'
import { divide, invoiceNumber, invoiceStatus, isOverdue } from './rules.ts'

describe('the status of an invoice follows its books', () => {
  const of = (balance: bigint, waiting = 0) =>
    invoiceStatus({ status: 'unpaid', total: 1000n, balance, waiting })
  test('nothing paid and nothing sent', () => expect(of(1000n)).toBe('unpaid'))
  test('a receipt waits', () => expect(of(1000n, 1)).toBe('pending_review'))
  test('part is paid', () => expect(of(400n)).toBe('partially_paid'))
  test('part is paid and another receipt waits', () => expect(of(400n, 1)).toBe('pending_review'))
  test('all is paid, whatever waits', () => expect(of(0n, 1)).toBe('paid'))
  test('a void invoice stays void', () =>
    expect(invoiceStatus({ status: 'void', total: 1000n, balance: 0n, waiting: 0 })).toBe('void'))
})

test('what is above the balance becomes credit', () => {
  expect(divide(1500n, 1000n)).toEqual({ settles: 1000n, credit: 500n })
  expect(divide(300n, 1000n)).toEqual({ settles: 300n, credit: 0n })
})

test('an invoice is overdue after its due date while something is owed', () => {
  const now = Temporal.Instant.from('2026-11-21T10:00:00Z')
  expect(isOverdue({ status: 'partially_paid', due_at: '2026-11-21T09:59:59.000Z' }, now)).toBe(true)
  expect(isOverdue({ status: 'unpaid', due_at: '2026-11-21T10:00:01.000Z' }, now)).toBe(false)
  expect(isOverdue({ status: 'paid', due_at: '2026-01-01T00:00:00.000Z' }, now)).toBe(false)
})

test('numbers carry their year', () => expect(invoiceNumber(2026, 41)).toBe('INV-2026-000041'))
