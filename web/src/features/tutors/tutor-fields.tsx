import { TagsInput } from '@mantine/core'
import { useText } from '../../i18n/index.ts'
import { MoneyField, MultiSelectField, SelectField, TextField } from '../../ui/index.ts'
import { useCurrencies, useLanguageNames } from './parts.tsx'
import css from './tutors.module.css'
import { tutorTexts } from './texts.ts'

/** Languages that the server knows (docs/domain/people.md). */
const languageCodes =
  'ar fa en fr de es it tr ur ru zh hi bn id ms ps ku az he pt nl sv ja ko so sw am ha uk pl'.split(' ')

interface Bound<T> {
  name: string
  value: T
  error: string | undefined
  onChange: (value: T) => void
}

/** Binds a field by its name: a draft's or a form's. */
export interface TutorBinding {
  (name: 'headline' | 'bio' | 'hourly_price' | 'currency' | 'introduction_video'): Bound<string>
  (name: 'subjects' | 'languages' | 'skills'): Bound<string[]>
}

export function WordFields({ field }: { field: TutorBinding }) {
  const t = useText(tutorTexts)
  return (
    <TextField label={t.bio} description={t.bioHelp} rows={6} maxLength={4000} required {...field('bio')} />
  )
}

export function HeadlineField({ field, description }: { field: TutorBinding; description?: string }) {
  const t = useText(tutorTexts)
  return (
    <TextField
      label={t.headline}
      description={description ?? t.headlineHelp}
      maxLength={120}
      required
      {...field('headline')}
    />
  )
}

export function TeachingFields({ field }: { field: TutorBinding }) {
  const t = useText(tutorTexts)
  const nameOf = useLanguageNames()
  const currencies = useCurrencies()
  const { value: currency, onChange: choose, ...chosen } = field('currency')
  return (
    <>
      <TagsInput
        label={t.subjects}
        description={t.subjectsHelp}
        required
        maxTags={20}
        maxLength={60}
        acceptValueOnBlur
        {...field('subjects')}
      />
      <MultiSelectField
        label={t.languages}
        required
        options={languageCodes.map((value) => ({ value, label: nameOf(value) }))}
        {...field('languages')}
      />
      <div className={css.pair}>
        <MoneyField label={t.price} required currency={currency} {...field('hourly_price')} />
        <SelectField
          label={t.currency}
          required
          searchable
          options={currencies}
          value={currency}
          onChange={(value) => choose(value ?? currency)}
          {...chosen}
        />
      </div>
      <TagsInput
        label={t.skills}
        description={t.skillsHelp}
        maxTags={20}
        maxLength={60}
        acceptValueOnBlur
        {...field('skills')}
      />
      <TextField
        label={t.video}
        description={t.videoHelp}
        ltr
        inputMode="url"
        maxLength={500}
        {...field('introduction_video')}
      />
    </>
  )
}
