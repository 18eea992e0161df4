import type { AuditEntry } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, ErrorState, ListSkeleton } from '../../ui/index.ts'
import { historyTexts } from './history-texts.ts'
import css from './people.module.css'
import { staffTexts } from './staff-texts.ts'

/** What happened to a learner, newest first; for those who may read the audit trail. */
export function LearnerHistory({ learnerId }: { learnerId: string }) {
  const t = useText(staffTexts)
  const words = useText(historyTexts)
  const format = useFormat()
  const [size, setSize] = useState(5)
  const list = useList<AuditEntry>('/api/v1/audit/', {
    object_kind: 'learner',
    object_id: learnerId,
    page_size: size,
  })
  const said = (action: string): string => {
    const known = Object.entries(words).find(([name]) => name === action)?.[1]
    return typeof known === 'string' ? known : action
  }
  return (
    <Card title={t.history}>
      {list.loading && <ListSkeleton rows={3} height={40} />}
      {list.error && list.rows.length === 0 && (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.loading && !list.error && list.rows.length === 0 && <Text c="dimmed">{t.noHistory}</Text>}
      {list.rows.map((entry) => (
        <div key={entry.id} className={css.entry}>
          <Text>
            {said(entry.action)}
            {entry.actor.name && (
              <>
                {' · '}
                <bdi>{entry.actor.name}</bdi>
              </>
            )}
          </Text>
          <Text size="sm" c="dimmed">
            {format.dateTime(entry.at)}
          </Text>
        </div>
      ))}
      {list.page?.next && (
        <Button variant="subtle" fullWidth onClick={() => setSize(Math.min(100, size + 20))}>
          {t.allHistory}
        </Button>
      )}
    </Card>
  )
}
