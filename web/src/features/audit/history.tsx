import type { AuditEntry } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList, useMe } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Ago, Card, EmptyState, ErrorState, Link, ListSkeleton } from '../../ui/index.ts'
import css from './audit.module.css'
import { Changes } from './changes.tsx'
import { auditTexts } from './texts.ts'
import { useWho } from './who.tsx'
import { actionName, kindTexts, verbTexts } from './words.ts'

export interface HistoryProps {
  /** `user`, `learner`, `course`, `role:support`. */
  kind: string
  /** Of objects that have one. */
  id?: string
}

const shown = 5

/** What happened to one object, newest first; nothing for those who may not read the trail. */
export default function History({ kind, id }: HistoryProps) {
  const { can } = useMe()
  return can('audit.view') ? <Entries kind={kind} {...(id ? { id } : {})} /> : null
}

function Entries({ kind, id }: HistoryProps) {
  const t = useText(auditTexts)
  const words = { kinds: useText(kindTexts), verbs: useText(verbTexts) }
  const who = useWho()
  const query = { object_kind: kind, ...(id ? { object_id: id } : {}) }
  const list = useList<AuditEntry>('/api/v1/audit/', { ...query, page_size: shown })
  const body = () => {
    if (list.loading) return <ListSkeleton height={64} />
    if (list.error && list.rows.length === 0)
      return <ErrorState error={list.error} onRetry={() => void list.reload?.()} />
    if (list.rows.length === 0) return <EmptyState title={t.none} />
    return (
      <ol className={css.history}>
        {list.rows.map((entry) => (
          <li key={entry.id}>
            <div>
              <Link href={`/admin/audit/${entry.id}`}>{actionName(words, entry.action)}</Link>
              <Text size="sm" c="dimmed">
                <bdi>{who(entry)}</bdi> · <Ago at={entry.at} />
              </Text>
            </div>
            <Changes entry={entry} most={4} />
          </li>
        ))}
      </ol>
    )
  }
  return (
    <Card
      title={t.history}
      action={
        list.count > shown && (
          <Link href={`/admin/audit?${new URLSearchParams(query).toString()}`}>{t.all}</Link>
        )
      }
    >
      {body()}
    </Card>
  )
}
