import { Button, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { download, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { printTexts } from './print-texts.ts'

/** Cards of everybody in a course, ten on a sheet. */
export default function CourseCards({ course }: { course: { id: string; slug: string } }) {
  const t = useText(printTexts)
  const print = useAct(() =>
    download('/api/v1/learners/cards/', { course: course.id, layout: 'sheet' }, `cards-${course.slug}.pdf`),
  )
  return (
    <Card title={t.courseCards}>
      <Text c="dimmed">{t.courseCardsDetail}</Text>
      <Button
        mt="sm"
        leftSection={<IconPrinter size={18} aria-hidden />}
        loading={print.running}
        onClick={() => void print.run(undefined)}
      >
        {t.print}
      </Button>
    </Card>
  )
}
