import type { OwnTutor } from '@halqa/api-client'
import { Alert, Button, Text } from '@mantine/core'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { KeyValue } from '../../ui/index.ts'
import { DocumentList } from './document-list.tsx'
import { Listed, useLanguageNames, Words } from './parts.tsx'
import { stepOfPart, type Step } from './steps.ts'
import css from './tutors.module.css'
import { tutorTexts } from './texts.ts'
import type { TutorValues } from './use-draft.ts'

const messages = defineMessages({
  missing: { en: 'Still missing', ar: 'ما زال ناقصا', fa: 'هنوز کم است' },
  after: {
    en: 'After you send it, a reviewer looks at your documents, usually within two working days. Until then nobody can book you.',
    ar: 'بعد الإرسال يراجع فريقنا مستنداتك، خلال يومي عمل عادة. ولا يمكن لأحد الحجز معك قبل ذلك.',
    fa: 'پس از ارسال، بازبین مدارکتان را می‌بیند؛ معمولاً در دو روز کاری. تا آن زمان کسی نمی‌تواند شما را رزرو کند.',
  },
})

/** Everything once more before it goes, and what is missing with the way there. */
export function CheckStep({
  tutor,
  values,
  onGo,
}: {
  tutor: OwnTutor
  values: TutorValues
  onGo: (step: Step) => void
}) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const missing = tutor.application?.missing ?? []
  const { headline, bio, subjects, languages, price, cv, certificates } = words
  const names: Readonly<Record<string, string>> = {
    headline,
    bio,
    subjects,
    languages,
    hourly_price: price,
    cv,
    certificates,
  }
  return (
    <>
      {missing.length > 0 ? (
        <Alert color="orange" variant="light" title={t.missing}>
          <div className={css.actions}>
            {missing.map((part) => (
              <Button key={part} variant="default" onClick={() => onGo(stepOfPart[part] ?? 'about')}>
                {names[part] ?? part}
              </Button>
            ))}
          </div>
        </Alert>
      ) : (
        <Text c="dimmed">{t.after}</Text>
      )}
      <TutorFacts values={values} />
      <DocumentList documents={tutor.application?.documents ?? []} />
    </>
  )
}

/** What a tutor said of himself, to read. */
export function TutorFacts({ values }: { values: Omit<TutorValues, 'introduction_video'> }) {
  const words = useText(tutorTexts)
  const format = useFormat()
  const nameOf = useLanguageNames()
  return (
    <>
      <KeyValue
        items={[
          { label: words.headline, value: values.headline && <Words>{values.headline}</Words> },
          { label: words.subjects, value: values.subjects.length > 0 && <Listed items={values.subjects} /> },
          {
            label: words.languages,
            value: values.languages.length > 0 && format.list(values.languages.map(nameOf)),
          },
          {
            label: words.price,
            value: values.hourly_price && format.money(values.hourly_price, values.currency),
          },
          { label: words.skills, value: values.skills.length > 0 && <Listed items={values.skills} /> },
        ].map((item) => ({ ...item, value: item.value || null }))}
      />
      {values.bio && (
        <div>
          <Text size="sm" c="dimmed">
            {words.bio}
          </Text>
          <Words>{values.bio}</Words>
        </div>
      )}
    </>
  )
}
