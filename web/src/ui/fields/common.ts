import type { ReactNode } from 'react'

/** What all fields of the kit share. `value` and `onChange` carry plain values, never events. */
export interface FieldProps<T> {
  label: string
  value: T
  onChange: (value: T) => void
  name?: string
  error?: string | undefined
  description?: ReactNode
  placeholder?: string
  required?: boolean
  disabled?: boolean
  autoFocus?: boolean
}

/**
 * The direction of what is typed; an empty field follows the page, so that its placeholder stands where reading begins.
 * On the input itself: the kit puts a plain `dir` on the frame around it, which knows nothing of the text.
 */
export function typedDirection(value: string) {
  return { attributes: { input: value === '' ? {} : { dir: 'auto' } } } as const
}

/** The part that Mantine's inputs take as it is. */
export function inputProps<T>(field: FieldProps<T>) {
  const { label, name, error, description, placeholder, required, disabled, autoFocus } = field
  return {
    label,
    error,
    description,
    placeholder,
    disabled,
    // The star is drawn and read aloud; the browser's own bubble stays away because forms check themselves.
    required: required === true,
    'data-autofocus': autoFocus || undefined,
    ...(name === undefined ? {} : { name }),
  }
}
