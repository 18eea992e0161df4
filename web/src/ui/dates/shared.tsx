import { GregorianCalendar, parseDate, toCalendar, type CalendarDate } from '@internationalized/date'
import { useRef, useState, type ReactNode } from 'react'
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  FieldError,
  Heading,
  I18nProvider,
  Label,
  Text,
} from 'react-aria-components'
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useFormat, useFormatSettings, useLocale, useText } from '../../i18n/provider.tsx'
import { kitTexts } from '../texts.ts'
import css from './dates.module.css'
import { halfWritten } from './half-written.ts'

const weekdays = ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'] as const

/** First weekday of the centre in React Aria's words. */
export function useFirstDay() {
  const { settings } = useFormatSettings()
  return weekdays[settings.weekStart] ?? 'sat'
}

/** Gives language, calendar and digits of the reader to React Aria. */
export function InReadersCalendar({ children }: { children: ReactNode }) {
  const { tag } = useFormat()
  return <I18nProvider locale={withoutUsualDigits(tag)}>{children}</I18nProvider>
}

/** A locale that names its digits takes no others when one types. Where they are the usual ones anyway they go unnamed. */
function withoutUsualDigits(tag: string): string {
  const digits = /-nu-(\w+)/.exec(tag)?.[1]
  const unnamed = tag.replace(/-nu-\w+/, '')
  return new Intl.NumberFormat(unnamed).resolvedOptions().numberingSystem === digits ? unnamed : tag
}

/** `2026-11-21` → a date; undefined for anything else. */
export function readDay(value: string | null | undefined): CalendarDate | undefined {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : undefined
}

/** A date of any calendar → the Gregorian `2026-11-21` of the API. */
export function writeDay(date: CalendarDate): string {
  return toCalendar(date, new GregorianCalendar()).toString()
}

/** A day begun and left, such as one without a year, counts as none: the field says so instead of dropping it silently. */
export function useUnfinished(complete: boolean) {
  const t = useText(kitTexts)
  const box = useRef<HTMLDivElement>(null)
  const [left, setLeft] = useState(false)
  return {
    box,
    unfinished: left && !complete ? t.unfinishedDay : undefined,
    onFocusChange: (inside: boolean) =>
      setLeft(!inside && box.current !== null && halfWritten(box.current) !== undefined),
  }
}

export function FieldLabel({ label, required }: { label: string; required: boolean | undefined }) {
  return (
    <Label className={css.label ?? ''}>
      {label}
      {required && (
        <span className={css.star} aria-hidden>
          {' *'}
        </span>
      )}
    </Label>
  )
}

export function FieldNotes({ description, error }: { description: ReactNode; error: string | undefined }) {
  return (
    <>
      {description && (
        <Text slot="description" className={css.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={css.error ?? ''}>{error}</FieldError>
    </>
  )
}

export function OpenCalendar() {
  const t = useText(kitTexts)
  return (
    <Button className={css.open ?? ''} aria-label={t.openCalendar}>
      <IconCalendar size={20} aria-hidden />
    </Button>
  )
}

/** Month with its arrows and days; stands inside `Calendar` or `RangeCalendar`. */
export function Month() {
  const t = useText(kitTexts)
  const { locale } = useLocale()
  return (
    <>
      <header className={css.month}>
        <Button slot="previous" className={css.arrow ?? ''} aria-label={t.previousMonth}>
          <IconChevronLeft size={20} className="halqa-directional" aria-hidden />
        </Button>
        <Heading className={css.monthName ?? ''} />
        <Button slot="next" className={css.arrow ?? ''} aria-label={t.nextMonth}>
          <IconChevronRight size={20} className="halqa-directional" aria-hidden />
        </Button>
      </header>
      <CalendarGrid className={css.grid ?? ''} weekdayStyle={locale === 'en' ? 'short' : 'narrow'}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={css.weekday ?? ''}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell date={date} className={css.day ?? ''} />}
        </CalendarGridBody>
      </CalendarGrid>
    </>
  )
}
