import type { CourseDetail, Instructor, Lecture, Room } from '@halqa/api-client'
import { Stack, Text } from '@mantine/core'
import { useRef } from 'react'
import { api, newKey, useInvalidate, useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useFormatSettings, useText } from '../../i18n/index.ts'
import {
  CheckField,
  DateField,
  Form,
  FormActions,
  notify,
  SelectField,
  TextField,
  TimeField,
  useForm,
} from '../../ui/index.ts'
import css from './catalog.module.css'
import { course as coursePath, lecture as lecturePath, paths } from './paths.ts'
import { personName } from './words.ts'

const messages = defineMessages({
  topic: { en: 'Topic', ar: 'الموضوع', fa: 'موضوع' },
  day: { en: 'Day', ar: 'اليوم', fa: 'روز' },
  from: { en: 'From', ar: 'من', fa: 'از' },
  to: { en: 'To', ar: 'إلى', fa: 'تا' },
  room: { en: 'Room', ar: 'القاعة', fa: 'اتاق' },
  instructor: { en: 'Given by', ar: 'يقدمها', fa: 'برگزارکننده' },
  link: { en: 'Meeting link', ar: 'رابط الاجتماع', fa: 'پیوند جلسه' },
  following: {
    en: 'Room, instructor and link also for all later lectures',
    ar: 'القاعة والمعلم والرابط لكل المحاضرات التالية أيضا',
    fa: 'اتاق، مدرس و پیوند برای همهٔ جلسه‌های بعد هم',
  },
  saved: { en: 'Saved', ar: 'تم الحفظ', fa: 'ذخیره شد' },
  proposed: {
    en: 'Proposed. A supervisor decides.',
    ar: 'تم الاقتراح، والقرار للمشرف.',
    fa: 'پیشنهاد شد؛ سرپرست تصمیم می‌گیرد.',
  },
  dayNeeded: { en: 'Choose a day.', ar: 'اختر يوما.', fa: 'روز را برگزینید.' },
  reason: {
    en: 'Why? Families will read this.',
    ar: 'السبب؟ ستقرؤه الأسر.',
    fa: 'دلیل؟ خانواده‌ها آن را می‌خوانند.',
  },
  short: { en: 'At least 5 characters.', ar: '5 أحرف على الأقل.', fa: 'دست‌کم ۵ نویسه.' },
  append: {
    en: 'Make another lecture at the end instead',
    ar: 'إضافة محاضرة بديلة في النهاية',
    fa: 'به‌جای آن یک جلسه در پایان بیفزا',
  },
  later: {
    en: 'Cancel all later lectures too',
    ar: 'إلغاء كل المحاضرات التالية أيضا',
    fa: 'همهٔ جلسه‌های بعد هم لغو شود',
  },
  cancelOne: { en: 'Cancel the lecture', ar: 'إلغاء المحاضرة', fa: 'لغو جلسه' },
  what: { en: 'Lecture {number}, {day}', ar: 'المحاضرة {number}، {day}', fa: 'جلسهٔ {number}، {day}' },
})

interface LectureFormProps {
  course: CourseDetail
  /** Absent: an additional one. */
  lecture?: Lecture
  onDone: () => void
}

/** Changes a lecture, or adds one; an instructor changes topic and link, and proposes. */
export function LectureForm({ course, lecture, onDone }: LectureFormProps) {
  const t = useText(messages)
  const invalidate = useInvalidate()
  const { can } = useMe()
  const manages = can('lectures.manage')
  const key = useRef(newKey())
  const wall = useWallTime()
  const form = useForm({
    initial: {
      title: lecture?.title ?? '',
      day: lecture?.day ?? null,
      start_time: wall(lecture?.starts_at) ?? '16:00',
      end_time: wall(lecture?.ends_at) ?? '17:30',
      room: (lecture ? lecture.room?.id : course.room?.id) ?? null,
      instructor: lecture?.instructor?.id ?? course.instructors[0]?.id ?? null,
      meeting_link: lecture?.meeting_link ?? '',
      following: false,
    },
    validate: (values) => ({ day: values.day ? undefined : t.dayNeeded }),
    submit: ({ title, meeting_link, following, ...rest }) => {
      const open = { title, meeting_link }
      if (lecture)
        return api.patch(lecturePath(lecture.id), manages ? { ...open, ...rest, following } : open, {
          headers: { 'if-match': `"${lecture.version}"` },
        })
      const { instructor: _instructor, ...own } = rest
      return api.post(
        coursePath(course.id, 'lectures/'),
        { ...open, ...(manages ? rest : own) },
        { idempotencyKey: key.current },
      )
    },
    onDone: () => {
      invalidate(paths.courses, paths.lectures)
      notify.success(lecture || manages ? t.saved : t.proposed)
      onDone()
    },
  })
  const times = manages || !lecture
  return (
    <Form form={form}>
      <Stack gap="sm">
        <TextField label={t.topic} {...form.field('title')} />
        {times && (
          <>
            <DateField label={t.day} required {...form.field('day')} />
            <div className={css.pair}>
              <TimeField
                label={t.from}
                required
                value={form.values.start_time}
                onChange={(start) => form.set({ start_time: start ?? '' })}
                error={form.errorOf('start_time')}
              />
              <TimeField
                label={t.to}
                required
                value={form.values.end_time}
                onChange={(end) => form.set({ end_time: end ?? '' })}
                error={form.errorOf('end_time')}
              />
            </div>
            <RoomAndPerson form={form} course={course} manages={manages} />
          </>
        )}
        <TextField label={t.link} ltr inputMode="url" {...form.field('meeting_link')} />
        {lecture && manages && <CheckField label={t.following} {...form.field('following')} />}
      </Stack>
      <FormActions form={form} onCancel={onDone} />
    </Form>
  )
}

interface RoomAndPersonProps {
  form: {
    field: (name: 'room' | 'instructor') => {
      name: string
      value: string | null
      onChange: (value: string | null) => void
      error: string | undefined
    }
  }
  course: CourseDetail
  manages: boolean
}

function RoomAndPerson({ form, course, manages }: RoomAndPersonProps) {
  const t = useText(messages)
  const rooms = useList<Room>(paths.rooms, { page_size: 100, is_active: 'true' })
  const instructors = useList<Instructor>(paths.instructors, { page_size: 100 }, { enabled: manages })
  const people = new Map(
    [...course.instructors, ...instructors.rows].map((person) => [person.id, personName(person)]),
  )
  return (
    <div className={css.pair}>
      <SelectField
        label={t.room}
        options={rooms.rows.map((room) => ({ value: room.id, label: room.name }))}
        {...form.field('room')}
      />
      {manages && (
        <SelectField
          label={t.instructor}
          searchable
          options={[...people].map(([value, label]) => ({ value, label }))}
          {...form.field('instructor')}
        />
      )}
    </div>
  )
}

/** What the wall of the centre shows at a moment: `16:00`. */
function useWallTime(): (moment: string | undefined) => string | undefined {
  const { timeZone } = useFormatSettings().settings
  return (moment) =>
    moment === undefined
      ? undefined
      : new Intl.DateTimeFormat('en-GB', {
          timeZone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }).format(new Date(moment))
}

interface CancelLectureFormProps {
  lecture: Lecture
  onDone: () => void
  onCancel: () => void
}

export function CancelLectureForm({ lecture, onDone, onCancel }: CancelLectureFormProps) {
  const t = useText(messages)
  const format = useFormat()
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { reason: '', append: !lecture.is_additional, following: false },
    guard: false,
    validate: (values) => ({ reason: values.reason.trim().length >= 5 ? undefined : t.short }),
    submit: (values) =>
      api.post(lecturePath(lecture.id, 'cancellation/'), {
        ...values,
        append: values.append && !values.following,
      }),
    onDone: () => {
      invalidate(paths.courses, paths.lectures)
      onDone()
    },
  })
  return (
    <Form form={form}>
      <Stack gap="sm">
        <Text fw={600}>
          {t.what({ number: format.number(lecture.number), day: format.date(lecture.day, 'weekday') })}
        </Text>
        <TextField label={t.reason} rows={3} required {...form.field('reason')} />
        {!lecture.is_additional && !form.values.following && (
          <CheckField label={t.append} {...form.field('append')} />
        )}
        <CheckField label={t.later} {...form.field('following')} />
      </Stack>
      <FormActions form={form} label={t.cancelOne} onCancel={onCancel} />
    </Form>
  )
}
