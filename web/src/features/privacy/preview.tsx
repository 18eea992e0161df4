import type { ErasurePreview } from '@halqa/api-client'
import { Alert, List, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useText } from '../../i18n/index.ts'
import css from './privacy.module.css'
import { previewTexts } from './texts.ts'

/** What an erasure takes, what it leaves and why, and what has to be settled before. */
export function Preview({ preview }: { preview: ErasurePreview }) {
  const t = useText(previewTexts)
  const goes = preview.chapters.filter((chapter) => chapter.erased > 0)
  const kept = new Map(
    preview.chapters.flatMap((chapter) => chapter.kept.map((entry) => [entry.reason, entry.label] as const)),
  )
  return (
    <Stack gap="md">
      {preview.blockers.length > 0 && <Blockers preview={preview} />}
      <section>
        <Title order={3} size="h5">
          {t.goes}
        </Title>
        <ul className={css.chapters}>
          {goes.map((chapter) => (
            <li key={chapter.category}>
              <span>{chapter.label}</span>
              <Text component="span" c="dimmed" size="sm">
                {t.entries({ count: chapter.erased })}
              </Text>
            </li>
          ))}
        </ul>
      </section>
      {kept.size > 0 && (
        <section>
          <Title order={3} size="h5">
            {t.stays}
          </Title>
          <List size="sm" mt="xs">
            {[...kept].map(([reason, label]) => (
              <List.Item key={reason}>{label}</List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  )
}

/** What stands in the way, and what to do about it. */
export function Blockers({ preview }: { preview: ErasurePreview }) {
  const t = useText(previewTexts)
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap="xs">
        <Text fw={600}>{t.first}</Text>
        {preview.blockers.map((blocker) => (
          <div key={blocker.code}>
            <Text size="sm" fw={600}>
              {blocker.text}
            </Text>
            {blocker.things.length > 0 && (
              <Text size="sm">
                <bdi>{blocker.things.map((thing) => thing.label).join(' · ')}</bdi>
              </Text>
            )}
            <Text size="sm">{blocker.action}</Text>
          </div>
        ))}
      </Stack>
    </Alert>
  )
}
