import { Button, Group, Text } from '@mantine/core'
import { IconId, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ConfirmPreview } from '../../ui/index.ts'
import { familyTexts } from './family-texts.ts'

export interface CardActionsProps {
  /** `/api/v1/learners/ID/card/` */
  path: string
  code: string
  mayReissue: boolean
}

/** The learner's card as a PDF, and a new one for a lost one. */
export function CardActions({ path, code, mayReissue }: CardActionsProps) {
  const t = useText(familyTexts)
  const [lost, setLost] = useState(false)
  const reissue = useAct(() => api.post(`${path}reissue/`), { success: t.cardIssued })
  if (code === '') return null
  return (
    <Group gap="xs" className="halqa-screen-only">
      <Button
        component="a"
        href={path}
        target="_blank"
        rel="noopener"
        variant="light"
        leftSection={<IconId size={18} aria-hidden />}
      >
        {t.printCard}
      </Button>
      {mayReissue && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={() => setLost(true)}
        >
          {t.cardLost}
        </Button>
      )}
      <ConfirmPreview
        opened={lost}
        onClose={() => setLost(false)}
        title={t.cardLostTitle}
        confirmLabel={t.newCard}
        onConfirm={() => reissue.run(undefined)}
      >
        <Text>{t.cardLostDetail({ code: `\u2066${code}\u2069` })}</Text>
      </ConfirmPreview>
    </Group>
  )
}
