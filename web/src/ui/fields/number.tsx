import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { cleanDecimal, onlyDigits } from '../../i18n/digits.ts'
import { currencyDecimals } from '../../i18n/format.ts'
import { useFormat, useFormatSettings, useText } from '../../i18n/provider.tsx'
import { kitTexts } from '../texts.ts'
import { inputProps, type FieldProps } from './common.ts'

export interface NumberFieldProps extends FieldProps<number | null> {
  min?: number
  max?: number
  suffix?: string
}

/** A whole number in any digits; null while empty. Arrow keys count up and down. */
export function NumberField({ min = 0, max = Number.MAX_SAFE_INTEGER, suffix, ...field }: NumberFieldProps) {
  const bounded = (value: number) => Math.min(max, Math.max(min, value))
  return (
    <TextInput
      {...inputProps(field)}
      dir="ltr"
      inputMode="numeric"
      role="spinbutton"
      aria-valuenow={field.value ?? undefined}
      aria-valuemin={min}
      aria-valuemax={max === Number.MAX_SAFE_INTEGER ? undefined : max}
      autoFocus={field.autoFocus}
      value={field.value === null ? '' : String(field.value)}
      rightSection={suffix}
      rightSectionWidth={suffix ? 12 + suffix.length * 9 : undefined}
      onChange={(event) => {
        const digits = onlyDigits(event.currentTarget.value)
        field.onChange(digits === '' ? null : Math.min(max, Number(digits)))
      }}
      onBlur={() => field.value !== null && field.onChange(bounded(field.value))}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
        if (step === 0) return
        event.preventDefault()
        field.onChange(bounded((field.value ?? (step > 0 ? min - 1 : min + 1)) + step))
      }}
    />
  )
}

export interface MoneyFieldProps extends FieldProps<string> {
  /** ISO code; the centre's when left out. */
  currency?: string
}

/** An amount as a decimal string (`"250.50"`), never a float. Any digits and the Arabic decimal mark are accepted. */
export function MoneyField({ currency, ...field }: MoneyFieldProps) {
  const t = useText(kitTexts)
  const format = useFormat()
  const { settings } = useFormatSettings()
  const [left, setLeft] = useState(false)
  const code = currency ?? settings.currency
  const decimals = currencyDecimals(code)
  const wrong = field.value !== '' && problemOf(field.value, decimals)
  const error =
    wrong === 'form'
      ? t.notAnAmount
      : wrong === 'scale'
        ? t.tooManyDecimals({ count: format.number(decimals) })
        : undefined
  const spoken = field.value !== '' && !wrong ? format.money(field.value, code) : undefined
  return (
    <TextInput
      {...inputProps({
        ...field,
        error: field.error ?? (left ? error : undefined),
        description: field.description ?? spoken,
      })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      dir="ltr"
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      autoFocus={field.autoFocus}
      autoComplete="off"
      value={field.value}
      rightSection={code}
      rightSectionWidth={56}
      onChange={(event) => {
        const typed = event.currentTarget.value
        const clean = cleanDecimal(typed)
        // Text that is not an amount stays as typed, so that the person sees what is wrong.
        field.onChange(clean === null ? typed : /[.٫]$/.test(typed) ? `${clean}.` : clean)
      }}
      onBlur={() => {
        setLeft(true)
        const clean = cleanDecimal(field.value)
        if (clean !== null && clean !== field.value) field.onChange(clean)
      }}
    />
  )
}

function problemOf(value: string, decimals: number): 'form' | 'scale' | undefined {
  const clean = cleanDecimal(value)
  if (clean === null) return 'form'
  return (clean.split('.')[1]?.length ?? 0) > decimals ? 'scale' : undefined
}
