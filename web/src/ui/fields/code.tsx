import { Input } from '@mantine/core'
import { useId, useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { onlyDigits } from '../../i18n/digits.ts'
import { useText } from '../../i18n/provider.tsx'
import { kitTexts } from '../texts.ts'
import css from './fields.module.css'

export interface CodeFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** Called once all digits are there. */
  onComplete?: (code: string) => void
  length?: number
  error?: string | undefined
  disabled?: boolean
  autoFocus?: boolean
  name?: string
}

/** A one-time code: one box for each digit, any digits, paste and the phone's own suggestion fill all of it. */
export function CodeField({
  label,
  value,
  onChange,
  onComplete,
  length = 6,
  error,
  disabled,
  autoFocus,
  name,
}: CodeFieldProps) {
  const t = useText(kitTexts)
  const id = useId()
  const boxes = useRef<(HTMLInputElement | null)[]>([])
  const digits = Array.from({ length }, (_, index) => value[index] ?? '')

  const fill = (index: number, typed: string) => {
    const fresh = onlyDigits(typed)
    if (fresh === '') return
    // One digit replaces one; a suggestion or a paste fills from here on.
    const code = (value.slice(0, index) + fresh + value.slice(index + fresh.length)).slice(0, length)
    onChange(code)
    boxes.current[Math.min(index + fresh.length, length - 1)]?.focus()
    if (code.length === length) onComplete?.(code)
  }
  const key = (index: number, event: KeyboardEvent) => {
    if (event.key === 'Backspace') {
      event.preventDefault()
      const at = digits[index] ? index : index - 1
      if (at < 0) return
      onChange(value.slice(0, at) + value.slice(at + 1))
      boxes.current[at]?.focus()
    }
    if (event.key === 'ArrowLeft') boxes.current[index - 1]?.focus()
    if (event.key === 'ArrowRight') boxes.current[index + 1]?.focus()
  }
  const paste = (index: number, event: ClipboardEvent) => {
    event.preventDefault()
    const text = onlyDigits(event.clipboardData.getData('text'))
    fill(text.length === length ? 0 : index, text)
  }

  return (
    <Input.Wrapper
      size="md"
      label={label}
      error={error}
      id={id}
      labelElement="div"
      errorProps={{ id: `${id}-error` }}
    >
      <div className={css.code} dir="ltr" role="group" aria-label={label}>
        {digits.map((digit, index) => (
          <input
            key={index}
            ref={(box) => {
              boxes.current[index] = box
            }}
            className={css.codeBox}
            name={name && `${name}-${index}`}
            type="text"
            inputMode="numeric"
            autoComplete={index === 0 ? 'one-time-code' : 'off'}
            aria-label={t.digit({ n: index + 1, count: length })}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            disabled={disabled}
            autoFocus={autoFocus && index === 0}
            value={digit}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              const typed = onlyDigits(event.currentTarget.value)
              fill(index, digit !== '' && typed.length === 2 ? typed.replace(digit, '') || digit : typed)
            }}
            onKeyDown={(event) => key(index, event)}
            onPaste={(event) => paste(index, event)}
          />
        ))}
      </div>
    </Input.Wrapper>
  )
}
