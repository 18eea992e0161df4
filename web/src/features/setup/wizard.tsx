import { Alert, Button } from '@mantine/core'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import type { SetupDone, SetupState } from '@halqa/api-client'
import { ApiError, api, useOne } from '../../api/index.ts'
import { useLocale, useText } from '../../i18n/index.ts'
import { Progress, useForm, type FormHandle } from '../../ui/index.ts'
import { forgetDraft, keepDraft, startValues } from './draft.ts'
import css from './setup.module.css'
import { StepHead } from './step-head.tsx'
import { ContentStep, LanguageStep, NameStep, OwnerStep, PlaceStep, WeekStep } from './steps.tsx'
import { setupTexts } from './texts.ts'
import { orderOf, stepNames, stepOfField, type SetupValues, type StepName } from './values.ts'

const shortestPassword = 8

/** Six short steps; going back keeps what was written. The browser's own back goes one step back, too. */
export function Wizard({ token }: { token: string }) {
  const t = useText(setupTexts)
  const { locale } = useLocale()
  const [step, setStep] = useStep()
  const [tried, setTried] = useState<StepName>()
  const [start] = useState(() => startValues(locale))
  const inner = useForm<SetupValues, SetupDone>({
    initial: start,
    guard: false,
    submit: async (values) => {
      try {
        return await api.post<SetupDone>('/api/v1/setup/', orderOf(values, token))
      } catch (error) {
        const refused = error instanceof ApiError ? atFields(error) : undefined
        const [field] = Object.keys(refused?.errors ?? {})
        const at = field === undefined ? undefined : stepOfField(field)
        if (at) setStep(stepNames.indexOf(at))
        throw refused ?? error
      }
    },
    // A full load: name, colour and language of the centre are new.
    onDone: () => {
      forgetDraft()
      location.assign('/today')
    },
  })
  useEffect(() => keepDraft(inner.values), [inner.values])
  const name = stepNames[step] ?? 'language'
  const form = withMissing(inner, tried === name ? missingOn(name, inner.values, t) : {})
  const last = step === stepNames.length - 1

  const next = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(name)
    if (Object.keys(missingOn(name, form.values, t)).length > 0) return
    if (last) void inner.submit()
    else setStep(step + 1)
  }
  const titles: Record<StepName, [title: string, hint?: string]> = {
    language: [t.languageTitle, t.languageHint],
    place: [t.placeTitle, t.placeHint],
    week: [t.weekTitle],
    name: [t.nameTitle],
    owner: [t.ownerTitle, t.ownerHint],
    content: [t.contentTitle],
  }
  const [title, hint] = titles[name]
  return (
    <form onSubmit={next} noValidate aria-busy={inner.submitting}>
      <StepHead step={step} steps={stepNames.length} title={title} hint={hint} />
      <div className={css.fields}>
        <Step name={name} form={form} />
        <Failure form={inner} />
        {inner.submitting && form.values.content === 'demo' && <Making />}
      </div>
      <div className={css.buttons}>
        {step > 0 && (
          <Button variant="default" onClick={() => setStep(step - 1)} disabled={inner.submitting}>
            {t.back}
          </Button>
        )}
        <Button type="submit" loading={inner.submitting}>
          {last ? t.finish : t.next}
        </Button>
      </div>
    </form>
  )
}

/** The server's `owner.phone` is the wizard's `phone`. */
function atFields(error: ApiError): ApiError {
  const errors = Object.fromEntries(
    Object.entries(error.errors ?? {}).map(([name, messages]) => [name.replace(/^owner\./, ''), messages]),
  )
  const { status, code, detail, requestId } = error
  return new ApiError({ status, code, detail, requestId, errors })
}

/** What no field shows; drawn after the fields, which say what they show. */
function Failure({ form }: { form: FormHandle<SetupValues> }) {
  const message = form.formError?.trim()
  if (!message) return null
  return (
    <Alert color="red" variant="light" role="alert">
      {message}
    </Alert>
  )
}

function Step({ name, form }: { name: StepName; form: FormHandle<SetupValues> }) {
  switch (name) {
    case 'language':
      return <LanguageStep form={form} />
    case 'place':
      return <PlaceStep form={form} />
    case 'week':
      return <WeekStep form={form} />
    case 'name':
      return <NameStep form={form} />
    case 'owner':
      return <OwnerStep form={form} />
    case 'content':
      return <ContentStep form={form} />
  }
}

/** How far the demo centre is. */
function Making() {
  const t = useText(setupTexts)
  const state = useOne<SetupState>('/api/v1/setup/', {}, { refreshEvery: 600 })
  const { done, total } = state.data?.progress ?? { done: 0, total: 100 }
  return <Progress label={t.making} done={done} total={total} />
}

/** The step as the address's fragment, so that back and forward work. */
function useStep(): [number, (step: number) => void] {
  const read = (): number =>
    Math.max(
      0,
      stepNames.findIndex((name) => `#${name}` === location.hash),
    )
  const [step, setStep] = useState(read)
  const first = useRef(true)
  useEffect(() => {
    const follow = () => setStep(read())
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  })
  useEffect(() => {
    // Screen readers hear where they are; the very first page is read anyway.
    if (!first.current) document.querySelector<HTMLElement>('main h1')?.focus()
    first.current = false
  }, [step])
  const go = (wanted: number) => {
    history.pushState(null, '', `${location.pathname}${location.search}#${stepNames[wanted]}`)
    setStep(wanted)
  }
  return [step, go]
}

function missingOn(
  name: StepName,
  values: SetupValues,
  t: { required: string; nameNeeded: string; phoneOrEmail: string; tooShort: string },
): Partial<Record<keyof SetupValues, string>> {
  const empty = (key: 'country' | 'time_zone' | 'currency' | 'first_weekday' | 'calendar') =>
    values[key] ? {} : { [key]: t.required }
  if (name === 'place') return { ...empty('country'), ...empty('time_zone'), ...empty('currency') }
  if (name === 'week') return { ...empty('first_weekday'), ...empty('calendar') }
  if (name === 'name') return values.name.trim() ? {} : { name: t.nameNeeded }
  if (name !== 'owner') return {}
  return {
    ...(values.first_name.trim() ? {} : { first_name: t.required }),
    ...(values.phone.trim() || values.email.trim() ? {} : { phone: t.phoneOrEmail }),
    ...([...values.password].length >= shortestPassword ? {} : { password: t.tooShort }),
  }
}

/** The form's bindings with what the step itself found missing. */
function withMissing(
  form: FormHandle<SetupValues>,
  missing: Partial<Record<keyof SetupValues, string>>,
): FormHandle<SetupValues> {
  return {
    ...form,
    field: (name) => {
      const bound = form.field(name)
      return { ...bound, error: bound.error ?? missing[name] }
    },
  }
}
