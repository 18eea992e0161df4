import { expect, test } from 'vitest'
import { parseStrictJson } from './json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('ordinary bodies are read', () => {
  expect(parseStrictJson(bytes('{"a":[1,{"b":"\\"x\\\\"}],"c":null}'))).toEqual({
    a: [1, { b: '"x\\' }],
    c: null,
  })
})

test('the same key may stand in sibling objects', () => {
  expect(parseStrictJson(bytes('[{"a":1},{"a":2}]'))).toEqual([{ a: 1 }, { a: 2 }])
})

test.each([
  ['a duplicate key', '{"a":1,"a":2}'],
  ['a duplicate key in another spelling', '{"a":1,"\\u0061":2}'],
  ['a key that reaches prototypes', '{"__proto__":{"admin":true}}'],
  ['a NUL character', '{"a":"x\\u0000y"}'],
  ['nesting beyond 32', '['.repeat(33) + ']'.repeat(33)],
  ['deep nesting that would break the stack', '['.repeat(200_000) + ']'.repeat(200_000)],
  ['something that is no JSON', '{a:1}'],
])('%s is refused', (_name, text) => {
  expect(() => parseStrictJson(bytes(text))).toThrow(/JSON parse error/)
})

test('invalid UTF-8 is refused', () => {
  expect(() => parseStrictJson(new Uint8Array([0x22, 0xff, 0x22]))).toThrow(/UTF-8/)
})
