import type { CourseDetail, Season } from '@halqa/api-client'
import { Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate, useList } from '../../api/index.ts'
import { useFormatSettings, useText } from '../../i18n/index.ts'
import {
  Card,
  CheckField,
  DetailSkeleton,
  Form,
  FormActions,
  notify,
  Page,
  useForm,
  useGo,
} from '../../ui/index.ts'
import css from './catalog.module.css'
import { AboutFields, LearnerFields, TeacherFields, WhenFields, WhereFields } from './course-fields.tsx'
import { courseTexts } from './course-texts.ts'
import { blankCourse, bodyOf } from './course-values.ts'
import { catalogNavigation } from './navigation-texts.ts'
import { paths } from './paths.ts'
import { TimetableLines, writtenLines, type Line } from './timetable-lines.tsx'
import { TimetablePreview, useTimetablePreview } from './timetable-preview.tsx'
import { todayIn } from './week.ts'

/** A course in one form, with the lectures that its weekly times will make beside it. */
export default function NewCourse() {
  const t = useText(courseTexts)
  const list = useText(catalogNavigation).courses
  const seasons = useList<Season>(paths.seasons, { is_active: 'true', ordering: '-start_date', page_size: 1 })
  return (
    <Page title={t.newCourse} width="wide" breadcrumbs={[{ label: list, href: '/admin/courses' }]}>
      {seasons.loading ? <DetailSkeleton /> : <NewCourseForm season={seasons.rows[0]} />}
    </Page>
  )
}

function NewCourseForm({ season }: { season: Season | undefined }) {
  const t = useText(courseTexts)
  const go = useGo()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const today = todayIn(useFormatSettings().settings.timeZone)
  const [lines, setLines] = useState<Line[]>([])
  const [open, setOpen] = useState(false)
  const form = useForm({
    initial: blankCourse(season, today),
    validate: (values) => ({ name: values.name.trim() ? undefined : t.nameNeeded }),
    submit: (values) =>
      api.post<CourseDetail>(
        paths.courses,
        {
          ...bodyOf(values),
          status: open ? 'registration_open' : 'draft',
          schedules: planned(values.kind) ? writtenLines(lines) : [],
        },
        { idempotencyKey: key.current },
      ),
    onDone: (course) => {
      invalidate(paths.courses, paths.lectures)
      notify.success(t.saved)
      go(`/admin/courses/${course.id}`)
    },
  })
  const {
    kind,
    season: chosen,
    branch,
    room,
    lead: instructor,
    start_date,
    end_date,
    num_lectures,
  } = form.values
  const schedules = writtenLines(lines)
  const frame = { season: chosen, branch, room, instructor, start_date, end_date, num_lectures, schedules }
  const preview = useTimetablePreview(
    `${paths.courses}schedules/preview/`,
    planned(kind) && schedules.length > 0 ? frame : null,
  )
  return (
    <Form form={form}>
      <div className={css.columns}>
        <Stack gap="md">
          <AboutFields form={form} />
          <WhenFields form={form}>
            {planned(kind) && (
              <TimetableLines lines={lines} onChange={setLines} branch={branch} errorOf={form.errorOf} />
            )}
          </WhenFields>
          <TeacherFields form={form} />
          <WhereFields form={form} />
          <LearnerFields form={form} />
        </Stack>
        <div className={css.beside}>
          {planned(kind) && (
            <Card title={t.timetable}>
              <TimetablePreview {...preview} />
            </Card>
          )}
        </div>
      </div>
      <CheckField label={t.openNow} value={open} onChange={setOpen} />
      <FormActions
        form={form}
        onCancel={() => go('/admin/courses')}
        {...(open ? {} : { label: t.saveDraft })}
      />
    </Form>
  )
}

function planned(kind: CourseDetail['kind']): boolean {
  return kind !== 'self_paced'
}
