import type { Import, ImportKind } from '@halqa/api-client'
import { Alert, Button, Group } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiError, api, errorText, useAct, useInvalidate } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, SelectField } from '../../ui/index.ts'
import css from './imports.module.css'
import { pathOf } from './paths.ts'
import { Understood } from './understood.tsx'
import { SourceCard } from './source-card.tsx'

const messages = defineMessages({
  needed: { en: 'Needed columns', ar: 'الأعمدة المطلوبة', fa: 'ستون‌های لازم' },
  more: { en: 'More columns', ar: 'أعمدة أخرى', fa: 'ستون‌های دیگر' },
  none: { en: 'Not in the file', ar: 'غير موجود في الملف', fa: 'در پرونده نیست' },
  unnamed: { en: 'Column {number}', ar: 'العمود {number}', fa: 'ستون {number}' },
  check: { en: 'Check the rows', ar: 'فحص الصفوف', fa: 'بررسی ردیف‌ها' },
  missing: { en: 'Please choose: {fields}', ar: 'اختر من فضلك: {fields}', fa: 'لطفاً انتخاب کنید: {fields}' },
  unused: { en: 'Not used: {columns}', ar: 'لن تُستخدم: {columns}', fa: 'به کار نمی‌رود: {columns}' },
})

export interface StepProps {
  row: Import
  kind: ImportKind
}

/** The second step: which column is what, and how words and dates are meant. Every choice is kept at once. */
export function ColumnsStep({ row, kind, onChecking }: StepProps & { onChecking: () => void }) {
  const t = useText(messages)
  const invalidate = useInvalidate()
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const change = useAct((body: object) => api.patch<Import>(pathOf(row.id), body), {
    throws: true,
    onSuccess: () => invalidate(pathOf(row.id)),
  })
  const keep = (body: object): void => {
    setRefusal(null)
    change.run(body).catch((error: unknown) => setRefusal(error instanceof ApiError ? error : null))
  }
  const check = useAct(() => api.post<Import>(pathOf(row.id, 'check/')), {
    onSuccess: () => {
      invalidate(pathOf(row.id))
      onChecking()
    },
  })
  const missing = kind.needs.filter((group) => !group.some((field) => field in row.mapping))
  const labelOf = (key: string | undefined) => kind.fields.find((field) => field.key === key)?.label ?? ''
  const asked = new Set(kind.needs.flatMap((group) => askedOf(group, row.mapping)))
  const needed = kind.fields.filter((field) => asked.has(field.key))
  const more = kind.fields.filter((field) => !asked.has(field.key))
  const used = new Set(Object.values(row.mapping))
  const unused = row.columns.flatMap(({ header }, index) =>
    used.has(index) || header === '' ? [] : [header],
  )
  return (
    <div className={css.stack}>
      <SourceCard row={row} onChange={(source) => keep({ source })} busy={change.running} />
      {refusal && (
        <Alert color="red" role="alert">
          {errorText(refusal)}
        </Alert>
      )}
      <Card title={t.needed}>
        <Fields row={row} fields={needed} onChange={keep} />
      </Card>
      <Understood row={row} kind={kind} onChange={keep} />
      <Card title={t.more}>
        <Fields row={row} fields={more} onChange={keep} />
        {unused.length > 0 && <p className={css.samples}>{t.unused({ columns: unused.join('، ') })}</p>}
      </Card>
      <Group justify="flex-end">
        {missing.length > 0 && (
          <span role="status">
            {t.missing({ fields: missing.map((group) => labelOf(group[0])).join('، ') })}
          </span>
        )}
        <Button
          size="md"
          disabled={missing.length > 0}
          loading={check.running || change.running}
          rightSection={<IconArrowRight size={18} className="halqa-directional" aria-hidden />}
          onClick={() => void check.run(undefined)}
        >
          {t.check}
        </Button>
      </Group>
    </div>
  )
}

function Fields({
  row,
  fields,
  onChange,
}: {
  row: Import
  fields: ImportKind['fields']
  onChange: (body: object) => void
}) {
  const t = useText(messages)
  const options = row.columns.map(({ header }, index) => ({
    value: String(index),
    label: header || t.unnamed({ number: String(index + 1) }),
  }))
  return (
    <div className={css.fields}>
      {fields.map((field) => {
        const column = row.mapping[field.key]
        return (
          <div key={field.key}>
            <SelectField
              label={field.label}
              description={field.help}
              placeholder={t.none}
              searchable={options.length > 8}
              clearable
              options={options}
              value={column === undefined ? null : String(column)}
              onChange={(value) => onChange({ mapping: mapped(row.mapping, field.key, value) })}
            />
            {column !== undefined && (
              <span className={css.samples} dir="auto">
                {row.columns[column]?.samples.join(' · ')}
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** Of fields that can stand for each other, those that have a column; without any the first. */
function askedOf(group: readonly string[], mapping: Import['mapping']): readonly string[] {
  const mapped = group.filter((field) => field in mapping)
  return mapped.length > 0 ? mapped : group.slice(0, 1)
}

/** A column is one field's at a time: choosing it elsewhere takes it from where it was. */
function mapped(mapping: Import['mapping'], field: string, value: string | null): Record<string, number> {
  const others = Object.entries(mapping).filter(
    ([key, column]) => key !== field && (value === null || column !== Number(value)),
  )
  return Object.fromEntries(value === null ? others : [...others, [field, Number(value)]])
}
