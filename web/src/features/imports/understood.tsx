import type { Import, ImportKind, ImportPreview } from '@halqa/api-client'
import { Alert, Text } from '@mantine/core'
import { useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, SelectField } from '../../ui/index.ts'
import css from './imports.module.css'
import { pathOf } from './paths.ts'

const messages = defineMessages({
  title: { en: 'How it is understood', ar: 'كيف فُهمت القيم', fa: 'چگونه فهمیده شد' },
  unknown: { en: 'Not understood: choose', ar: 'غير مفهوم: اختر', fa: 'فهمیده نشد: انتخاب کنید' },
  times: {
    en: '{count, plural, one {# time} other {# times}}',
    ar: '{count, plural, zero {لم يرد} one {مرة واحدة} two {مرتان} few {# مرات} many {# مرة} other {# مرة}}',
    fa: '{count, plural, one {# بار} other {# بار}}',
  },
  calendar: { en: 'Calendar of the dates', ar: 'تقويم التواريخ', fa: 'گاه‌شمار تاریخ‌ها' },
  order: { en: 'Order in dates', ar: 'ترتيب التاريخ', fa: 'ترتیب تاریخ' },
  auto: { en: 'Found out: {found}', ar: 'تلقائي: {found}', fa: 'خودکار: {found}' },
  gregorian: { en: 'Gregorian', ar: 'ميلادي', fa: 'میلادی' },
  persian: { en: 'Persian (solar)', ar: 'هجري شمسي', fa: 'هجری شمسی' },
  islamic: { en: 'Islamic (Hijri)', ar: 'هجري', fa: 'هجری قمری' },
  dmy: { en: 'day / month / year', ar: 'يوم / شهر / سنة', fa: 'روز / ماه / سال' },
  mdy: { en: 'month / day / year', ar: 'شهر / يوم / سنة', fa: 'ماه / روز / سال' },
  unsure: {
    en: 'These dates read both ways. Please look whether day and month are right.',
    ar: 'هذه التواريخ تحتمل قراءتين. تأكد أن اليوم والشهر في مكانهما.',
    fa: 'این تاریخ‌ها دو گونه خوانده می‌شود. ببینید روز و ماه درست است.',
  },
  unreadable: { en: 'not a date', ar: 'ليس تاريخا', fa: 'تاریخ نیست' },
})

interface Props {
  row: Import
  kind: ImportKind
  onChange: (body: object) => void
}

/** What words and dates of the file mean, to be looked at and put right. */
export function Understood({ row, kind, onChange }: Props) {
  const t = useText(messages)
  const preview = useOne<ImportPreview>(pathOf(row.id, 'preview/'), {}, { freshFor: 0 })
  const data = preview.data
  if (!data || (data.words.length === 0 && data.dates.length === 0)) return null
  return (
    <Card title={t.title}>
      <div className={css.fields}>
        {data.dates.map((found) => (
          <Dates
            key={found.field}
            row={row}
            found={found}
            label={labelOf(kind, found.field)}
            onChange={onChange}
          />
        ))}
        {data.words.map((found) => (
          <WordList key={found.field} row={row} kind={kind} found={found} onChange={onChange} />
        ))}
      </div>
    </Card>
  )
}

function labelOf(kind: ImportKind, key: string): string {
  return kind.fields.find((field) => field.key === key)?.label ?? key
}

function Dates({
  row,
  found,
  label,
  onChange,
}: {
  row: Import
  found: ImportPreview['dates'][number]
  label: string
  onChange: (body: object) => void
}) {
  const t = useText(messages)
  const format = useFormat()
  return (
    <section aria-label={label} className={css.words}>
      <Text fw={600}>{label}</Text>
      {found.examples.map(({ text, date }) => (
        <div key={text} className={css.word}>
          <bdi>{text}</bdi>
          <span>{date ? format.date(date) : t.unreadable}</span>
        </div>
      ))}
      {found.order_unsure && <Alert color="yellow">{t.unsure}</Alert>}
      <SelectField
        label={t.calendar}
        required
        options={[
          { value: 'auto', label: t.auto({ found: t[found.calendar] }) },
          { value: 'gregorian', label: t.gregorian },
          { value: 'persian', label: t.persian },
          { value: 'islamic', label: t.islamic },
        ]}
        value={row.calendar}
        onChange={(calendar) => calendar && onChange({ calendar })}
      />
      <SelectField
        label={t.order}
        required
        options={[
          { value: 'auto', label: t.auto({ found: t[found.order] }) },
          { value: 'dmy', label: t.dmy },
          { value: 'mdy', label: t.mdy },
        ]}
        value={row.date_order}
        onChange={(order) => order && onChange({ date_order: order })}
      />
    </section>
  )
}

const shownWords = 12

function WordList({ row, kind, found, onChange }: Props & { found: ImportPreview['words'][number] }) {
  const t = useText(messages)
  const label = labelOf(kind, found.field)
  const options = kind.fields.find((field) => field.key === found.field)?.words ?? []
  // What is not understood comes first: it needs an answer.
  const sorted = found.values.toSorted(
    (one, other) => Number(one.word !== null) - Number(other.word !== null),
  )
  const chosen = row.words[found.field] ?? {}
  return (
    <section aria-label={label} className={css.words}>
      <Text fw={600}>{label}</Text>
      {sorted.slice(0, shownWords).map(({ text, count, word }) => (
        <SelectField
          key={text}
          label={`${text} (${t.times({ count })})`}
          required
          placeholder={t.unknown}
          options={options}
          value={word || null}
          onChange={(value) =>
            value && onChange({ words: { ...row.words, [found.field]: { ...chosen, [text]: value } } })
          }
        />
      ))}
    </section>
  )
}
