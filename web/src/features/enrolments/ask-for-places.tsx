import type { Child, CourseDetail, EnrollmentRequests, StudentProfile } from '@halqa/api-client'
import { Button, Checkbox, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate, useList, useMe, useOne, type Me } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import {
  Card,
  DetailSkeleton,
  EmptyState,
  Form,
  FormActions,
  Link,
  Loaded,
  Money,
  Page,
  TextField,
  useForm,
} from '../../ui/index.ts'
import { useParam, useSearchParam } from '../../url/index.ts'
import { Asked } from './asked.tsx'
import { nameOf } from './badges.tsx'
import { CourseFacts } from './course-facts.tsx'
import css from './enrolments.module.css'
import { ageOn, misfitOf, times } from './fit.ts'
import { checkTexts, placeTexts } from './texts.ts'

const messages = defineMessages({
  title: { en: 'Ask for places', ar: 'طلب الالتحاق', fa: 'درخواست ثبت‌نام' },
  who: { en: 'Who would like to come?', ar: 'من سيلتحق بالدورة؟', fa: 'چه کسی می‌آید؟' },
  myself: { en: 'I myself', ar: 'أنا شخصيا', fa: 'خودم' },
  addChild: { en: 'Add a child', ar: 'إضافة طفل', fa: 'افزودن فرزند' },
  noChildren: { en: 'Add your child first', ar: 'أضف طفلك أولا', fa: 'نخست فرزندتان را بیفزایید' },
  noChildrenDetail: {
    en: 'Name and birth date are enough; then you come back here.',
    ar: 'الاسم وتاريخ الميلاد يكفيان، ثم تعود إلى هنا.',
    fa: 'نام و تاریخ تولد بس است؛ سپس به اینجا برمی‌گردید.',
  },
  total: {
    en: '{count, plural, one {Total for # place} other {Total for # places}}',
    ar: '{count, plural, zero {الإجمالي} one {الإجمالي لمكان واحد} two {الإجمالي لمكانين} few {الإجمالي لـ # أماكن} many {الإجمالي لـ # مكانا} other {الإجمالي لـ # مكان}}',
    fa: '{count, plural, one {جمع برای # جا} other {جمع برای # جا}}',
  },
  notesHelp: { en: 'Anything that we should know', ar: 'أي شيء تود أن نعرفه', fa: 'هر چه باید بدانیم' },
  send: { en: 'Ask for the places', ar: 'إرسال الطلب', fa: 'فرستادن درخواست' },
  chooseOne: { en: 'Choose at least one.', ar: 'اختر واحدا على الأقل.', fa: 'دست‌کم یک نفر را برگزینید.' },
  next: { en: 'What happens next', ar: 'ماذا بعد ذلك', fa: 'گام‌های بعدی' },
  step1: {
    en: 'We look at your request and answer you.',
    ar: 'نراجع طلبك ونرد عليك.',
    fa: 'درخواستتان را بررسی می‌کنیم و پاسخ می‌دهیم.',
  },
  step1Direct: {
    en: 'The places are yours at once.',
    ar: 'تحجز الأماكن لك فورا.',
    fa: 'جاها بی‌درنگ از آن شماست.',
  },
  step2: {
    en: 'With the places comes one invoice for all of them.',
    ar: 'مع القبول تصلك فاتورة واحدة للجميع.',
    fa: 'همراه پذیرش، یک فاکتور برای همه می‌آید.',
  },
  step3: {
    en: 'You pay at the centre or send the receipt of a transfer from here.',
    ar: 'تدفع في المركز أو ترسل إيصال التحويل من هنا.',
    fa: 'در مرکز می‌پردازید یا رسید واریز را از همین‌جا می‌فرستید.',
  },
  full: {
    en: 'The course is full. You can still ask: then you wait in line, and nothing is to be paid.',
    ar: 'اكتمل عدد الدورة. يمكنك الطلب لتنتظر في القائمة دون أن تدفع شيئا.',
    fa: 'ظرفیت پر است. باز هم می‌توانید درخواست بدهید: در صف می‌مانید و چیزی نمی‌پردازید.',
  },
  closed: {
    en: 'The course takes no registrations now.',
    ar: 'التسجيل في الدورة مغلق حاليا.',
    fa: 'دوره اکنون ثبت‌نام نمی‌پذیرد.',
  },
  otherCourses: { en: 'Other courses', ar: 'دورات أخرى', fa: 'دوره‌های دیگر' },
})

/** From a course to a request: who comes, what it costs, what happens next. */
export default function AskForPlaces() {
  const slug = useParam('slug')
  const t = useText(messages)
  const { me } = useMe()
  const course = useOne<CourseDetail>(`/api/v1/courses/${slug}/`)
  const [asked, setAsked] = useState<EnrollmentRequests | null>(null)
  return (
    <Page title={asked ? (asked.results[0]?.course.name ?? t.title) : t.title} width="narrow">
      <Loaded {...course}>
        {(found) => (
          <div className={css.stack}>
            <CourseFacts course={found} />
            {asked && <Asked requests={asked.results} />}
            {!asked && !isOpen(found) && (
              <EmptyState
                title={t.closed}
                action={
                  <Button component="a" href="/courses">
                    {t.otherCourses}
                  </Button>
                }
              />
            )}
            {!asked &&
              isOpen(found) &&
              (me ? <Asking course={found} me={me} slug={slug} onAsked={setAsked} /> : <DetailSkeleton />)}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function isOpen(course: CourseDetail): boolean {
  return course.status === 'registration_open' || course.status === 'in_progress'
}

interface AskingProps {
  course: CourseDetail
  me: Me
  slug: string
  onAsked: (requests: EnrollmentRequests) => void
}

interface Values {
  children: string[]
  student: string | null
  notes: string
}

function Asking({ course, me, slug, onAsked }: AskingProps) {
  const t = useText(messages)
  const words = useText(placeTexts)
  const invalidate = useInvalidate()
  const [fresh] = useSearchParam('child')
  const [before] = useSearchParam('chosen')
  const family = useList<Child>('/api/v1/parents/children/', { page_size: 100 })
  const student = useOne<StudentProfile>(
    '/api/v1/student-profile/',
    {},
    { enabled: me.roles.includes('student') },
  )
  const key = useRef(newKey())
  const form = useForm<Values, EnrollmentRequests>({
    initial: { children: [...before.split(','), fresh].filter(Boolean), student: null, notes: '' },
    guard: false,
    validate: (values) => ({
      children: values.children.length === 0 && values.student === null ? t.chooseOne : undefined,
    }),
    submit: (values) => ask(course, values, key.current),
    onDone: (requests) => {
      invalidate('/api/v1/enrollment-requests/', '/api/v1/enrollments/', '/api/v1/invoices/')
      onAsked(requests)
    },
  })
  const chosen = form.values.children.length + (form.values.student === null ? 0 : 1)
  // Whoever is chosen stays chosen while another child is added.
  const back = `/enrol/${slug}${form.values.children.length > 0 ? `?chosen=${form.values.children.join(',')}` : ''}`
  const add = `/family/new?next=${encodeURIComponent(back)}`
  if (family.loading) return <DetailSkeleton />
  if (family.rows.length === 0 && !student.data) {
    return (
      <EmptyState
        title={t.noChildren}
        detail={t.noChildrenDetail}
        action={
          <Button component={Link} href={add}>
            {t.addChild}
          </Button>
        }
      />
    )
  }
  const { error } = form.field('children')
  return (
    <Form form={form}>
      <Card title={t.who}>
        <div className={css.stack} role="group" aria-label={t.who}>
          {family.rows.map((child) => (
            <ChildChoice
              key={child.id}
              child={child}
              course={course}
              chosen={form.values.children.includes(child.id)}
              onChange={(on) =>
                form.set({
                  children: on
                    ? [...form.values.children, child.id]
                    : form.values.children.filter((id) => id !== child.id),
                })
              }
            />
          ))}
          {student.data && (
            <label className={css.choice} data-chosen={form.values.student !== null || undefined}>
              <Checkbox
                checked={form.values.student !== null}
                onChange={(event) =>
                  form.set({
                    student: event.currentTarget.checked ? (student.data?.learner_id ?? null) : null,
                  })
                }
                aria-label={t.myself}
              />
              <Text fw={500}>{t.myself}</Text>
            </label>
          )}
          {error && (
            <Text c="red" size="sm" role="alert">
              {error}
            </Text>
          )}
          {me.roles.includes('parent') && (
            <Button
              component={Link}
              href={add}
              variant="subtle"
              leftSection={<IconPlus size={18} aria-hidden />}
            >
              {t.addChild}
            </Button>
          )}
        </div>
      </Card>
      <TextField
        {...form.field('notes')}
        label={words.notes}
        description={t.notesHelp}
        rows={2}
        maxLength={2000}
      />
      <Card title={t.next}>
        <ol className={css.steps}>
          <li>{course.seats_left === 0 ? t.full : course.requires_approval ? t.step1 : t.step1Direct}</li>
          <li>{t.step2}</li>
          <li>{t.step3}</li>
        </ol>
        {chosen > 0 && (
          <div className={css.total}>
            <Text>{t.total({ count: chosen })}</Text>
            <Text fw={700} size="xl">
              <Money amount={times(course.price, chosen)} currency={course.currency} />
            </Text>
          </div>
        )}
      </Card>
      <FormActions form={form} label={t.send} wide />
    </Form>
  )
}

function ask(course: CourseDetail, values: Values, idempotencyKey: string): Promise<EnrollmentRequests> {
  const body = {
    course: course.id,
    children: values.children,
    notes: values.notes,
    ...(values.student === null ? {} : { student: values.student }),
  }
  return api.post<EnrollmentRequests>('/api/v1/enrollment-requests/family/', body, { idempotencyKey })
}

function ChildChoice({
  child,
  course,
  chosen,
  onChange,
}: {
  child: Child
  course: CourseDetail
  chosen: boolean
  onChange: (on: boolean) => void
}) {
  const words = useText(placeTexts)
  const checks = useText(checkTexts)
  const format = useFormat()
  const today = new Date().toISOString().slice(0, 10)
  const misfit = misfitOf(course, child, today)
  return (
    <label className={css.choice} data-chosen={chosen || undefined} data-off={misfit ? true : undefined}>
      <Checkbox
        checked={chosen}
        disabled={misfit !== undefined && !chosen}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-label={nameOf(child)}
      />
      <span>
        <Text fw={500} span>
          <bdi>{nameOf(child)}</bdi>
        </Text>
        <Text size="sm" c={misfit ? 'red' : 'dimmed'}>
          {misfit ? checks[misfit] : words.age({ years: ageOn(child.dob, course.start_date ?? today) })}
        </Text>
      </span>
      <Text>{format.money(course.price, course.currency)}</Text>
    </label>
  )
}
