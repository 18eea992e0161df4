import type { Instructor } from '@halqa/api-client'
import { TagsInput } from '@mantine/core'
import { useRef } from 'react'
import { api, newKey, useInvalidate } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  DateField,
  Form,
  FormActions,
  MoneyField,
  NumberField,
  PhoneField,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts'
import { instructorTexts } from './instructor-texts.ts'
import { fullName, todayText } from './person.ts'
import { PhotoField } from './photo-field.tsx'
import { personTexts } from './texts.ts'

export const instructorsPath = '/api/v1/instructors/'

export interface InstructorFormProps {
  /** Absent for a new one. */
  instructor?: Instructor
  /** False for the instructor himself: bio, subjects and photo only. */
  manages: boolean
  onDone: (instructor: Instructor) => void
  onCancel: () => void
}

export function InstructorForm({ instructor, manages, onDone, onCancel }: InstructorFormProps) {
  const t = useText(instructorTexts)
  const person = useText(personTexts)
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const form = useForm({
    initial: valuesOf(instructor),
    validate: (values) => ({
      phone: instructor || values.phone.trim() ? undefined : person.phoneNeeded,
      first_name: instructor || values.first_name.trim() ? undefined : person.nameNeeded,
    }),
    submit: ({
      phone,
      first_name,
      last_name,
      bio,
      tags,
      image,
      type,
      joined_date,
      featured_order,
      pay_rate,
    }) => {
      const own = { bio, tags, image }
      const managed = {
        type,
        featured_order,
        pay_rate: pay_rate.trim() === '' ? null : pay_rate,
        ...(joined_date ? { joined_date } : {}),
      }
      const body = manages ? { ...own, ...managed } : own
      if (!instructor)
        return api.post<Instructor>(
          instructorsPath,
          { phone, first_name, last_name, ...body },
          { idempotencyKey: key.current },
        )
      const headers: Record<string, string> = instructor.staff
        ? { 'if-match': `"${instructor.staff.version}"` }
        : {}
      return api.patch<Instructor>(`${instructorsPath}${instructor.id}/`, body, { headers })
    },
    onDone: (saved) => {
      invalidate(instructorsPath)
      onDone(saved)
    },
  })
  return (
    <Form form={form}>
      {!instructor && (
        <>
          <PhoneField label={person.phone} required autoFocus {...form.field('phone')} />
          <TextField label={person.firstName} required {...form.field('first_name')} />
          <TextField label={person.lastName} {...form.field('last_name')} />
        </>
      )}
      <TextField label={t.bio} rows={4} description={t.bioHelp} {...form.field('bio')} />
      <TagsInput label={t.tags} description={t.tagsHelp} maxTags={20} {...form.field('tags')} />
      {manages && (
        <>
          <SelectField
            label={t.type}
            required
            options={[
              { value: 'normal', label: t.normal },
              { value: 'supervisor', label: t.supervisor },
            ]}
            value={form.values.type}
            onChange={(type) => form.set({ type: type ?? 'normal' })}
            error={form.errorOf('type')}
          />
          <DateField label={t.joined} max={todayText()} {...form.field('joined_date')} />
          <MoneyField label={t.payRate} {...form.field('pay_rate')} />
          <NumberField label={t.featured} description={t.featuredHelp} {...form.field('featured_order')} />
        </>
      )}
      <PhotoField
        person={instructor ? fullName(instructor) : fullName(form.values)}
        {...form.field('image')}
      />
      <FormActions form={form} onCancel={onCancel} />
    </Form>
  )
}

function valuesOf(instructor: Instructor | undefined) {
  return {
    phone: '',
    first_name: '',
    last_name: '',
    bio: instructor?.bio ?? '',
    tags: instructor?.tags ?? [],
    image: instructor?.image ?? null,
    type: instructor?.type ?? 'normal',
    joined_date: instructor?.joined_date ?? null,
    featured_order: instructor?.featured_order ?? null,
    pay_rate: instructor?.staff?.pay_rate ?? '',
  }
}
