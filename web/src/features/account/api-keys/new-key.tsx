import type { NewApiKey } from '@halqa/api-client'
import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useInvalidate } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Card, Link, Page, useGo } from '../../../ui/index.ts'
import css from '../account.module.css'
import { accountNavigation } from '../navigation-texts.ts'
import { KeyForm, type KeyValues } from './key-form.tsx'
import { apiKeysPath } from './key-list.tsx'
import { apiKeyTexts } from './texts.ts'

/** A new key; once made, the page shows it this one time. */
export default function NewKey() {
  const t = useText(apiKeyTexts)
  const list = useText(accountNavigation).apiKeys
  const [made, setMade] = useState<NewApiKey>()
  const go = useGo()
  const invalidate = useInvalidate()
  return (
    <Page
      title={made ? made.key.name : t.add}
      description={made ? undefined : t.intro}
      width="narrow"
      breadcrumbs={[{ label: list, href: '/admin/api-keys' }]}
    >
      <Card>
        {made ? (
          <Secret made={made} />
        ) : (
          <KeyForm
            label={t.create}
            submit={(values: KeyValues) => api.post<NewApiKey>(apiKeysPath, values)}
            onDone={(answer) => {
              invalidate(apiKeysPath)
              setMade(answer)
            }}
            onCancel={() => go('/admin/api-keys')}
          />
        )}
      </Card>
    </Page>
  )
}

function Secret({ made }: { made: NewApiKey }) {
  const t = useText(apiKeyTexts)
  return (
    <div className={css.stack} role="status">
      <Text>{t.once}</Text>
      <Code block className="halqa-ltr" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {made.secret}
      </Code>
      <Text size="sm" c="dimmed">
        {t.use}
      </Text>
      <Group justify="end">
        <CopyButton value={made.secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={copy}
            >
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
        <Button component={Link} href={`/admin/api-keys/${made.key.id}`}>
          {t.toKey}
        </Button>
      </Group>
    </div>
  )
}
