import { parseTime } from '@internationalized/date'
import { DateInput, DateSegment, Group, TimeField as AriaTimeField } from 'react-aria-components'
import type { FieldProps } from '../fields/common.ts'
import css from './dates.module.css'
import { FieldLabel, FieldNotes, InReadersCalendar } from './shared.tsx'

export type TimeFieldProps = Omit<FieldProps<string | null>, 'placeholder'>

/** A wall-clock time; the value is `HH:MM` in 24 hours. `HH:MM:SS` of the API is read too. */
export function TimeField({
  label,
  value,
  onChange,
  error,
  description,
  required,
  disabled,
  autoFocus,
}: TimeFieldProps) {
  return (
    <InReadersCalendar>
      <AriaTimeField
        className={css.field ?? ''}
        value={value && /^\d{2}:\d{2}/.test(value) ? parseTime(value.slice(0, 5)) : null}
        onChange={(time) => onChange(time ? time.toString().slice(0, 5) : null)}
        granularity="minute"
        isInvalid={error !== undefined}
        isRequired={required}
        isDisabled={disabled}
        autoFocus={autoFocus}
        validationBehavior="aria"
      >
        <FieldLabel label={label} required={required} />
        <Group className={css.box ?? ''}>
          <DateInput className={css.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={css.segment ?? ''} />}
          </DateInput>
        </Group>
        <FieldNotes description={description} error={error} />
      </AriaTimeField>
    </InReadersCalendar>
  )
}
