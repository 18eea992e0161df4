import type { ErasurePreview, PrivacyRequest } from '@halqa/api-client'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, CheckField, Loaded } from '../../ui/index.ts'
import { Blockers, Preview } from './preview.tsx'
import { myDataTexts } from './texts.ts'

const path = '/api/v1/privacy/erasure/'
interface Standing {
  preview: ErasurePreview
  open: PrivacyRequest | null
}

/** The own account's end: what would go, a waiting period, and the way back. */
export function DeleteAccount() {
  const t = useText(myDataTexts)
  const [along, setAlong] = useState(false)
  const standing = useOne<Standing>(path, { with_children: along ? 'true' : 'false' })
  return (
    <Card title={t.remove}>
      <Loaded {...standing}>
        {({ preview, open }) =>
          open ? (
            <Waiting request={open} preview={preview} />
          ) : (
            <Asking preview={preview} along={along} onAlong={setAlong} />
          )
        }
      </Loaded>
    </Card>
  )
}

interface AskingProps {
  preview: ErasurePreview
  along: boolean
  onAlong: (along: boolean) => void
}

function Asking({ preview, along, onAlong }: AskingProps) {
  const t = useText(myDataTexts)
  const [seen, setSeen] = useState(false)
  const ask = useAct(() => api.post<PrivacyRequest>(path, { with_children: along }), {
    invalidates: ['/api/v1/privacy/'],
  })
  const names = preview.children.map((child) => child.name).join(' · ')
  return (
    <Stack>
      <Text>{t.removeAbout}</Text>
      {seen ? (
        <>
          <Preview preview={preview} />
          {preview.children.length > 0 && (
            <CheckField
              name="with_children"
              label={t.withChildren({ count: preview.children.length, names })}
              value={along}
              onChange={onAlong}
              error={undefined}
            />
          )}
          <Text size="sm">{t.waitAbout}</Text>
          <Group>
            <Button
              color="red.8"
              loading={ask.running}
              disabled={preview.blockers.length > 0}
              onClick={() => void ask.run(undefined)}
              style={{ height: 'auto', minHeight: 44, whiteSpace: 'normal' }}
              styles={{ label: { whiteSpace: 'normal' } }}
            >
              {t.doIt({ days: preview.wait_days })}
            </Button>
          </Group>
        </>
      ) : (
        <Group>
          <Button variant="default" onClick={() => setSeen(true)}>
            {t.see}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function Waiting({ request, preview }: { request: PrivacyRequest; preview: ErasurePreview }) {
  const t = useText(myDataTexts)
  const format = useFormat()
  const keep = useAct(() => api.post(`/api/v1/privacy/requests/${request.id}/cancel/`), {
    invalidates: ['/api/v1/privacy/'],
    success: t.kept,
  })
  const day = request.not_before ? format.dateTime(request.not_before) : ''
  return (
    <Stack>
      <Alert color="orange" icon={<IconClock aria-hidden />}>
        <Text fw={600}>{t.waits({ date: day })}</Text>
        <Text size="sm">{request.status === 'blocked' ? t.held : t.waitAbout}</Text>
      </Alert>
      {request.status === 'blocked' && preview.blockers.length > 0 && <Blockers preview={preview} />}
      <Group>
        <Button loading={keep.running} onClick={() => void keep.run(undefined)}>
          {t.keep}
        </Button>
      </Group>
    </Stack>
  )
}
