import { Textarea, TextInput } from '@mantine/core'
import { cleanPhone, foldDigits } from '../../i18n/digits.ts'
import { inputProps, typedDirection, type FieldProps } from './common.ts'

export interface TextFieldProps extends FieldProps<string> {
  autoComplete?: string
  maxLength?: number
  /** For e-mail addresses, links and codes: left to right in every language. */
  ltr?: boolean
  inputMode?: 'text' | 'email' | 'url' | 'numeric'
  /** More than one line. */
  rows?: number
}

export function TextField({ autoComplete, maxLength, ltr, inputMode, rows, ...field }: TextFieldProps) {
  const shared = {
    ...inputProps(field),
    value: field.value,
    autoComplete,
    maxLength,
    inputMode,
    autoFocus: field.autoFocus,
    ...(ltr ? { dir: 'ltr' } : typedDirection(field.value)),
  } as const
  if (rows !== undefined) {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={rows}
        maxRows={rows * 3}
        onChange={(event) => field.onChange(event.currentTarget.value)}
      />
    )
  }
  return <TextInput {...shared} onChange={(event) => field.onChange(event.currentTarget.value)} />
}

export interface PhoneFieldProps extends FieldProps<string> {
  autoComplete?: string
}

/** A telephone number in any digits; the value is `+` and 0-9 only. National numbers are read by the server with the centre's country. */
export function PhoneField({ autoComplete = 'tel', ...field }: PhoneFieldProps) {
  return (
    <TextInput
      {...inputProps(field)}
      type="tel"
      inputMode="tel"
      dir="ltr"
      autoFocus={field.autoFocus}
      autoComplete={autoComplete}
      value={field.value}
      onChange={(event) => {
        const typed = foldDigits(event.currentTarget.value)
        // A lone plus must stay while it is being typed.
        field.onChange(/^\s*\+\s*$/.test(typed) ? '+' : cleanPhone(typed))
      }}
    />
  )
}
