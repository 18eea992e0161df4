import type { AuditEntry } from '@halqa/api-client'
import { useText } from '../../i18n/index.ts'
import { auditTexts } from './texts.ts'

/** Who did it, in words; both names when somebody was in another's place. */
export function useWho(): (entry: AuditEntry) => string {
  const t = useText(auditTexts)
  return ({ actor, impersonator }) => {
    const own = actor.name || nameless(actor, t)
    return impersonator ? t.asPerson({ name: impersonator.name || t.erasedPerson, person: own }) : own
  }
}

function nameless(
  actor: AuditEntry['actor'],
  t: { system: string; nobody: string; erasedPerson: string },
): string {
  if (actor.kind === 'system') return actor.job ? `${t.system} (${actor.job})` : t.system
  return actor.id === null ? t.nobody : t.erasedPerson
}
