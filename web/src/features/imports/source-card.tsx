import type { Import } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, SelectField } from '../../ui/index.ts'
import css from './imports.module.css'

const messages = defineMessages({
  looksWrong: {
    en: 'Letters or columns look wrong?',
    ar: 'الحروف أو الأعمدة غير صحيحة؟',
    fa: 'حرف‌ها یا ستون‌ها درست نیست؟',
  },
  change: {
    en: 'Read the file differently',
    ar: 'قراءة الملف بطريقة أخرى',
    fa: 'خواندن پرونده به گونه‌ای دیگر',
  },
  sheet: { en: 'Sheet', ar: 'الورقة', fa: 'برگه' },
  encoding: { en: 'Letters', ar: 'ترميز الحروف', fa: 'کدگذاری حرف‌ها' },
  delimiter: { en: 'Between the columns', ar: 'الفاصل بين الأعمدة', fa: 'جداکنندهٔ ستون‌ها' },
  header: { en: 'Row of the column names', ar: 'صف أسماء الأعمدة', fa: 'ردیف نام ستون‌ها' },
  comma: { en: 'Comma ( , )', ar: 'فاصلة ( , )', fa: 'ویرگول لاتین ( , )' },
  semicolon: { en: 'Semicolon ( ; )', ar: 'فاصلة منقوطة ( ; )', fa: 'نقطه‌ویرگول ( ; )' },
  tab: { en: 'Tab', ar: 'جدولة (Tab)', fa: 'جهش (Tab)' },
  bar: { en: 'Bar ( | )', ar: 'خط ( | )', fa: 'خط ( | )' },
  arabicComma: { en: 'Arabic comma ( ، )', ar: 'فاصلة عربية ( ، )', fa: 'ویرگول ( ، )' },
  arabicSemicolon: { en: 'Arabic semicolon ( ؛ )', ar: 'فاصلة منقوطة عربية ( ؛ )', fa: 'نقطه‌ویرگول ( ؛ )' },
  arabic: { en: 'Windows Arabic (1256)', ar: 'عربي ويندوز (1256)', fa: 'عربی ویندوز (1256)' },
  western: { en: 'Windows Western (1252)', ar: 'غربي ويندوز (1252)', fa: 'غربی ویندوز (1252)' },
})

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const

/** How the file was read; usually right, and folded away. */
export function SourceCard({
  row,
  onChange,
  busy,
}: {
  row: Import
  onChange: (source: Record<string, string | number>) => void
  busy: boolean
}) {
  const t = useText(messages)
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { source } = row
  const wish = (change: Record<string, string | number>): void => {
    const now = {
      ...(source.sheet === null ? {} : { sheet: source.sheet }),
      ...(source.encoding === null ? {} : { encoding: source.encoding }),
      ...(source.delimiter === null ? {} : { delimiter: source.delimiter }),
      header_row: source.header_row,
    }
    onChange({ ...now, ...change })
  }
  const severalSheets = row.sheets.length > 1
  if (!open && !severalSheets)
    return (
      <Text size="sm" c="dimmed">
        {t.looksWrong}{' '}
        <Button variant="subtle" size="compact-md" mih={44} onClick={() => setOpen(true)}>
          {t.change}
        </Button>
      </Text>
    )
  return (
    <Card title={t.change}>
      <div className={css.fields}>
        {row.format === 'xlsx' && (
          <SelectField
            label={t.sheet}
            required
            disabled={busy}
            options={row.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            value={source.sheet}
            onChange={(sheet) => sheet && onChange({ sheet })}
          />
        )}
        {row.format === 'csv' && (
          <>
            <SelectField
              label={t.encoding}
              required
              disabled={busy}
              options={encodings.map((value) => ({
                value,
                label:
                  value === 'windows-1256'
                    ? t.arabic
                    : value === 'windows-1252'
                      ? t.western
                      : value.toUpperCase(),
              }))}
              value={encodings.find((value) => value === source.encoding) ?? null}
              onChange={(encoding) => encoding && wish({ encoding })}
            />
            <SelectField
              label={t.delimiter}
              required
              disabled={busy}
              options={[
                { value: ',', label: t.comma },
                { value: ';', label: t.semicolon },
                { value: '\t', label: t.tab },
                { value: '|', label: t.bar },
                { value: '،', label: t.arabicComma },
                { value: '؛', label: t.arabicSemicolon },
              ]}
              value={source.delimiter}
              onChange={(delimiter) => delimiter && wish({ delimiter })}
            />
          </>
        )}
        <SelectField
          label={t.header}
          required
          searchable
          disabled={busy}
          options={Array.from({ length: 30 }, (_, index) => ({
            value: String(index + 1),
            label: format.number(index + 1),
          }))}
          value={String(source.header_row)}
          onChange={(header) => header && wish({ header_row: Number(header) })}
        />
      </div>
    </Card>
  )
}
