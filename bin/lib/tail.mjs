import { existsSync, readFileSync } from 'node:fs'

/** The last lines of a file, without the colours and links of a terminal. */
export function tail(file, lines) {
  if (!existsSync(file)) return ''
  // oxlint-disable-next-line no-control-regex
  const text = readFileSync(file, 'utf8').replace(
    /\u001b(?:\[[0-9;]*[A-Za-z]|\]8;[^\u001b]*(?:\u001b\\)?)/g,
    '',
  )
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}
