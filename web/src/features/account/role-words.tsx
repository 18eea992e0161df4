import type { RoleInfo } from '@halqa/api-client'
import { SimpleGrid } from '@mantine/core'
import { useText } from '../../i18n/index.ts'
import { TextField, type FormHandle } from '../../ui/index.ts'
import { roleScreenTexts } from './role-texts.ts'

export interface RoleWords {
  name_en: string
  name_ar: string
  name_fa: string
  purpose_en: string
  purpose_ar: string
  purpose_fa: string
}

export function wordsOf(role?: Pick<RoleInfo, 'name' | 'description'>): RoleWords {
  const { name, description } = role ?? {
    name: { en: '', ar: '', fa: '' },
    description: { en: '', ar: '', fa: '' },
  }
  return {
    name_en: name.en,
    name_ar: name.ar,
    name_fa: name.fa,
    purpose_en: description.en,
    purpose_ar: description.ar,
    purpose_fa: description.fa,
  }
}

/** As the API wants them. */
export function bodyOf(words: RoleWords) {
  return {
    name: { en: words.name_en.trim(), ar: words.name_ar.trim(), fa: words.name_fa.trim() },
    description: { en: words.purpose_en.trim(), ar: words.purpose_ar.trim(), fa: words.purpose_fa.trim() },
  }
}

export function missingWords(words: RoleWords, needed: string) {
  const missing = (text: string) => (text.trim().length >= 2 ? undefined : needed)
  return { name_en: missing(words.name_en), name_ar: missing(words.name_ar), name_fa: missing(words.name_fa) }
}

type Binding = ReturnType<FormHandle<RoleWords>['field']>

/** A role's name and purpose in three languages. */
export function RoleWordFields({ field }: { field: (name: keyof RoleWords) => Binding }) {
  const t = useText(roleScreenTexts)
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextField label={t.nameEn} required ltr maxLength={60} {...field('name_en')} />
        <TextField label={t.nameAr} required maxLength={60} {...field('name_ar')} />
        <TextField label={t.nameFa} required maxLength={60} {...field('name_fa')} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextField label={t.purposeEn} ltr maxLength={300} {...field('purpose_en')} />
        <TextField label={t.purposeAr} maxLength={300} {...field('purpose_ar')} />
        <TextField label={t.purposeFa} maxLength={300} {...field('purpose_fa')} />
      </SimpleGrid>
    </>
  )
}
