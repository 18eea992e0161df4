import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** The last lines of a file, without the colours and links of a terminal. */
export function tail(file, lines) {
  if (!existsSync(file)) return ''
  const text = stripVTControlCharacters(readFileSync(file, 'utf8'))
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}
