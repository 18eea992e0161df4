import { Alert, Button, Group, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, Link, Progress } from '../../ui/index.ts'
import { ErrorDownload } from './check-step.tsx'
import type { StepProps } from './columns-step.tsx'
import { Counts, countOf } from './counts.tsx'
import css from './imports.module.css'
import { RowList } from './row-list.tsx'
import { UndoDialog } from './undo-dialog.tsx'

const messages = defineMessages({
  done: { en: 'Imported', ar: 'تم الاستيراد', fa: 'وارد شد' },
  on: { en: 'On {moment}', ar: 'في {moment}', fa: 'در {moment}' },
  undone: {
    en: 'This import was undone on {moment}.',
    ar: 'تم التراجع عن هذا الاستيراد في {moment}.',
    fa: 'این ورود در {moment} برگردانده شد.',
  },
  partly: {
    en: 'What was used since stayed; the rest was undone on {moment}.',
    ar: 'بقي ما استُخدم منذ ذلك الحين، وتم التراجع عن الباقي في {moment}.',
    fa: 'آنچه از آن زمان استفاده شد ماند؛ بقیه در {moment} برگردانده شد.',
  },
  usedSince: {
    en: 'The undo was stopped: something was used in that very moment. Look again.',
    ar: 'توقف التراجع لأن شيئا استُخدم في اللحظة نفسها. راجع مرة أخرى.',
    fa: 'برگرداندن متوقف شد، چون در همان لحظه چیزی استفاده شد. دوباره ببینید.',
  },
  undo: { en: 'Undo this import', ar: 'التراجع عن هذا الاستيراد', fa: 'برگرداندن این ورود' },
  invitations: { en: 'Invitations sent', ar: 'الدعوات المرسلة', fa: 'دعوت‌های فرستاده‌شده' },
  another: { en: 'Another import', ar: 'استيراد آخر', fa: 'ورود دیگر' },
})

/** The fourth step: what was imported, and the way back. */
export function ResultStep({ row, kind }: StepProps) {
  const t = useText(messages)
  const format = useFormat()
  const [undoing, setUndoing] = useState(false)
  const isUndone = row.state === 'undone'
  const moment = row.undone_at ? format.dateTime(row.undone_at) : ''
  return (
    <div className={css.stack}>
      {isUndone && <Alert color="gray">{t.undone({ moment })}</Alert>}
      {row.state === 'partly_undone' && <Alert color="yellow">{t.partly({ moment })}</Alert>}
      {row.failure === 'used_since' && (
        <Alert color="red" role="alert">
          {t.usedSince}
        </Alert>
      )}
      <Card title={t.done}>
        <Counts label={t.done} counts={row.run_counts ?? []} page={`/admin/imports/${row.id}`} />
        {row.finished_at && (
          <Text size="sm" c="dimmed" mt="sm">
            {t.on({ moment: format.dateTime(row.finished_at) })}
          </Text>
        )}
        {row.invitations.total > 0 && (
          <Progress label={t.invitations} done={row.invitations.sent} total={row.invitations.total} />
        )}
        <Group mt="md" justify="space-between">
          <Button variant="default" component={Link} href="/admin/imports/new">
            {t.another}
          </Button>
          {row.can_undo && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={18} className="halqa-directional" aria-hidden />}
              onClick={() => setUndoing(true)}
            >
              {t.undo}
            </Button>
          )}
        </Group>
      </Card>
      {undoing && <UndoDialog row={row} onClose={() => setUndoing(false)} />}
      {countOf(row.run_counts, 'rows.error') + countOf(row.run_counts, 'rows.failed') > 0 && !isUndone && (
        <ErrorDownload row={row} />
      )}
      <RowList row={row} kind={kind} />
    </div>
  )
}
