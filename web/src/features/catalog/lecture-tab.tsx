import type { CourseDetail, Lecture } from '@halqa/api-client'
import { ActionIcon, Button, Menu, Modal, Text } from '@mantine/core'
import { IconCheck, IconDots, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { DataList, notify, StatusBadge, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import css from './catalog.module.css'
import { CancelLectureForm, LectureForm } from './lecture-forms.tsx'
import { course as coursePath, lecture as lecturePath, paths } from './paths.ts'
import { lectureTones, personName, useWords, type Words } from './words.ts'

const messages = defineMessages({
  title: { en: 'Lectures', ar: 'المحاضرات', fa: 'جلسه‌ها' },
  number: { en: 'No.', ar: 'رقم', fa: 'شماره' },
  when: { en: 'When', ar: 'الموعد', fa: 'زمان' },
  name: { en: 'Topic', ar: 'الموضوع', fa: 'موضوع' },
  who: { en: 'Instructor', ar: 'المعلم', fa: 'مدرس' },
  room: { en: 'Room', ar: 'القاعة', fa: 'اتاق' },
  status: { en: 'Status', ar: 'الحالة', fa: 'وضعیت' },
  substitute: { en: 'substitute', ar: 'بديل', fa: 'جایگزین' },
  marked: { en: 'attendance taken', ar: 'سُجّل الحضور', fa: 'حضور ثبت شده' },
  add: { en: 'Additional lecture', ar: 'محاضرة إضافية', fa: 'جلسهٔ اضافی' },
  propose: { en: 'Propose a lecture', ar: 'اقتراح محاضرة', fa: 'پیشنهاد جلسه' },
  more: {
    en: 'What to do with lecture {number}',
    ar: 'خيارات المحاضرة {number}',
    fa: 'گزینه‌های جلسهٔ {number}',
  },
  change: { en: 'Change…', ar: 'تعديل…', fa: 'تغییر…' },
  cancel: { en: 'Cancel…', ar: 'إلغاء…', fa: 'لغو…' },
  restore: { en: 'Take the cancellation back', ar: 'التراجع عن الإلغاء', fa: 'بازگرداندن جلسه' },
  accept: { en: 'Accept', ar: 'قبول', fa: 'پذیرش' },
  turnDown: { en: 'Turn down', ar: 'رفض', fa: 'رد' },
  accepted: { en: 'Accepted', ar: 'تم القبول', fa: 'پذیرفته شد' },
  gone: { en: 'Turned down', ar: 'تم الرفض', fa: 'رد شد' },
  cancelled: { en: 'Lecture cancelled', ar: 'أُلغيت المحاضرة', fa: 'جلسه لغو شد' },
  none: { en: 'No lectures yet', ar: 'لا توجد محاضرات بعد', fa: 'هنوز جلسه‌ای نیست' },
  noneDetail: {
    en: 'Write the weekly times, and the lectures are made.',
    ar: 'اكتب المواعيد الأسبوعية لتُنشأ المحاضرات.',
    fa: 'زمان‌های هفتگی را بنویسید تا جلسه‌ها ساخته شود.',
  },
})
type Own = ReturnType<typeof useText<typeof messages>>
type Open = { kind: 'change' | 'cancel'; lecture: Lecture } | { kind: 'add' } | null
const changed = [paths.courses, paths.lectures]

/** The lectures of a course, with what may be done to each. */
export function LectureTab({ course }: { course: CourseDetail }) {
  const t = useText(messages)
  const w = useWords()
  const { can } = useMe()
  const [open, setOpen] = useState<Open>(null)
  const state = useListState({ ordering: 'starts_at', pageSize: 50 })
  const list = useList<Lecture>(coursePath(course.id, 'lectures/'), state.query)
  const restore = useAct((id: string) => api.delete(lecturePath(id, 'cancellation/')), {
    invalidates: changed,
  })
  const close = () => setOpen(null)
  const running = course.status !== 'completed' && course.status !== 'cancelled'
  return (
    <>
      <DataList
        label={t.title}
        name="course-lectures"
        columns={useColumns(t, w)}
        state={state}
        list={list}
        rowKey={(lecture) => lecture.id}
        rowName={(lecture) => String(lecture.number)}
        renderCard={(lecture) => <LectureCard lecture={lecture} />}
        renderActions={(lecture) => (
          <Actions
            lecture={lecture}
            onOpen={(kind) => setOpen({ kind, lecture })}
            onRestore={() => void restore.run(lecture.id)}
          />
        )}
        toolbar={
          running &&
          course.can_edit && (
            <Button
              variant="light"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setOpen({ kind: 'add' })}
            >
              {can('lectures.manage') ? t.add : t.propose}
            </Button>
          )
        }
        empty={{ title: t.none, detail: t.noneDetail }}
      />
      <Modal opened={open?.kind === 'add'} onClose={close} title={can('lectures.manage') ? t.add : t.propose}>
        <LectureForm course={course} onDone={close} />
      </Modal>
      <Modal opened={open?.kind === 'change'} onClose={close} title={t.change}>
        {open?.kind === 'change' && <LectureForm course={course} lecture={open.lecture} onDone={close} />}
      </Modal>
      <Modal opened={open?.kind === 'cancel'} onClose={close} title={t.cancel}>
        {open?.kind === 'cancel' && (
          <CancelLectureForm
            lecture={open.lecture}
            onCancel={close}
            onDone={() => {
              close()
              notify.undo(t.cancelled, () => void restore.run(open.lecture.id))
            }}
          />
        )}
      </Modal>
    </>
  )
}

function useColumns(t: Own, w: Words): Column<Lecture>[] {
  const format = useFormat()
  return [
    {
      key: 'starts_at',
      header: t.when,
      main: true,
      sortable: true,
      render: (lecture) => (
        <>
          <Text fw={600} size="sm">
            {format.number(lecture.number)} · {format.date(lecture.day, 'weekday')}
          </Text>
          <Text size="sm" c="dimmed">
            <bdi>
              {format.time(lecture.starts_at)} – {format.time(lecture.ends_at)}
            </bdi>
          </Text>
        </>
      ),
    },
    { key: 'title', header: t.name, render: (lecture) => <bdi>{lecture.title}</bdi> },
    {
      key: 'instructor',
      header: t.who,
      render: (lecture) => (
        <>
          {lecture.instructor && <bdi>{personName(lecture.instructor)}</bdi>}
          {lecture.is_substitute && (
            <Text size="sm" c="dimmed">
              {t.substitute}
            </Text>
          )}
        </>
      ),
    },
    { key: 'room', header: t.room, render: (lecture) => lecture.room?.name ?? '' },
    {
      key: 'status',
      header: t.status,
      render: (lecture) => (
        <>
          <StatusBadge tone={lecture.is_accepted ? lectureTones[lecture.status] : 'attention'}>
            {lecture.is_accepted ? w[lecture.status] : w.proposed}
          </StatusBadge>
          {(lecture.attendance_taken || lecture.status_reason) && (
            <Text size="sm" c="dimmed" dir="auto">
              {lecture.status_reason || t.marked}
            </Text>
          )}
        </>
      ),
    },
  ]
}

/** On phones. */
function LectureCard({ lecture }: { lecture: Lecture }) {
  const w = useWords()
  const t = useText(messages)
  const format = useFormat()
  const [tone, word] = lecture.is_accepted
    ? ([lectureTones[lecture.status], w[lecture.status]] as const)
    : (['attention', w.proposed] as const)
  return (
    <div className={css.stack}>
      <div>
        <Text fw={600}>
          {format.number(lecture.number)} · {format.date(lecture.day, 'weekday')}
        </Text>
        <Text size="sm" c="dimmed">
          <bdi>
            {format.time(lecture.starts_at)} – {format.time(lecture.ends_at)}
          </bdi>
        </Text>
      </div>
      {lecture.title && (
        <Text size="sm">
          <bdi>{lecture.title}</bdi>
        </Text>
      )}
      <Text size="sm">
        {[
          lecture.instructor && personName(lecture.instructor),
          lecture.is_substitute && t.substitute,
          lecture.room?.name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <div>
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </div>
    </div>
  )
}

interface ActionsProps {
  lecture: Lecture
  onOpen: (kind: 'change' | 'cancel') => void
  onRestore: () => void
}

function Actions({ lecture, onOpen, onRestore }: ActionsProps) {
  const t = useText(messages)
  const format = useFormat()
  const { can } = useMe()
  const manages = can('lectures.manage')
  const accept = useAct(() => api.post(lecturePath(lecture.id, 'acceptance/')), {
    invalidates: changed,
    success: t.accepted,
  })
  const turnDown = useAct(() => api.delete(lecturePath(lecture.id, 'acceptance/')), {
    invalidates: changed,
    success: t.gone,
  })
  if (!lecture.is_accepted && manages) {
    return (
      <>
        <ActionIcon
          variant="light"
          color="teal"
          size={44}
          aria-label={t.accept}
          onClick={() => void accept.run(undefined)}
          loading={accept.running}
        >
          <IconCheck size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="light"
          color="red"
          size={44}
          aria-label={t.turnDown}
          onClick={() => void turnDown.run(undefined)}
          loading={turnDown.running}
        >
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </>
    )
  }
  const cancelled = lecture.status === 'cancelled'
  const over = lecture.status === 'completed' || lecture.attendance_taken
  if (cancelled && !manages) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t.more({ number: format.number(lecture.number) })}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!cancelled && (
          <Menu.Item mih={44} onClick={() => onOpen('change')}>
            {t.change}
          </Menu.Item>
        )}
        {manages && !cancelled && !over && (
          <Menu.Item mih={44} color="red" onClick={() => onOpen('cancel')}>
            {t.cancel}
          </Menu.Item>
        )}
        {manages && cancelled && (
          <Menu.Item mih={44} onClick={onRestore}>
            {t.restore}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
