import { useCallback, useRef, useState } from 'react'
import { forgetUnsaved, useUnsavedGuard } from '../unsaved.ts'
import { failureOf } from '../states.tsx'

/** First message of each field by its name; `''` belongs to the form as a whole. */
export type FormErrors = Readonly<Record<string, string>>

export interface FormOptions<V extends object, R> {
  initial: V
  /** Checks before sending; what only the server knows comes back by itself. */
  validate?: (values: V) => Partial<Record<keyof V & string, string | undefined>>
  /** Sends the form. What it throws is shown at the fields (`errors: {field: […]}`) or above the form. */
  submit: (values: V) => Promise<R>
  onDone?: (result: R, values: V) => void
  /** False for forms that may be left unsent, such as a search or a sign-in. Default true. */
  guard?: boolean
}

/** What every field of the kit takes: `<TextField label={t.name} {...form.field('name')} />`. */
export interface FieldBinding<T> {
  name: string
  value: T
  onChange: (value: T) => void
  error: string | undefined
}

export interface FormHandle<V extends object> {
  values: V
  /** Binds one field. Calling it tells the form that this field shows its own errors. */
  field: <K extends keyof V & string>(name: K) => FieldBinding<V[K]>
  set: (change: Partial<V>) => void
  /** Message of a nested field, by the server's path: `lines.0.amount`. */
  errorOf: (path: string) => string | undefined
  /** Messages that no field on screen shows. */
  formError: string | undefined
  /** Status and reference of the last refusal, for the alert above the form. */
  failure: { status: number | undefined; requestId: string | undefined } | undefined
  submitting: boolean
  dirty: boolean
  submit: () => Promise<void>
  reset: (values?: V) => void
}

/** State of one form: values, errors of ours and of the server, one submit at a time, a guard for what is unsaved. */
export function useForm<V extends object, R>(options: FormOptions<V, R>): FormHandle<V> {
  const [start, setStart] = useState(options.initial)
  const [values, setValues] = useState(options.initial)
  const [errors, setErrors] = useState<FormErrors>({})
  const [failure, setFailure] = useState<FormHandle<V>['failure']>()
  const [submitting, setSubmitting] = useState(false)
  const locked = useRef(false)
  const shown = new Set<string>()

  const dirty = !same(values, start)
  useUnsavedGuard(options.guard !== false && dirty)

  const clearErrors = (names: readonly string[]) => setErrors((before) => without(before, names))

  const set = (change: Partial<V>) => {
    setValues((before) => ({ ...before, ...change }))
    clearErrors(Object.keys(change))
  }

  const submit = async () => {
    // A ref, not state: two presses within one frame must not both pass.
    if (locked.current) return
    const found = options.validate ? present(options.validate(values)) : {}
    setErrors(found)
    setFailure(undefined)
    if (Object.keys(found).length > 0) return
    locked.current = true
    setSubmitting(true)
    try {
      const result = await options.submit(values)
      setStart(values)
      forgetUnsaved()
      options.onDone?.(result, values)
    } catch (error) {
      const { status, detail, requestId } = failureOf(error)
      const fields = fieldErrorsOf(error)
      setFailure({ status, requestId })
      setErrors(Object.keys(fields).length > 0 ? fields : { '': detail || ' ' })
    } finally {
      locked.current = false
      setSubmitting(false)
    }
  }

  const reset = useCallback(
    (fresh: V = options.initial) => {
      setStart(fresh)
      setValues(fresh)
      setErrors({})
      setFailure(undefined)
    },
    [options.initial],
  )

  return {
    values,
    field: (name) => {
      shown.add(name)
      return {
        name,
        value: values[name],
        onChange: (value) => {
          setValues((before) => ({ ...before, [name]: value }))
          clearErrors([name])
        },
        error: errors[name],
      }
    },
    set,
    errorOf: (path) => {
      shown.add(path)
      return errors[path]
    },
    // Read late: by the time the alert is drawn, the fields have said which names they show.
    get formError() {
      const left = Object.entries(errors).filter(([name]) => !shown.has(name))
      return left.length > 0 ? left.map(([, message]) => message).join(' ') : undefined
    },
    failure,
    submitting,
    dirty,
    submit,
    reset,
  }
}

/** Reads `errors: {field: [message]}` off whatever was thrown; the kit knows the shape, not the API. */
export function fieldErrorsOf(error: unknown): FormErrors {
  const errors: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'errors') : undefined
  if (typeof errors !== 'object' || errors === null) return {}
  const found: Record<string, string> = {}
  for (const [field, messages] of Object.entries(errors)) {
    const first: unknown = Array.isArray(messages) ? messages[0] : messages
    if (typeof first === 'string') found[field] = first
  }
  return found
}

function present(errors: Partial<Record<string, string | undefined>>): FormErrors {
  const found: Record<string, string> = {}
  for (const [name, message] of Object.entries(errors)) if (message) found[name] = message
  return found
}

function without(errors: FormErrors, names: readonly string[]): FormErrors {
  // A changed field also takes the form-level message with it: it described the old values.
  const left = Object.entries(errors).filter(([name]) => name !== '' && !names.includes(name))
  return left.length === Object.keys(errors).length ? errors : Object.fromEntries(left)
}

function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (one instanceof File || other instanceof File) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => same(Reflect.get(one, key), Reflect.get(other, key)))
  )
}
