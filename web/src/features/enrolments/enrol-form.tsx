import type { Course, Enrollment, Learner } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { ApiError, api, newKey, useInvalidate, useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import {
  Card,
  Form,
  FormActions,
  notify,
  Page,
  SelectField,
  TextField,
  useForm,
  useGo,
} from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { nameOf } from './badges.tsx'
import { enrolmentNavigation } from './navigation-texts.ts'
import { placeTexts } from './texts.ts'

const messages = defineMessages({
  title: { en: 'Enrol a learner', ar: 'تسجيل متعلم', fa: 'ثبت‌نام فراگیر' },
  find: { en: 'Type to find', ar: 'اكتب للبحث', fa: 'برای یافتن بنویسید' },
  enrol: { en: 'Enrol', ar: 'تسجيل', fa: 'ثبت‌نام' },
  done: { en: '{name} is enrolled.', ar: 'تم تسجيل {name}.', fa: '{name} ثبت‌نام شد.' },
  toInvoice: { en: 'Invoice {number}', ar: 'فاتورة {number}', fa: 'فاکتور {number}' },
  chooseCourse: { en: 'Choose a course.', ar: 'اختر دورة.', fa: 'دوره‌ای برگزینید.' },
  chooseLearner: { en: 'Choose a learner.', ar: 'اختر متعلما.', fa: 'فراگیری برگزینید.' },
  override: { en: 'Why admit against the rule', ar: 'سبب القبول استثناء', fa: 'دلیل پذیرش استثنایی' },
  overrideHelp: { en: 'It is kept in the record.', ar: 'يحفظ في السجل.', fa: 'در سابقه می‌ماند.' },
})

const overridable = ['adults_only', 'too_young', 'too_old', 'birth_date_missing', 'gender_not_admitted']
interface Values {
  course: string | null
  learner: string | null
  override_reason: string
}

/** Staff give a learner a place at once, with its invoice; a rule in the way asks for a reason. */
export default function EnrolForm() {
  const t = useText(messages)
  const words = useText(placeTexts)
  const enrolments = useText(enrolmentNavigation).enrolments
  const format = useFormat()
  const go = useGo()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const [givenCourse] = useSearchParam('course')
  const [givenLearner] = useSearchParam('learner')
  const [courseText, setCourseText] = useState('')
  const [learnerText, setLearnerText] = useState('')
  const [inTheWay, setInTheWay] = useState<string | null>(null)
  const courses = useList<Course>('/api/v1/courses/', {
    search: courseText,
    status: 'registration_open,in_progress',
    page_size: 20,
  })
  const learners = useList<Learner>('/api/v1/learners/', {
    search: learnerText,
    archived: 'false',
    page_size: 20,
  })
  const form = useForm<Values, Enrollment>({
    initial: { course: givenCourse || null, learner: givenLearner || null, override_reason: '' },
    validate: (values) => ({
      course: values.course === null ? t.chooseCourse : undefined,
      learner: values.learner === null ? t.chooseLearner : undefined,
    }),
    submit: async (values) => {
      const kind = learners.rows.find((row) => row.id === values.learner)?.kind ?? 'child'
      const body = {
        course: values.course,
        [kind]: values.learner,
        invoice: 'now',
        ...(values.override_reason === '' ? {} : { override_reason: values.override_reason }),
      }
      try {
        return await api.post<Enrollment>('/api/v1/enrollments/', body, { idempotencyKey: key.current })
      } catch (error) {
        key.current = newKey()
        if (error instanceof ApiError && overridable.includes(error.code)) setInTheWay(error.code)
        throw error
      }
    },
    onDone: (enrollment) => {
      invalidate('/api/v1/enrollments/', '/api/v1/invoices/')
      const message = t.done({ name: nameOf(enrollment.learner) })
      const { invoice } = enrollment
      if (invoice)
        notify.ask(message, {
          label: t.toInvoice({ number: invoice.number }),
          run: () => go(`/admin/invoices/${invoice.id}`),
        })
      else notify.success(message)
      go('/admin/enrolments')
    },
  })
  const course = courses.rows.find((row) => row.id === form.values.course)
  return (
    <Page title={t.title} width="narrow" breadcrumbs={[{ label: enrolments, href: '/admin/enrolments' }]}>
      <Card>
        <Form form={form}>
          <SelectField
            {...form.field('course')}
            label={words.course}
            placeholder={t.find}
            required
            onSearch={setCourseText}
            options={courses.rows.map((row) => ({
              value: row.id,
              label: row.name,
              disabled: row.seats_left === 0,
            }))}
          />
          {course && <Text c="dimmed">{format.money(course.price, course.currency)}</Text>}
          <SelectField
            {...form.field('learner')}
            label={words.learner}
            placeholder={t.find}
            required
            onSearch={setLearnerText}
            options={learners.rows.map((row) => ({
              value: row.id,
              label: `${nameOf(row)} · ${row.unique_code}`,
            }))}
          />
          {inTheWay !== null && (
            <TextField
              {...form.field('override_reason')}
              label={t.override}
              description={t.overrideHelp}
              rows={2}
            />
          )}
          <FormActions form={form} label={t.enrol} onCancel={() => go('/admin/enrolments')} />
        </Form>
      </Card>
    </Page>
  )
}
