import type { Broadcast, BroadcastReach } from '@halqa/api-client'
import { Checkbox, Group, Input, Text } from '@mantine/core'
import { useRef } from 'react'
import { api, newKey, useInvalidate, useList, useOne, useTopic } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import {
  Ago,
  Card,
  EmptyState,
  Form,
  FormActions,
  ListSkeleton,
  MultiSelectField,
  Page,
  Progress,
  TextField,
  notify,
  useForm,
} from '../../ui/index.ts'
import { broadcastsPath, notificationsPath, previewPath } from './paths.ts'
import { notificationNavigation } from './texts.ts'

const messages = defineMessages({
  title: { en: 'Title', ar: 'العنوان', fa: 'عنوان' },
  body: { en: 'Text', ar: 'النص', fa: 'متن' },
  roles: { en: 'To everybody who is', ar: 'إلى كل من هو', fa: 'به همهٔ' },
  courses: { en: 'And the families of these courses', ar: 'وأسر هذه الدورات', fa: 'و خانواده‌های این دوره‌ها' },
  ways: { en: 'Ways', ar: 'طرق الإرسال', fa: 'راه‌ها' },
  inApp: { en: 'In the app', ar: 'في التطبيق', fa: 'در برنامه' },
  email: { en: 'E-mail', ar: 'بريد', fa: 'ایمیل' },
  sms: { en: 'Text message', ar: 'رسالة نصية', fa: 'پیامک' },
  reach: {
    en: '{recipients, plural, one {Reaches # person} other {Reaches # people}}; {email} have e-mail, {sms} a phone.',
    ar: 'يصل إلى {recipients, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصا} other {# شخص}}؛ لدى {email} بريد ولدى {sms} هاتف.',
    fa: 'به {recipients, plural, one {# نفر} other {# نفر}} می‌رسد؛ {email} نفر ایمیل و {sms} نفر تلفن دارند.',
  },
  nobody: { en: 'Choose who gets it.', ar: 'اختر من يستلمه.', fa: 'گیرندگان را انتخاب کنید.' },
  needed: { en: 'This is needed.', ar: 'هذا مطلوب.', fa: 'این لازم است.' },
  send: { en: 'Send', ar: 'إرسال', fa: 'فرستادن' },
  started: { en: 'It is on its way.', ar: 'جارٍ الإرسال.', fa: 'در راه است.' },
  sent: { en: 'Sent so far', ar: 'أُرسل حتى الآن', fa: 'تاکنون فرستاده شده' },
  earlier: { en: 'Earlier ones', ar: 'السابقة', fa: 'پیشین' },
  none: { en: 'No announcements yet', ar: 'لا إعلانات بعد', fa: 'هنوز اطلاعیه‌ای نیست' },
  by: { en: '{sender}, to {total}', ar: '{sender}، إلى {total}', fa: '{sender}، به {total}' },
  parent: { en: 'a parent', ar: 'ولي أمر', fa: 'والدین' },
  student: { en: 'a student', ar: 'طالب', fa: 'دانشجویان' },
  instructor: { en: 'an instructor', ar: 'معلم', fa: 'مدرسان' },
  tutor: { en: 'a tutor', ar: 'مدرس خصوصي', fa: 'معلمان خصوصی' },
  supervisor: { en: 'a supervisor', ar: 'مشرف', fa: 'سرپرستان' },
  support: { en: 'at support', ar: 'في الدعم', fa: 'پشتیبانی' },
  financial: { en: 'in finance', ar: 'في المالية', fa: 'مالی' },
  admin: { en: 'an administrator', ar: 'مدير', fa: 'مدیران' },
})

const roles = [
  'parent',
  'student',
  'instructor',
  'tutor',
  'supervisor',
  'support',
  'financial',
  'admin',
] as const

/** Writes an announcement, shows whom it reaches before and how far it is after. */
export default function BroadcastsPage() {
  const t = useText(messages)
  const title = useText(notificationNavigation).broadcasts
  return (
    <Page title={title} width="narrow">
      <Card>
        <BroadcastForm />
      </Card>
      <Earlier heading={t.earlier} />
    </Page>
  )
}

interface Course {
  id: string
  name: string
}

function BroadcastForm() {
  const t = useText(messages)
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const courses = useList<Course>('/api/v1/courses/', { page_size: 100, ordering: '-start_date' })
  const form = useForm({
    initial: {
      title: '',
      body: '',
      roles: [] as string[],
      course_ids: [] as string[],
      email: true,
      sms: false,
    },
    validate: (values) => ({
      title: values.title.trim() ? undefined : t.needed,
      body: values.body.trim() ? undefined : t.needed,
      roles: values.roles.length + values.course_ids.length > 0 ? undefined : t.nobody,
    }),
    submit: ({ email, sms, ...values }) =>
      api.post<Broadcast>(
        notificationsPath,
        { ...values, channels: ['in_app', ...(email ? ['email'] : []), ...(sms ? ['sms'] : [])] },
        { idempotencyKey: key.current },
      ),
    onDone: () => {
      key.current = newKey()
      invalidate(broadcastsPath)
      notify.success(t.started)
      form.reset()
    },
  })
  const { values } = form
  return (
    <Form form={form}>
      <TextField label={t.title} required maxLength={150} {...form.field('title')} />
      <TextField label={t.body} required rows={4} maxLength={5000} {...form.field('body')} />
      <MultiSelectField
        label={t.roles}
        options={roles.map((role) => ({ value: role, label: t[role] }))}
        {...form.field('roles')}
      />
      <MultiSelectField
        label={t.courses}
        options={courses.rows.map((course) => ({ value: course.id, label: course.name }))}
        {...form.field('course_ids')}
      />
      <Input.Wrapper label={t.ways} labelElement="div">
        <Group mt={6} role="group" aria-label={t.ways}>
          <Checkbox label={t.inApp} checked readOnly />
          <Checkbox
            label={t.email}
            checked={values.email}
            onChange={(event) => form.set({ email: event.currentTarget.checked })}
          />
          <Checkbox
            label={t.sms}
            checked={values.sms}
            onChange={(event) => form.set({ sms: event.currentTarget.checked })}
          />
        </Group>
      </Input.Wrapper>
      <Reach roles={values.roles} courseIds={values.course_ids} />
      <FormActions form={form} label={t.send} />
    </Form>
  )
}

/** Whom it would reach now. */
function Reach({ roles: chosen, courseIds }: { roles: readonly string[]; courseIds: readonly string[] }) {
  const t = useText(messages)
  const format = useFormat()
  const body = { roles: chosen, course_ids: courseIds }
  const reach = useOne<BroadcastReach>(
    { key: `${previewPath}${JSON.stringify(body)}`, call: () => api.post<BroadcastReach>(previewPath, body) },
    {},
    { enabled: chosen.length + courseIds.length > 0 },
  )
  return (
    <Text role="status" c="dimmed" mih={26}>
      {reach.data
        ? t.reach({
            recipients: reach.data.recipients,
            email: format.number(reach.data.email),
            sms: format.number(reach.data.sms),
          })
        : ''}
    </Text>
  )
}

function Earlier({ heading }: { heading: string }) {
  const t = useText(messages)
  const format = useFormat()
  const list = useList<Broadcast>(broadcastsPath, { page_size: 20 })
  useTopic('notifications', (event) => {
    if (event.type === 'broadcast') void list.reload()
  })
  return (
    <section aria-label={heading}>
      <Text component="h2" fw={650} mt="lg" mb="sm">
        {heading}
      </Text>
      {list.loading && <ListSkeleton rows={3} />}
      {!list.loading && list.rows.length === 0 && <EmptyState title={t.none} />}
      {list.rows.map((broadcast) => (
        <div key={broadcast.id} style={{ marginBlockEnd: 12 }}>
          <Card title={<span dir="auto">{broadcast.title}</span>} action={<Ago at={broadcast.created_at} />}>
            <Text dir="auto" mb="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {broadcast.body}
            </Text>
            {broadcast.finished_at === null ? (
              <Progress label={t.sent} done={broadcast.done} total={broadcast.total} />
            ) : (
              <Text size="sm" c="dimmed">
                {t.by({ sender: broadcast.sender, total: format.number(broadcast.total) })}
              </Text>
            )}
          </Card>
        </div>
      ))}
    </section>
  )
}
