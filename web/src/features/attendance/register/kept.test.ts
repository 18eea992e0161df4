import type { Register, RegisterLine } from '@halqa/api-client'
import { describe, expect, test } from 'vitest'
import {
  answered,
  beginSending,
  choose,
  countShown,
  keep,
  refreshed,
  refused,
  shownLines,
  type Choice,
} from './kept.ts'

const counts = { total: 2, present: 0, late: 0, absent: 0, excused: 0, auto_absent: 0, unmarked: 2, rated: 0 }
const line = (id: string, more: Partial<RegisterLine> = {}): RegisterLine => ({
  learner_id: id,
  child: id,
  student: null,
  first_name: id,
  last_name: '',
  unique_code: '',
  standing: 'enrolled',
  status: 'unmarked',
  present: null,
  late: false,
  excused: false,
  rating: null,
  notes: '',
  marked_by: null,
  marked_at: null,
  marked_via: null,
  is_provisional: false,
  version: 0,
  ...more,
})
const register: Register = {
  lecture: {
    id: 'l',
    number: 1,
    title: '',
    course: { id: 'c', name: 'Tajweed' },
    day: '2026-11-21',
    starts_at: '',
    ends_at: '',
    room: null,
    status: 'scheduled',
    instructor_id: null,
  },
  opens_at: '',
  submission_deadline: '',
  is_editable: true,
  closed_because: null,
  confirmed_at: null,
  flagged_at: null,
  ratings_required: true,
  counts,
  attendance_rate: null,
  attendances: [line('yusuf'), line('mariam')],
  conflicts: [],
  people: [],
}
const present: Choice = { present: true, late: false, excused: false, rating: null, notes: '' }
const absent: Choice = { ...present, present: false }

describe('a register on the phone', () => {
  test('shows taps at once and says that they are only here', () => {
    const kept = choose(keep(register), { yusuf: present })
    expect(shownLines(kept).map(({ status, state }) => [status, state])).toEqual([
      ['present', 'phone'],
      ['unmarked', 'sent'],
    ])
    expect(countShown(shownLines(kept))).toMatchObject({ present: 1, unmarked: 1, onPhone: 1, unrated: 1 })
  })

  test('sends the same request again until it is answered, and later taps with the next one', () => {
    const sent = beginSending(choose(keep(register), { yusuf: present, mariam: present }), 'first')
    const tapped = choose(sent, { mariam: absent })
    expect(beginSending(tapped, 'second').operation).toEqual(sent.operation)
    const after = answered(tapped, {
      counts,
      attendance_rate: null,
      conflicts: [],
      marks: [
        line('yusuf', { present: true, status: 'present', version: 1, marked_via: 'manual' }),
        line('mariam', { present: true, status: 'present', version: 1, marked_via: 'manual' }),
      ],
    })
    expect(after.pending).toMatchObject({ mariam: { present: false, version: 1 } })
    expect(Object.keys(after.pending)).toEqual(['mariam'])
    expect(beginSending(after, 'second').operation).toMatchObject({
      id: 'second',
      marks: [{ child: 'mariam', present: false, version: 1 }],
    })
  })

  test('taken back before it was sent needs no sending', () => {
    const kept = choose(choose(keep(register), { yusuf: present }), { yusuf: { ...present, present: null } })
    expect(kept.pending).toEqual({})
  })

  test('keeps the version it saw when the server has moved on: the server decides about the conflict', () => {
    const kept = choose(keep(register), { yusuf: present })
    const newer = refreshed(kept, {
      ...register,
      attendances: [
        line('yusuf', { present: false, status: 'absent', version: 1, marked_via: 'manual' }),
        line('mariam'),
      ],
    })
    expect(newer.pending['yusuf']).toMatchObject({ present: true, version: 0 })
  })

  test('that was refused stays to be read, and a new tap tries again', () => {
    const kept = refused(choose(keep(register), { yusuf: present }), 'The time is over.')
    expect(shownLines(kept)[0]?.state).toBe('refused')
    expect(beginSending(kept, 'x').operation).toBeNull()
    expect(beginSending(choose(kept, { mariam: present }), 'x').operation?.marks).toHaveLength(2)
  })

  test('drops the rating of somebody who turns out to be absent', () => {
    const rated = choose(keep(register), { yusuf: { ...present, rating: '9.00' } })
    expect(choose(rated, { yusuf: { ...absent, rating: '9.00' } }).pending['yusuf']).toMatchObject({
      present: false,
      rating: null,
    })
  })
})
