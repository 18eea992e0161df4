import type { SigningKeyList } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct, useOne } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Ago, Card, ConfirmPreview, Loaded } from '../../../ui/index.ts'
import { apiKeyTexts } from './texts.ts'

const path = '/api/v1/signing-keys/'

/** The key that signs everybody's tokens, and its renewal. */
export function SigningKeys() {
  const t = useText(apiKeyTexts)
  const keys = useOne<SigningKeyList>(path)
  const [asking, setAsking] = useState(false)
  const rotate = useAct(() => api.post<SigningKeyList>(path), {
    invalidates: [path],
    success: t.rotated,
    onSuccess: () => setAsking(false),
  })
  return (
    <Card
      title={t.signingKey}
      action={
        <Button variant="light" onClick={() => setAsking(true)}>
          {t.rotate}
        </Button>
      }
    >
      <Loaded {...keys}>
        {({ results }) => (
          <>
            <Text>
              {t.signsSince} {results[0] && <Ago at={results[0].created_at} />}
            </Text>
            <Text size="sm" c="dimmed">
              {results.length > 1 ? t.oldKeys({ count: results.length - 1 }) : t.rotatesItself}
            </Text>
          </>
        )}
      </Loaded>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.rotate}
        confirmLabel={t.rotate}
        onConfirm={() => rotate.run(undefined)}
      >
        {t.rotateDetail}
      </ConfirmPreview>
    </Card>
  )
}
