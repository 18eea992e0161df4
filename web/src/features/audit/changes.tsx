import type { AuditEntry } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useText } from '../../i18n/index.ts'
import css from './audit.module.css'
import { auditTexts } from './texts.ts'
import { Value } from './value.tsx'
import { fieldName, fieldTexts } from './words.ts'

/** Fields that changed, each with what it was and what it is. `most` leaves the rest to the entry's own page. */
export function Changes({ entry, most }: { entry: AuditEntry; most?: number }) {
  const t = useText(auditTexts)
  const fields = useText(fieldTexts)
  if (entry.erased)
    return (
      <Text size="sm" c="dimmed">
        {t.valuesErased}
      </Text>
    )
  if (entry.changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.noChanges}
      </Text>
    )
  const shown = entry.changes.slice(0, most ?? entry.changes.length)
  const rest = entry.changes.length - shown.length
  return (
    <>
      <dl className={css.changes}>
        {shown.map((change) => (
          <div key={change.field}>
            <dt>{fieldName(fields, change.field) || t.changes}</dt>
            <dd>
              <Sides change={change} entry={entry} />
            </dd>
          </div>
        ))}
      </dl>
      {rest > 0 && (
        <Text size="sm" c="dimmed">
          {t.more({ count: rest })}
        </Text>
      )}
    </>
  )
}

type Change = AuditEntry['changes'][number]

function Sides({ change, entry }: { change: Change; entry: AuditEntry }) {
  const t = useText(auditTexts)
  const parts = listParts(change)
  const drawn = (value: unknown, side: 'before' | 'after') => (
    <Value
      value={value}
      field={change.field}
      names={entry.names}
      currency={currencyBeside(entry, change.field, side)}
    />
  )
  if (parts)
    return (
      <>
        {parts.gone.length > 0 && (
          <del>
            <span className="halqa-spoken">{t.before}: </span>
            {drawn(parts.gone, 'before')}
          </del>
        )}
        {parts.come.length > 0 && (
          <ins>
            <span className="halqa-spoken">{t.after}: </span>
            {drawn(parts.come, 'after')}
          </ins>
        )}
      </>
    )
  return (
    <>
      {'before' in change && (
        <del>
          <span className="halqa-spoken">{t.before}: </span>
          {drawn(change.before, 'before')}
        </del>
      )}
      {'after' in change && (
        <ins>
          <span className="halqa-spoken">{t.after}: </span>
          {drawn(change.after, 'after')}
        </ins>
      )}
    </>
  )
}

/** Of two lists only what went and what came. */
function listParts({ before, after }: Change): { gone: unknown[]; come: unknown[] } | null {
  if (!Array.isArray(before) || !Array.isArray(after)) return null
  return {
    gone: before.filter((item) => !after.includes(item)),
    come: after.filter((item) => !before.includes(item)),
  }
}

/** An amount's currency stands in the same entry, changed or not told: then the amount stays a number. */
function currencyBeside(entry: AuditEntry, field: string, side: 'before' | 'after'): string | undefined {
  const place = field.includes('.') ? `${field.slice(0, field.lastIndexOf('.'))}.` : ''
  const beside = entry.changes.find((change) => change.field === `${place}currency`)
  const value = beside?.[side]
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : undefined
}
