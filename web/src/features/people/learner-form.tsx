import type { Learner } from '@halqa/api-client'
import { useRef, type ReactNode } from 'react'
import { api, newKey, useInvalidate } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import {
  Card,
  DateField,
  Form,
  FormActions,
  PhoneField,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts'
import { GenderField } from './gender-field.tsx'
import { fullName, todayText } from './person.ts'
import css from './people.module.css'
import { PhotoField } from './photo-field.tsx'
import { useRelations } from './relations.ts'
import { personTexts } from './texts.ts'

const messages = defineMessages({
  child: { en: 'The child', ar: 'الطفل', fa: 'کودک' },
  guardian: { en: 'The guardian', ar: 'ولي الأمر', fa: 'سرپرست' },
  guardianPhone: { en: 'Guardian’s phone', ar: 'هاتف ولي الأمر', fa: 'تلفن سرپرست' },
  guardianPhoneHelp: {
    en: 'If this phone has an account, the child is added to it.',
    ar: 'إذا كان لهذا الرقم حساب فسيضاف الطفل إليه.',
    fa: 'اگر این شماره حساب داشته باشد، کودک به همان افزوده می‌شود.',
  },
  guardianFirst: { en: 'Guardian’s first name', ar: 'الاسم الأول لولي الأمر', fa: 'نام سرپرست' },
  guardianLast: { en: 'Guardian’s family name', ar: 'اسم عائلة ولي الأمر', fa: 'نام خانوادگی سرپرست' },
})

export const learnersPath = '/api/v1/learners/'

/** The front desk adds a child with the guardian who stands there. */
export function NewLearnerForm({
  onDone,
  onCancel,
}: {
  onDone: (learner: Learner) => void
  onCancel: () => void
}) {
  const t = useText(personTexts)
  const own = useText(messages)
  const relations = useRelations()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const form = useForm({
    initial: {
      first_name: '',
      last_name: '',
      dob: empty,
      gender: noGender,
      notes: '',
      image: empty,
      guardian_phone: '',
      guardian_first: '',
      guardian_last: '',
      relation: noRelation,
    },
    validate: (values) => ({
      first_name: values.first_name.trim() ? undefined : t.nameNeeded,
      dob: values.dob ? undefined : t.birthDateNeeded,
      gender: values.gender ? undefined : t.genderNeeded,
      guardian_phone: values.guardian_phone.trim() ? undefined : t.phoneNeeded,
    }),
    submit: ({ guardian_phone, guardian_first, guardian_last, relation, ...child }) =>
      api.post<Learner>(
        learnersPath,
        {
          ...child,
          guardian: {
            phone: guardian_phone,
            first_name: guardian_first,
            last_name: guardian_last,
            relation: relation ?? 'guardian',
          },
        },
        { idempotencyKey: key.current },
      ),
    onDone: (learner) => {
      invalidate(learnersPath)
      onDone(learner)
    },
  })
  const phone = form.field('guardian_phone')
  return (
    <Form form={form}>
      <Card title={own.child}>
        <Fields>
          <TextField label={t.firstName} required autoFocus {...form.field('first_name')} />
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
          <TextField label={t.notes} {...form.field('notes')} />
          <PhotoField person={fullName(form.values)} {...form.field('image')} />
        </Fields>
      </Card>
      <Card title={own.guardian}>
        <Fields>
          <PhoneField
            label={own.guardianPhone}
            description={own.guardianPhoneHelp}
            required
            {...phone}
            error={phone.error ?? form.errorOf('guardian.phone')}
          />
          <TextField label={own.guardianFirst} {...form.field('guardian_first')} />
          <TextField label={own.guardianLast} {...form.field('guardian_last')} />
          <SelectField label={t.relation} options={relations} {...form.field('relation')} />
        </Fields>
      </Card>
      <FormActions form={form} onCancel={onCancel} />
    </Form>
  )
}

const empty: string | null = null
const noGender: 'boy' | 'girl' | null = null
const noRelation: Learner['guardians'][number]['relation'] | null = null

/** A learner's facts as staff change them; a student's name and birth date belong to the account. */
export function EditLearnerForm({
  learner,
  onDone,
  onCancel,
}: {
  learner: Learner
  onDone: () => void
  onCancel: () => void
}) {
  const t = useText(personTexts)
  const invalidate = useInvalidate()
  const isChild = learner.kind === 'child'
  const { first_name, last_name, dob, gender, notes, image } = learner
  const form = useForm({
    initial: { first_name, last_name, dob, gender, phone: learner.phone ?? '', notes, image },
    validate: (values) => ({ first_name: !isChild || values.first_name.trim() ? undefined : t.nameNeeded }),
    submit: ({ phone, notes: newNotes, image: newImage, ...facts }) =>
      api.patch<Learner>(
        `${learnersPath}${learner.id}/`,
        { ...(isChild ? facts : {}), phone, notes: newNotes, image: newImage },
        { headers: { 'if-match': `"${learner.version}"` } },
      ),
    onDone: () => {
      invalidate(learnersPath)
      onDone()
    },
  })
  return (
    <Form form={form}>
      {isChild && (
        <>
          <TextField label={t.firstName} required {...form.field('first_name')} />
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
        </>
      )}
      <PhoneField label={t.phone} {...form.field('phone')} />
      <TextField label={t.notes} {...form.field('notes')} />
      <PhotoField person={fullName(form.values)} {...form.field('image')} />
      <FormActions form={form} onCancel={onCancel} />
    </Form>
  )
}

function Fields({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>
}
