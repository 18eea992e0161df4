import type { ApiKey, RoleMatrix } from '@halqa/api-client'
import { Alert, Button, Group, List, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct, useInvalidate, useOne } from '../../../api/index.ts'
import { useFormat, useLocale, useText } from '../../../i18n/index.ts'
import { Card, ConfirmPreview, KeyValue, Loaded, notify, Page } from '../../../ui/index.ts'
import { useParam } from '../../../url/index.ts'
import css from '../account.module.css'
import { accountNavigation } from '../navigation-texts.ts'
import { KeyForm, type KeyValues } from './key-form.tsx'
import { apiKeysPath, KeyState } from './key-list.tsx'
import { apiKeyTexts } from './texts.ts'

/** One key: what it may, when it was used, and its end. */
export default function KeyPage() {
  const id = useParam('id')
  const list = useText(accountNavigation).apiKeys
  const key = useOne<ApiKey>(`${apiKeysPath}${id}/`)
  return (
    <Page
      title={key.data ? key.data.name : list}
      description={key.data && <KeyState apiKey={key.data} />}
      width="narrow"
      breadcrumbs={[{ label: list, href: '/admin/api-keys' }]}
    >
      <Loaded {...key}>{(present) => <Key present={present} />}</Loaded>
    </Page>
  )
}

function Key({ present }: { present: ApiKey }) {
  const t = useText(apiKeyTexts)
  const invalidate = useInvalidate()
  const [editing, setEditing] = useState(false)
  if (editing) {
    return (
      <Card title={t.edit}>
        <KeyForm
          present={present}
          label={t.save}
          submit={(values: KeyValues) =>
            api.patch<ApiKey>(`${apiKeysPath}${present.id}/`, values, {
              headers: { 'if-match': `"${present.version}"` },
            })
          }
          onDone={() => {
            invalidate(apiKeysPath)
            notify.success(t.saved)
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      </Card>
    )
  }
  return (
    <div className={css.stack}>
      {present.state === 'idle' && <Alert color="yellow">{t.idleDetail}</Alert>}
      <Facts present={present} onEdit={() => setEditing(true)} />
      <ScopeCard present={present} />
      {present.state !== 'revoked' && <Revoke present={present} />}
    </div>
  )
}

function Facts({ present, onEdit }: { present: ApiKey; onEdit: () => void }) {
  const t = useText(apiKeyTexts)
  const format = useFormat()
  const { created_by: maker, last_used_at: used, last_used_ip: ip } = present
  return (
    <Card
      title={t.facts}
      action={
        present.state !== 'revoked' && (
          <Button variant="light" onClick={onEdit}>
            {t.edit}
          </Button>
        )
      }
    >
      <KeyValue
        items={[
          { label: t.key, value: <span className="halqa-ltr">{present.prefix}…</span> },
          { label: t.maker, value: <bdi>{`${maker.first_name} ${maker.last_name}`.trim()}</bdi> },
          { label: t.made, value: format.dateTime(present.created_at) },
          { label: t.expires, value: present.expires_at ? format.dateTime(present.expires_at) : t.noEnd },
          {
            label: t.lastUsed,
            value: used ? (
              <>
                {format.dateTime(used)} {ip && <span className="halqa-ltr">{ip}</span>}
              </>
            ) : (
              t.never
            ),
          },
          {
            label: t.networks,
            value:
              present.networks.length > 0 ? <bdi dir="ltr">{present.networks.join(', ')}</bdi> : t.anywhere,
          },
          { label: t.perMinute, value: format.number(present.per_minute) },
        ]}
      />
    </Card>
  )
}

function ScopeCard({ present }: { present: ApiKey }) {
  const t = useText(apiKeyTexts)
  const { locale } = useLocale()
  const matrix = useOne<RoleMatrix>('/api/v1/roles/')
  const nameOf = (scope: string) =>
    matrix.data?.permissions.find((permission) => permission.key === scope)?.label[locale] ?? scope
  return (
    <Card title={t.scopes}>
      <List spacing="xs">
        {present.scopes.map((scope) => (
          <List.Item key={scope}>
            {nameOf(scope)}{' '}
            {present.state !== 'revoked' && !present.working_scopes.includes(scope) && (
              <Text component="span" size="sm" c="dimmed">
                ({t.notWorking})
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Card>
  )
}

function Revoke({ present }: { present: ApiKey }) {
  const t = useText(apiKeyTexts)
  const [asking, setAsking] = useState(false)
  const revoke = useAct(() => api.delete(`${apiKeysPath}${present.id}/`), {
    invalidates: [apiKeysPath],
    success: () => t.wasRevoked({ name: present.name }),
    onSuccess: () => setAsking(false),
  })
  return (
    <Group>
      <Button variant="light" color="red" onClick={() => setAsking(true)}>
        {t.revoke}
      </Button>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.revoke}
        confirmLabel={t.revoke}
        danger
        onConfirm={() => revoke.run(undefined)}
      >
        {t.revokeDetail({ name: present.name })}
      </ConfirmPreview>
    </Group>
  )
}
