import type { Room } from '@halqa/api-client'
import { ActionIcon, Button, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useFormatSettings, useText } from '../../i18n/index.ts'
import { DateField, SelectField, TimeField } from '../../ui/index.ts'
import css from './catalog.module.css'
import { paths } from './paths.ts'

const messages = defineMessages({
  weekday: { en: 'Day', ar: 'اليوم', fa: 'روز' },
  from: { en: 'From', ar: 'من', fa: 'از' },
  to: { en: 'To', ar: 'إلى', fa: 'تا' },
  room: { en: 'Room', ar: 'القاعة', fa: 'اتاق' },
  courseRoom: { en: 'The course’s room', ar: 'قاعة الدورة', fa: 'اتاق دوره' },
  add: { en: 'Add a weekly time', ar: 'إضافة موعد أسبوعي', fa: 'افزودن زمان هفتگی' },
  remove: { en: 'Remove {day}', ar: 'إزالة {day}', fa: 'حذف {day}' },
  validFrom: { en: 'Only from', ar: 'اعتبارا من', fa: 'فقط از' },
  validUntil: { en: 'Only until', ar: 'حتى', fa: 'فقط تا' },
  someDates: { en: 'Only for some dates', ar: 'لفترة محددة فقط', fa: 'فقط برای برخی تاریخ‌ها' },
  nextDay: { en: 'Ends on the next day', ar: 'تنتهي في اليوم التالي', fa: 'روز بعد پایان می‌یابد' },
})

/** One weekly time while it is being written. */
export interface Line {
  key: string
  weekday: number
  start_time: string | null
  end_time: string | null
  room: string | null
  valid_from: string | null
  valid_until: string | null
  dated: boolean
}

export interface WrittenLine {
  weekday: number
  start_time: string
  end_time: string
  room: string | null
  valid_from: string | null
  valid_until: string | null
}

/** The lines that say when; half-written ones are left out. */
export function writtenLines(lines: readonly Line[]): WrittenLine[] {
  return lines.flatMap(({ weekday, start_time, end_time, room, valid_from, valid_until, dated }) =>
    start_time && end_time
      ? [
          {
            weekday,
            start_time,
            end_time,
            room,
            valid_from: dated ? valid_from : null,
            valid_until: dated ? valid_until : null,
          },
        ]
      : [],
  )
}

export function newLine(weekday: number, like?: Line): Line {
  return {
    key: crypto.randomUUID(),
    weekday,
    start_time: like?.start_time ?? '16:00',
    end_time: like?.end_time ?? '17:30',
    room: like?.room ?? null,
    valid_from: null,
    valid_until: null,
    dated: false,
  }
}

interface TimetableLinesProps {
  lines: readonly Line[]
  onChange: (lines: Line[]) => void
  /** Rooms of this branch only; null for all. */
  branch: string | null
  errorOf: (path: string) => string | undefined
}

/** The weekly times of a course: day, from, to, room. */
export function TimetableLines({ lines, onChange, branch, errorOf }: TimetableLinesProps) {
  const t = useText(messages)
  const { weekStart } = useFormatSettings().settings
  const rooms = useList<Room>(paths.rooms, {
    page_size: 100,
    is_active: 'true',
    ...(branch ? { branch } : {}),
  })
  const change = (key: string, part: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const add = () => {
    const last = lines.at(-1)
    onChange([...lines, newLine(last ? (last.weekday + 2) % 7 : weekStart, last)])
  }
  return (
    <Stack gap="sm">
      {lines.map((line, index) => (
        <LineFields
          key={line.key}
          line={line}
          rooms={rooms.rows}
          errorOf={(name) => errorOf(`schedules.${index}.${name}`)}
          onChange={(part) => change(line.key, part)}
          onRemove={() => onChange(lines.filter((other) => other.key !== line.key))}
        />
      ))}
      <Button
        variant="light"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={add}
        style={{ justifySelf: 'start' }}
      >
        {t.add}
      </Button>
    </Stack>
  )
}

interface LineFieldsProps {
  line: Line
  rooms: readonly Room[]
  errorOf: (name: string) => string | undefined
  onChange: (part: Partial<Line>) => void
  onRemove: () => void
}

function LineFields({ line, rooms, errorOf, onChange, onRemove }: LineFieldsProps) {
  const t = useText(messages)
  const format = useFormat()
  const { weekStart } = useFormatSettings().settings
  const days = Array.from({ length: 7 }, (_, index) => (index + weekStart) % 7)
  const overnight = line.start_time !== null && line.end_time !== null && line.end_time < line.start_time
  return (
    <div className={css.lines}>
      <div className={css.line} role="group" aria-label={format.weekday(line.weekday)}>
        <div className={css.lineDay}>
          <SelectField
            label={t.weekday}
            required
            value={String(line.weekday)}
            options={days.map((day) => ({ value: String(day), label: format.weekday(day) }))}
            onChange={(day) => onChange({ weekday: Number(day ?? line.weekday) })}
            error={errorOf('weekday')}
          />
        </div>
        <TimeField
          label={t.from}
          required
          value={line.start_time}
          onChange={(start_time) => onChange({ start_time })}
          error={errorOf('start_time')}
        />
        <TimeField
          label={t.to}
          required
          value={line.end_time}
          onChange={(end_time) => onChange({ end_time })}
          error={errorOf('end_time')}
          {...(overnight ? { description: t.nextDay } : {})}
        />
        <div className={css.lineRoom}>
          <SelectField
            label={t.room}
            placeholder={t.courseRoom}
            value={line.room}
            options={rooms.map((room) => ({ value: room.id, label: room.name }))}
            onChange={(room) => onChange({ room })}
            error={errorOf('room')}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            size={44}
            aria-label={t.remove({ day: format.weekday(line.weekday) })}
            onClick={onRemove}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
        {line.dated && (
          <>
            <DateField
              label={t.validFrom}
              value={line.valid_from}
              onChange={(valid_from) => onChange({ valid_from })}
              error={errorOf('valid_from')}
            />
            <DateField
              label={t.validUntil}
              value={line.valid_until}
              onChange={(valid_until) => onChange({ valid_until })}
              error={errorOf('valid_until')}
            />
          </>
        )}
      </div>
      {!line.dated && (
        <Button variant="subtle" size="compact-sm" mih={44} onClick={() => onChange({ dated: true })}>
          <Text size="sm">{t.someDates}</Text>
        </Button>
      )}
    </div>
  )
}
