import type { Child } from '@halqa/api-client'
import { useRef } from 'react'
import { api, newKey, useInvalidate } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { DateField, Form, FormActions, PhoneField, SelectField, TextField, useForm } from '../../ui/index.ts'
import { GenderField } from './gender-field.tsx'
import { fullName, todayText } from './person.ts'
import { PhotoField } from './photo-field.tsx'
import { useRelations } from './relations.ts'
import { personTexts } from './texts.ts'

const messages = defineMessages({
  add: { en: 'Add the child', ar: 'إضافة الطفل', fa: 'افزودن کودک' },
  notesHelp: {
    en: 'Allergies, or anything that the teacher should know',
    ar: 'حساسية أو أي شيء يحتاج المعلم أن يعرفه',
    fa: 'حساسیت یا هر چیزی که مدرس باید بداند',
  },
})

export const childrenPath = '/api/v1/parents/children/'

export interface ChildFormProps {
  /** Absent for a new child. */
  child?: Child
  /** The parent's family name, which most children share. */
  familyName?: string
  onDone: (child: Child) => void
  onCancel: () => void
}

/** A child's facts. A new child needs only three of them. */
export function ChildForm({ child, familyName = '', onDone, onCancel }: ChildFormProps) {
  const t = useText(personTexts)
  const own = useText(messages)
  const relations = useRelations()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const form = useForm({
    initial: {
      first_name: child?.first_name ?? '',
      last_name: child?.last_name ?? familyName,
      dob: child?.dob ?? null,
      gender: child?.gender ?? null,
      relation: child?.relation ?? null,
      phone: child?.phone ?? '',
      notes: child?.notes ?? '',
      image: child?.image ?? null,
    },
    validate: (values) => ({
      first_name: values.first_name.trim() ? undefined : t.nameNeeded,
      dob: values.dob ? undefined : t.birthDateNeeded,
      gender: values.gender ? undefined : t.genderNeeded,
    }),
    submit: ({ relation, ...values }) =>
      child
        ? api.patch<Child>(`${childrenPath}${child.id}/`, values)
        : api.post<Child>(
            childrenPath,
            { ...values, relation: relation ?? 'guardian' },
            { idempotencyKey: key.current },
          ),
    onDone: (saved) => {
      invalidate(childrenPath)
      onDone(saved)
    },
  })
  return (
    <Form form={form}>
      <TextField label={t.firstName} required autoFocus={!child} {...form.field('first_name')} />
      <TextField label={t.lastName} {...form.field('last_name')} />
      <DateField label={t.birthDate} required max={todayText()} {...form.field('dob')} />
      <GenderField
        label={t.gender}
        required
        options={[
          { value: 'boy', label: t.boy },
          { value: 'girl', label: t.girl },
        ]}
        {...form.field('gender')}
      />
      {!child && <SelectField label={t.relation} options={relations} {...form.field('relation')} />}
      {child && <PhoneField label={t.phone} {...form.field('phone')} />}
      <TextField label={t.notes} description={own.notesHelp} {...form.field('notes')} />
      <PhotoField person={fullName(form.values)} {...form.field('image')} />
      <FormActions form={form} onCancel={onCancel} {...(child ? {} : { label: own.add })} />
    </Form>
  )
}
