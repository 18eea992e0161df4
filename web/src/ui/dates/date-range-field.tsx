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
  useUnfinished,
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
  const { box, unfinished, onFocusChange } = useUnfinished(value !== null)
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
        isInvalid={error !== undefined || unfinished !== undefined}
        onFocusChange={onFocusChange}
        isRequired={required}
        isDisabled={disabled}
        autoFocus={autoFocus}
        validationBehavior="aria"
        shouldForceLeadingZeros
      >
        <FieldLabel label={label} required={required} />
        <Group ref={box} data-day className={`${css.box} ${css.range}`}>
          <DateInput slot="start" className={css.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={css.segment ?? ''} />}
          </DateInput>
          <span className={css.until}>
            <span aria-hidden className={css.dash}>
              –
            </span>
            <DateInput slot="end" className={css.input ?? ''}>
              {(segment) => <DateSegment segment={segment} className={css.segment ?? ''} />}
            </DateInput>
          </span>
          <OpenCalendar />
        </Group>
        <FieldNotes description={description} error={error ?? unfinished} />
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
