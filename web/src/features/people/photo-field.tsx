import type { File as StoredFile } from '@halqa/api-client'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { upload } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Avatar, FileField } from '../../ui/index.ts'
import { smaller } from './person.ts'
import { personTexts } from './texts.ts'

const messages = defineMessages({
  change: { en: 'Change the photo', ar: 'تغيير الصورة', fa: 'تغییر عکس' },
  remove: { en: 'Remove the photo', ar: 'إزالة الصورة', fa: 'حذف عکس' },
})

interface PhotoFieldProps {
  /** Whose photo. */
  person: string
  /** The link of the present photo, the id of a new one, or null. */
  value: string | null
  onChange: (value: string | null) => void
  error?: string | undefined
}

/** The person's photo: the present one with a way to change it, or the place to choose one. */
export function PhotoField({ person, value, onChange, error }: PhotoFieldProps) {
  const t = useText(messages)
  const words = useText(personTexts)
  const [choosing, setChoosing] = useState(value === null)
  if (!choosing && value !== null) {
    return (
      <Group gap="md">
        <Avatar name={person} src={smaller(value, 128)} size={64} />
        <Button variant="default" onClick={() => setChoosing(true)}>
          {t.change}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            onChange(null)
            setChoosing(true)
          }}
        >
          {t.remove}
        </Button>
      </Group>
    )
  }
  return (
    <FileField<StoredFile>
      label={words.photo}
      description={words.optional}
      error={error}
      maxSize={6_000_000}
      send={(file, tell) =>
        upload<StoredFile>('/api/v1/files/', file, { ...tell, fields: { purpose: 'avatar' } })
      }
      onSent={(sent) => onChange(sent?.id ?? null)}
    />
  )
}
