import type { OwnTutor } from '@halqa/api-client'
import { Alert, Button, Text } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useState } from 'react'
import { api, errorText, useAct } from '../../api/index.ts'
import { defineMessages, useFormat, useFormatSettings, useText } from '../../i18n/index.ts'
import { Card, notify } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { CheckStep } from './check-step.tsx'
import { DocumentFields } from './document-list.tsx'
import { myTutorPath } from './paths.ts'
import { stepOfPart, steps as order, type Step } from './steps.ts'
import { HeadlineField, TeachingFields, WordFields } from './tutor-fields.tsx'
import css from './tutors.module.css'
import { rememberTutor, useTutorDraft, type SaveState } from './use-draft.ts'

const messages = defineMessages({
  about: { en: 'About you', ar: 'عنك', fa: 'دربارهٔ شما' },
  teaching: { en: 'Teaching', ar: 'التدريس', fa: 'تدریس' },
  documents: { en: 'Documents', ar: 'المستندات', fa: 'مدارک' },
  check: { en: 'Check and send', ar: 'المراجعة والإرسال', fa: 'بازبینی و ارسال' },
  steps: { en: 'Steps of the application', ar: 'خطوات الطلب', fa: 'گام‌های درخواست' },
  stepOf: { en: 'Step {step} of {count}', ar: 'الخطوة {step} من {count}', fa: 'گام {step} از {count}' },
  next: { en: 'Next', ar: 'التالي', fa: 'بعدی' },
  back: { en: 'Back', ar: 'السابق', fa: 'قبلی' },
  saved: { en: 'Saved', ar: 'تم الحفظ', fa: 'ذخیره شد' },
  saving: { en: 'Saving…', ar: 'جارٍ الحفظ…', fa: 'در حال ذخیره…' },
  waiting: {
    en: 'No network: kept on this device, saved as soon as it is back',
    ar: 'لا توجد شبكة: محفوظ على هذا الجهاز وسيُرسل فور عودتها',
    fa: 'شبکه نیست: روی همین دستگاه مانده و با برگشت شبکه ذخیره می‌شود',
  },
  sent: {
    en: 'Your application is with us. We write to you as soon as it is decided.',
    ar: 'وصلنا طلبك. سنكتب لك فور البت فيه.',
    fa: 'درخواست شما رسید. به‌محض تصمیم برایتان می‌نویسیم.',
  },
})

/** The application in four steps. It is saved all the time; the address says at which step one is. */
export function ApplicationSteps({ tutor }: { tutor: OwnTutor }) {
  const t = useText(messages)
  const { settings } = useFormatSettings()
  const [given, setStep] = useSearchParam('step', 'about')
  const step = order.find((known) => known === given) ?? 'about'
  const draft = useTutorDraft(tutor, settings.currency)
  const [refusal, setRefusal] = useState<string>()
  const at = order.indexOf(step)
  const go = (to: Step) => {
    void draft.flush()
    setStep(to)
    scrollTo({ top: 0 })
  }
  const submit = useAct(
    async () => {
      await draft.flush()
      return api.post<OwnTutor>(`${myTutorPath}submit/`)
    },
    {
      throws: true,
      onSuccess: (answer) => {
        rememberTutor(answer)
        setStep('')
        notify.success(t.sent)
      },
    },
  )
  const send = () => {
    setRefusal(undefined)
    submit.run(undefined).catch((error: unknown) => setRefusal(errorText(error)))
  }
  const missing = tutor.application?.missing ?? []
  return (
    <>
      <StepLine step={step} missing={missing} onGo={go} />
      <Card>
        <div className={css.stack}>
          {step === 'about' && (
            <>
              <HeadlineField field={draft.field} />
              <WordFields field={draft.field} />
            </>
          )}
          {step === 'teaching' && <TeachingFields field={draft.field} />}
          {/* Stays while other steps are shown: an upload that runs goes on. */}
          <div hidden={step !== 'documents'}>
            <DocumentFields tutor={tutor} />
          </div>
          {step === 'check' && <CheckStep tutor={tutor} values={draft.values} onGo={go} />}
          {refusal && (
            <Alert color="red" variant="light" role="alert">
              {refusal}
            </Alert>
          )}
        </div>
        <div className={css.foot}>
          <SaveNote state={draft.state} clean={draft.clean} />
          <div className={css.actions}>
            {at > 0 && (
              <Button variant="default" onClick={() => go(order[at - 1] ?? 'about')}>
                {t.back}
              </Button>
            )}
            {step === 'check' ? (
              <Button loading={submit.running} disabled={missing.length > 0 || !draft.clean} onClick={send}>
                {t.check}
              </Button>
            ) : (
              <Button onClick={() => go(order[at + 1] ?? 'check')}>{t.next}</Button>
            )}
          </div>
        </div>
      </Card>
    </>
  )
}

function StepLine({
  step,
  missing,
  onGo,
}: {
  step: Step
  missing: readonly string[]
  onGo: (step: Step) => void
}) {
  const t = useText(messages)
  const format = useFormat()
  const at = order.indexOf(step)
  return (
    <nav aria-label={t.steps}>
      <Text size="sm" c="dimmed" mb={4}>
        {t.stepOf({ step: format.number(at + 1), count: format.number(order.length) })} · {t[step]}
      </Text>
      <ol className={css.steps}>
        {order.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              className={css.step}
              aria-current={name === step ? 'step' : undefined}
              data-done={
                (name !== 'check' && !missing.some((part) => stepOfPart[part] === name)) || undefined
              }
              onClick={() => onGo(name)}
            >
              {format.number(index + 1)} <span className={css.stepName}>{t[name]}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function SaveNote({ state, clean }: { state: SaveState; clean: boolean }) {
  const t = useText(messages)
  const shown = state === 'saved' && !clean ? 'saving' : state
  const Icon = { saved: IconCloudCheck, saving: IconCloudUp, waiting: IconCloudOff }[shown]
  return (
    <Text size="sm" {...(shown === 'waiting' ? { fw: 600 } : { c: 'dimmed' })} role="status" component="div">
      <span className={css.actions}>
        <Icon size={20} stroke={1.5} aria-hidden />
        {t[shown]}
      </span>
    </Text>
  )
}
