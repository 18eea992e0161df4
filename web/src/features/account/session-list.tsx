import type { SessionInfo } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Ago, Card, ConfirmPreview, Loaded, StatusBadge } from '../../ui/index.ts'
import { accountTexts } from './account-texts.ts'
import css from './account.module.css'

const path = '/api/v1/sessions/'

/** Where the person is signed in; each place can be signed out from here. */
export function SessionList() {
  const t = useText(accountTexts)
  const sessions = useOne<{ results: SessionInfo[] }>(path)
  const [asking, setAsking] = useState(false)
  const endOthers = useAct(() => api.delete(path), { invalidates: [path] })
  const others = sessions.data?.results.filter((session) => !session.current).length ?? 0
  return (
    <Card
      title={t.devices}
      action={
        others > 0 && (
          <Button variant="light" color="red" onClick={() => setAsking(true)}>
            {t.endOthers}
          </Button>
        )
      }
    >
      <Loaded {...sessions}>
        {({ results }) => (
          <ul className={css.sessions}>
            {results.map((session) => (
              <Session key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.endOthers}
        confirmLabel={t.endOthers}
        danger
        onConfirm={() => endOthers.run(undefined)}
      >
        {t.endOthersPreview({ count: others })}
      </ConfirmPreview>
    </Card>
  )
}

function Session({ session }: { session: SessionInfo }) {
  const t = useText(accountTexts)
  const end = useAct(() => api.delete(`${path}${session.id}/`), { invalidates: [path], success: t.ended })
  const name = session.device || (session.kind === 'web' ? t.unknownDevice : t.app)
  return (
    <li className={css.session}>
      <div>
        <Text fw={500} component="div">
          <bdi>{name}</bdi> {session.current && <StatusBadge tone="good">{t.thisDevice}</StatusBadge>}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {t.lastUsed}: <Ago at={session.last_used_at} />
          {session.ip && (
            <>
              {' · '}
              <bdi dir="ltr">{session.ip}</bdi>
            </>
          )}
        </Text>
      </div>
      {!session.current && (
        <Button
          variant="default"
          loading={end.running}
          onClick={() => void end.run(undefined)}
          aria-label={`${t.end}: ${name}`}
        >
          {t.end}
        </Button>
      )}
    </li>
  )
}
