import type { File as StoredFile } from '@halqa/api-client'
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { upload } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { FileField } from '../../ui/index.ts'
import css from './catalog.module.css'
import { courseTexts } from './course-texts.ts'

interface PictureFieldProps {
  value: string | null
  onChange: (value: string | null) => void
  error: string | undefined
}

/** The course's picture: the present one with a way to change it, or the place to choose one. */
export function PictureField({ value, onChange, error }: PictureFieldProps) {
  const t = useText(courseTexts)
  const [choosing, setChoosing] = useState(value === null)
  if (!choosing && value?.startsWith('/')) {
    return (
      <Stack gap="xs">
        <img className={css.cover} src={`${value}?w=720`} alt={t.image} />
        <Group gap="xs">
          <Button variant="default" onClick={() => setChoosing(true)}>
            {t.changeImage}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              onChange(null)
              setChoosing(true)
            }}
          >
            {t.removeImage}
          </Button>
        </Group>
      </Stack>
    )
  }
  return (
    <FileField<StoredFile>
      label={t.image}
      accept="image/*"
      maxSize={8_000_000}
      error={error}
      send={(file, tell) =>
        upload<StoredFile>('/api/v1/files/', file, { ...tell, fields: { purpose: 'course_image' } })
      }
      onSent={(sent) => onChange(sent?.id ?? null)}
    />
  )
}
