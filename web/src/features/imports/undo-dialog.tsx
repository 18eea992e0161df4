import type { Import, ImportUndoPreview } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useRef } from 'react'
import { api, newKey, useAct, useInvalidate, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { ConfirmPreview, ListSkeleton, Loaded } from '../../ui/index.ts'
import css from './imports.module.css'
import { pathOf } from './paths.ts'

const messages = defineMessages({
  title: { en: 'Undo this import?', ar: 'التراجع عن هذا الاستيراد؟', fa: 'این ورود برگردانده شود؟' },
  goes: { en: 'This is taken back:', ar: 'سيتم التراجع عن:', fa: 'این برگردانده می‌شود:' },
  stays: {
    en: 'This stays, because it was used since:',
    ar: 'سيبقى ما استُخدم منذ ذلك الحين:',
    fa: 'این می‌ماند، چون از آن زمان استفاده شده است:',
  },
  nothing: {
    en: 'Nothing can be taken back any more.',
    ar: 'لا يوجد ما يمكن التراجع عنه.',
    fa: 'چیزی برای برگرداندن نمانده است.',
  },
  rows: { en: 'rows {rows}', ar: 'الصفوف {rows}', fa: 'ردیف‌های {rows}' },
  all: { en: 'Undo', ar: 'تراجع', fa: 'برگردان' },
  rest: { en: 'Undo the rest', ar: 'التراجع عن الباقي', fa: 'بقیه را برگردان' },
})

/** Shows exactly what an undo takes back and what stays. */
export function UndoDialog({ row, onClose }: { row: Import; onClose: () => void }) {
  const t = useText(messages)
  const key = useRef(newKey())
  const invalidate = useInvalidate()
  const preview = useOne<ImportUndoPreview>(pathOf(row.id, 'undo/'), {}, { freshFor: 0 })
  const partly = (preview.data?.kept.length ?? 0) > 0
  const undo = useAct(
    () => api.post<Import>(pathOf(row.id, 'undo/'), { partly }, { idempotencyKey: key.current }),
    { throws: false, onSuccess: () => invalidate(pathOf(row.id)) },
  )
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={t.title}
      danger
      confirmLabel={partly ? t.rest : t.all}
      onConfirm={() => (preview.data ? undo.run(undefined) : undefined)}
    >
      <Loaded
        {...preview}
        onRetry={() => void preview.reload()}
        skeleton={<ListSkeleton rows={3} height={24} />}
      >
        {(data) => <Preview preview={data} />}
      </Loaded>
    </ConfirmPreview>
  )
}

function Preview({ preview }: { preview: ImportUndoPreview }) {
  const t = useText(messages)
  const format = useFormat()
  const going = preview.counts.filter(({ undone }) => undone > 0)
  return (
    <div className={css.stack}>
      {going.length === 0 ? (
        <Text>{t.nothing}</Text>
      ) : (
        <div>
          <Text fw={600}>{t.goes}</Text>
          <ul>
            {going.map(({ key, label, undone }) => (
              <li key={key}>
                {label}: <span className="halqa-figures">{format.number(undone)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview.kept.length > 0 && (
        <div>
          <Text fw={600}>{t.stays}</Text>
          <ul>
            {preview.kept.map(({ reason, label, count, rows }) => (
              <li key={reason}>
                {label}: <span className="halqa-figures">{format.number(count)}</span>
                {rows.length > 0 && (
                  <Text span size="sm" c="dimmed">
                    {' '}
                    ({t.rows({ rows: format.list(rows.map((number) => format.number(number))) })})
                  </Text>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
