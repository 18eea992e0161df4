import type { TutorReasons } from '@halqa/api-client'
import { Modal, Radio, Stack } from '@mantine/core'
import { useOne } from '../../api/index.ts'
import { defineMessages, isLocale, useLocale, useText } from '../../i18n/index.ts'
import { Form, FormActions, Loaded, TextField, useForm } from '../../ui/index.ts'
import { applicationsPath } from './paths.ts'

const messages = defineMessages({
  rejectTitle: {
    en: 'Why is it rejected? The applicant reads this.',
    ar: 'ما سبب الرفض؟ سيقرؤه المتقدم.',
    fa: 'چرا رد می‌شود؟ متقاضی آن را می‌خواند.',
  },
  askTitle: {
    en: 'What is missing? The applicant reads this.',
    ar: 'ما الناقص؟ سيقرؤه المتقدم.',
    fa: 'چه چیزی کم است؟ متقاضی آن را می‌خواند.',
  },
  usual: { en: 'Usual words', ar: 'عبارات معتادة', fa: 'عبارت‌های معمول' },
  own: { en: 'Own words only', ar: 'بكلماتي فقط', fa: 'فقط به قلم خودم' },
  words: { en: 'Own words', ar: 'بكلماتك', fa: 'به قلم شما' },
  translated: {
    en: 'The usual words reach the applicant in his own language.',
    ar: 'تصل العبارات المعتادة إلى المتقدم بلغته.',
    fa: 'عبارت‌های معمول به زبان خود متقاضی می‌رسد.',
  },
  short: { en: 'A few words, please.', ar: 'اكتب بضع كلمات من فضلك.', fa: 'لطفاً چند کلمه بنویسید.' },
  reject: { en: 'Reject', ar: 'رفض', fa: 'رد کردن' },
  ask: { en: 'Ask', ar: 'طلب', fa: 'درخواست' },
})

export interface Reason {
  reason_code?: string
  reason?: string
}

export interface VerdictDialogProps {
  /** Which question is asked; null = closed. */
  kind: 'reject' | 'ask' | null
  /** The applicant's language: a usual reason is shown as he reads it. */
  locale: string | null
  onClose: () => void
  onConfirm: (kind: 'reject' | 'ask', reason: Reason) => Promise<unknown>
}

/** A usual reason, own words, or both. */
export function VerdictDialog({ kind, locale, onClose, onConfirm }: VerdictDialogProps) {
  const t = useText(messages)
  const reasons = useOne<TutorReasons>(`${applicationsPath}reasons/`, {}, { freshFor: 3_600_000 })
  return (
    <Modal
      opened={kind !== null}
      onClose={onClose}
      title={kind === 'ask' ? t.askTitle : t.rejectTitle}
      size="lg"
    >
      {kind !== null && (
        <Loaded {...reasons}>
          {(known) => (
            <Asking
              usual={known[kind]}
              label={t[kind]}
              locale={locale}
              onClose={onClose}
              onConfirm={(reason) => onConfirm(kind, reason)}
            />
          )}
        </Loaded>
      )}
    </Modal>
  )
}

interface AskingProps {
  usual: TutorReasons['reject']
  label: string
  locale: string | null
  onClose: () => void
  onConfirm: (reason: Reason) => Promise<unknown>
}

function Asking({ usual, label, locale, onClose, onConfirm }: AskingProps) {
  const t = useText(messages)
  const { locale: own } = useLocale()
  const theirs = locale !== null && isLocale(locale) ? locale : own
  const form = useForm({
    initial: { code: usual[0]?.code ?? '', reason: '' },
    guard: false,
    validate: ({ code, reason }) => ({
      reason: code === '' && reason.trim().length < 5 ? t.short : undefined,
    }),
    submit: ({ code, reason }) =>
      onConfirm({
        ...(code === '' ? {} : { reason_code: code }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    onDone: onClose,
  })
  return (
    <Form form={form}>
      <Radio.Group
        label={t.usual}
        description={t.translated}
        value={form.values.code}
        onChange={(code) => form.set({ code })}
      >
        <Stack gap={4} mt="xs">
          {usual.map(({ code, text }) => (
            <Radio
              key={code}
              value={code}
              py={8}
              label={text[own]}
              description={
                theirs === own ? undefined : (
                  <span lang={theirs} dir="auto" style={{ display: 'block' }}>
                    {text[theirs]}
                  </span>
                )
              }
            />
          ))}
          <Radio value="" py={8} label={t.own} />
        </Stack>
      </Radio.Group>
      <TextField
        {...form.field('reason')}
        label={t.words}
        rows={3}
        maxLength={1000}
        required={form.values.code === ''}
      />
      <FormActions form={form} label={label} onCancel={onClose} />
    </Form>
  )
}
