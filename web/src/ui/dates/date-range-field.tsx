import {
  DateInput,
  DateRangePicker,
  DateSegment,
  Dialog,
  Group,
  Popover,
  RangeCalendar,
} from 'react-aria-components'
import type { FieldProps } from '../fields/common.ts'
import css from './dates.module.css'
import {
  FieldLabel,
  FieldNotes,
  InReadersCalendar,
  Month,
  OpenCalendar,
  readDay,
  useFirstDay,
  writeDay,
} from './shared.tsx'

export interface DayRange {
  start: string
  end: string
}

export interface DateRangeFieldProps extends Omit<FieldProps<DayRange | null>, 'placeholder'> {
  min?: string
  max?: string
}

/** From a day to a day, both included. Values as in {@link DateField}. */
export function DateRangeField({
  label,
  value,
  onChange,
  error,
  description,
  required,
  disabled,
  autoFocus,
  min,
  max,
}: DateRangeFieldProps) {
  const firstDay = useFirstDay()
  const start = readDay(value?.start)
  const end = readDay(value?.end)
  return (
    <InReadersCalendar>
      <DateRangePicker
        className={css.field ?? ''}
        value={start && end ? { start, end } : null}
        onChange={(range) =>
          onChange(range ? { start: writeDay(range.start), end: writeDay(range.end) } : null)
        }
        minValue={readDay(min)}
        maxValue={readDay(max)}
        firstDayOfWeek={firstDay}
        isInvalid={error !== undefined}
        isRequired={required}
        isDisabled={disabled}
        autoFocus={autoFocus}
        validationBehavior="aria"
        shouldForceLeadingZeros
      >
        <FieldLabel label={label} required={required} />
        <Group className={css.box ?? ''}>
          <DateInput slot="start" className={css.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={css.segment ?? ''} />}
          </DateInput>
          <span aria-hidden className={css.dash}>
            –
          </span>
          <DateInput slot="end" className={css.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={css.segment ?? ''} />}
          </DateInput>
          <OpenCalendar />
        </Group>
        <FieldNotes description={description} error={error} />
        <Popover className={css.popover ?? ''}>
          <Dialog className={css.dialog ?? ''}>
            <RangeCalendar firstDayOfWeek={firstDay}>
              <Month />
            </RangeCalendar>
          </Dialog>
        </Popover>
      </DateRangePicker>
    </InReadersCalendar>
  )
}
