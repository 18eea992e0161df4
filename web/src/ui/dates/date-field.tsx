import { Calendar, DateInput, DatePicker, DateSegment, Dialog, Group, Popover } from 'react-aria-components'
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

export interface DateFieldProps extends Omit<FieldProps<string | null>, 'placeholder'> {
  /** Earliest and latest day, `2026-11-21`. */
  min?: string
  max?: string
}

/** A day. Shown and typed in the reader's calendar and digits; the value is always the Gregorian `2026-11-21`. */
export function DateField({
  label,
  value,
  onChange,
  name,
  error,
  description,
  required,
  disabled,
  autoFocus,
  min,
  max,
}: DateFieldProps) {
  const firstDay = useFirstDay()
  const { box, unfinished, onFocusChange } = useUnfinished(value !== null)
  return (
    <InReadersCalendar>
      <DatePicker
        className={css.field ?? ''}
        value={readDay(value) ?? null}
        onChange={(date) => onChange(date ? writeDay(date) : null)}
        minValue={readDay(min)}
        maxValue={readDay(max)}
        firstDayOfWeek={firstDay}
        name={name}
        isInvalid={error !== undefined || unfinished !== undefined}
        onFocusChange={onFocusChange}
        isRequired={required}
        isDisabled={disabled}
        autoFocus={autoFocus}
        validationBehavior="aria"
        shouldForceLeadingZeros
      >
        <FieldLabel label={label} required={required} />
        <Group ref={box} data-day className={css.box ?? ''}>
          <DateInput className={css.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={css.segment ?? ''} />}
          </DateInput>
          <OpenCalendar />
        </Group>
        <FieldNotes description={description} error={error ?? unfinished} />
        <Popover className={css.popover ?? ''}>
          <Dialog className={css.dialog ?? ''}>
            <Calendar firstDayOfWeek={firstDay}>
              <Month />
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </InReadersCalendar>
  )
}
