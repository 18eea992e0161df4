import { Button, Group, Text } from '@mantine/core'
import { IconEraser, IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { OrderDialog, type Subject } from './order-dialog.tsx'
import { staffTexts } from './texts.ts'

/** On a person's page: a copy or a deletion on the person's behalf. Nothing for those who may not. */
export function SubjectCard({ subject }: { subject: Subject }) {
  const t = useText(staffTexts)
  const { can } = useMe()
  const [asking, setAsking] = useState<'export' | 'erasure'>()
  if (!can('privacy.manage')) return null
  return (
    <Card title={t.title}>
      <Text size="sm" c="dimmed" mb="sm">
        {t.about}
      </Text>
      <Group>
        <Button
          variant="default"
          leftSection={<IconFileZip size={18} aria-hidden />}
          onClick={() => setAsking('export')}
        >
          {t.giveCopy}
        </Button>
        <Button
          variant="light"
          color="red"
          leftSection={<IconEraser size={18} aria-hidden />}
          onClick={() => setAsking('erasure')}
        >
          {t.erase}
        </Button>
      </Group>
      {asking && <OrderDialog kind={asking} subject={subject} onClose={() => setAsking(undefined)} />}
    </Card>
  )
}

/** The same as a panel of the staff's page of a learner. */
export function LearnerPrivacy({ learnerId }: { learnerId: string }) {
  return <SubjectCard subject={{ kind: 'learner', id: learnerId }} />
}

/** And of the page of an account. */
export function AccountPrivacy({ userId }: { userId: string }) {
  return <SubjectCard subject={{ kind: 'user', id: userId }} />
}
