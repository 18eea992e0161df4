import type { CannedReply } from '@halqa/api-client'

/** What stands after the slash while a ready answer is being looked for; null when none is. */
export function slashWord(text: string): string | null {
  return /^\/\S*$/.test(text) ? text.slice(1) : null
}

/** Ready answers whose shortcut begins so, then those that have it anywhere in shortcut or title. */
export function matching(replies: readonly CannedReply[], word: string): CannedReply[] {
  const wanted = word.toLowerCase()
  const begins = replies.filter((reply) => reply.shortcut.toLowerCase().startsWith(wanted))
  const holds = replies.filter(
    (reply) => !begins.includes(reply) && `${reply.shortcut} ${reply.title}`.toLowerCase().includes(wanted),
  )
  return [...begins, ...holds].slice(0, 8)
}

/** Puts names and number where the answer has `{client}`, `{agent}`, `{number}`. */
export function filled(
  body: string,
  values: Readonly<Record<'client' | 'agent' | 'number', string>>,
): string {
  // One pass, and by a function: a name that looks like a placeholder or a pattern stays a name.
  return body.replace(/\{(client|agent|number)\}/g, (whole, name: string) =>
    isName(name) ? values[name] : whole,
  )
}

function isName(name: string): name is 'client' | 'agent' | 'number' {
  return name === 'client' || name === 'agent' || name === 'number'
}
