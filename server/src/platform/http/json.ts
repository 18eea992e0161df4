/** Why a body was refused; the words are Django REST framework's where it has some. */
export class MalformedJson extends Error {}

const deepest = 32

/**
 * Parses a JSON body strictly: valid UTF-8, nesting up to 32, no duplicate keys, no keys that reach prototypes,
 * no NUL characters (PostgreSQL cannot store them).
 * @throws MalformedJson with a reason for people
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new MalformedJson('JSON parse error - the body is not valid UTF-8')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new MalformedJson(`JSON parse error - ${error instanceof Error ? error.message : 'unreadable'}`)
  }
  inspect(text)
  return value
}

/** One pass over text that is known to be valid JSON. */
function inspect(text: string): void {
  const objects: (Set<string> | null)[] = []
  let at = 0
  while (at < text.length) {
    const char = text[at]
    if (char === '"') {
      const end = endOfString(text, at)
      const literal = text.slice(at, end)
      if (literal.includes('\\u')) inspectEscapes(literal)
      const keys = objects.at(-1)
      if (keys && isKey(text, end)) remember(keys, literal)
      at = end
      continue
    }
    if (char === '{' || char === '[') {
      objects.push(char === '{' ? new Set() : null)
      if (objects.length > deepest)
        throw new MalformedJson(`JSON parse error - nested deeper than ${deepest}`)
    } else if (char === '}' || char === ']') objects.pop()
    at += 1
  }
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function inspectEscapes(literal: string): void {
  const text: unknown = JSON.parse(literal)
  if (typeof text !== 'string') return
  if (text.includes('\0')) throw new MalformedJson('JSON parse error - NUL characters are not allowed')
  if (!text.isWellFormed())
    throw new MalformedJson('JSON parse error - half a surrogate pair is no character')
}

function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); ; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return quote + 1
  }
}

function isKey(text: string, after: number): boolean {
  let at = after
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1
  return text[at] === ':'
}

function remember(keys: Set<string>, literal: string): void {
  const key: unknown = JSON.parse(literal)
  if (typeof key !== 'string') return
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    throw new MalformedJson(`JSON parse error - the key "${key}" is not allowed`)
  }
  if (keys.has(key)) throw new MalformedJson(`JSON parse error - the key "${key}" occurs twice`)
  keys.add(key)
}
