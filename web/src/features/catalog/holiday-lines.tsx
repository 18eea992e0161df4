import type { Branch, Season } from '@halqa/api-client'
import { ActionIcon, Button, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useList } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { DateRangeField, SelectField, TextField, type DayRange } from '../../ui/index.ts'
import css from './catalog.module.css'
import { paths } from './paths.ts'

const messages = defineMessages({
  days: { en: 'Days', ar: 'الأيام', fa: 'روزها' },
  name: { en: 'Occasion', ar: 'المناسبة', fa: 'مناسبت' },
  branch: { en: 'Branch', ar: 'الفرع', fa: 'شعبه' },
  everywhere: { en: 'All branches', ar: 'كل الفروع', fa: 'همهٔ شعبه‌ها' },
  add: { en: 'Add days off', ar: 'إضافة إجازة', fa: 'افزودن تعطیلی' },
  remove: { en: 'Remove {name}', ar: 'إزالة {name}', fa: 'حذف {name}' },
  none: { en: 'No days off yet.', ar: 'لا توجد إجازات بعد.', fa: 'هنوز تعطیلی نیست.' },
})

export interface HolidayLine {
  key: string
  name: string
  days: DayRange | null
  branch: string | null
}

export interface WrittenHoliday {
  name: string
  start_date: string
  end_date: string
  branch: string | null
}

export function holidayLines(season: Season | undefined): HolidayLine[] {
  return (season?.holidays ?? []).map((holiday) => ({
    key: holiday.id,
    name: holiday.name,
    days: { start: holiday.start_date, end: holiday.end_date },
    branch: holiday.branch,
  }))
}

/** The lines whose days are known. */
export function writtenHolidays(lines: readonly HolidayLine[]): WrittenHoliday[] {
  return lines.flatMap(({ name, days, branch }) =>
    days ? [{ name, start_date: days.start, end_date: days.end, branch }] : [],
  )
}

interface HolidayLinesProps {
  lines: readonly HolidayLine[]
  onChange: (lines: HolidayLine[]) => void
  error: string | undefined
}

export function HolidayLines({ lines, onChange, error }: HolidayLinesProps) {
  const t = useText(messages)
  const branches = useList<Branch>(paths.branches, { page_size: 100 })
  const change = (key: string, part: Partial<HolidayLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <Stack gap="sm" className={css.lines ?? ''}>
      {lines.length === 0 && <Text c="dimmed">{t.none}</Text>}
      {lines.map((line) => (
        <div key={line.key} className={css.holiday} role="group" aria-label={line.name || t.days}>
          <div className={css.holidayDays}>
            <DateRangeField
              label={t.days}
              required
              value={line.days}
              onChange={(days) => change(line.key, { days })}
            />
          </div>
          <div className={css.holidayWords}>
            <TextField label={t.name} value={line.name} onChange={(name) => change(line.key, { name })} />
            {branches.rows.length > 1 && (
              <SelectField
                label={t.branch}
                placeholder={t.everywhere}
                value={line.branch}
                options={branches.rows.map((branch) => ({ value: branch.id, label: branch.name }))}
                onChange={(branch) => change(line.key, { branch })}
              />
            )}
          </div>
          <ActionIcon
            variant="subtle"
            color="red"
            size={44}
            aria-label={t.remove({ name: line.name || t.days })}
            onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error && (
        <Text c="red" size="sm" role="alert">
          {error}
        </Text>
      )}
      <div>
        <Button
          variant="light"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() =>
            onChange([...lines, { key: crypto.randomUUID(), name: '', days: null, branch: null }])
          }
        >
          {t.add}
        </Button>
      </div>
    </Stack>
  )
}
