import { expect, test } from 'vitest'
import { contentDisposition, displayName } from './names.ts'
import { readRange } from './ranges.ts'

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=8-99', { start: 8, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', null],
  ['bytes=-', null],
  ['bytes=0-1,4-5', null],
  ['lines=0-1', null],
  [undefined, null],
])('of ten bytes, %s means %o', (header, expected) => {
  expect(readRange(header, 10)).toEqual(expected)
})

test.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\temp\\bill.PDF', 'bill.pdf'],
  ['', 'file.pdf'],
  ['...', 'file.pdf'],
  ['a\r\nSet-Cookie: x=1', 'aSet-Cookie: x=1.pdf'],
  ['x%0D%0A%22.html', 'x".pdf'],
  ['إيصال.jpg', 'إيصال.pdf'],
  ['م'.repeat(500), `${'م'.repeat(120)}.pdf`],
])('the name %j is shown as %j', (given, shown) => {
  expect(displayName(given, 'pdf')).toBe(shown)
})

test('a name cannot leave its place in the header', () => {
  expect(contentDisposition('attachment', `a"; filename=b'*.html\\`)).toBe(
    `attachment; filename="a_; filename=b'*.html_"; filename*=UTF-8''a%22%3B%20filename%3Db%27%2A.html%5C`,
  )
})
