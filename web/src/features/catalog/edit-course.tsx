import type { CourseDetail } from '@halqa/api-client'
import { Stack } from '@mantine/core'
import { api, useInvalidate, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, Form, FormActions, Loaded, notify, Page, useForm, useGo } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import {
  AboutFields,
  LearnerFields,
  OnlineFields,
  TeacherFields,
  WhenFields,
  WhereFields,
} from './course-fields.tsx'
import { courseTexts } from './course-texts.ts'
import { bodyOf, contentOf, valuesOf } from './course-values.ts'
import { catalogNavigation } from './navigation-texts.ts'
import { course as coursePath, paths } from './paths.ts'

/** Everything of a course for managers; the content for its instructor. */
export default function EditCourse() {
  const t = useText(courseTexts)
  const list = useText(catalogNavigation).courses
  const id = useParam('id')
  const course = useOne<CourseDetail>(coursePath(id), {}, { freshFor: 0 })
  const name = course.data?.name ?? ''
  return (
    <Page
      title={name ? `${t.edit}: ${name}` : t.edit}
      breadcrumbs={[
        { label: list, href: '/admin/courses' },
        { label: name, href: `/admin/courses/${id}` },
      ]}
    >
      <Loaded {...course}>{(present) => <EditForm key={present.version} course={present} />}</Loaded>
    </Page>
  )
}

function EditForm({ course }: { course: CourseDetail }) {
  const t = useText(courseTexts)
  const go = useGo()
  const invalidate = useInvalidate()
  const back = `/admin/courses/${course.id}`
  const content = course.can_edit !== 'all'
  const form = useForm({
    initial: valuesOf(course),
    validate: (values) => ({ name: values.name.trim() ? undefined : t.nameNeeded }),
    submit: (values) =>
      api.patch<CourseDetail>(
        coursePath(course.id),
        content ? contentOf(values, course) : bodyOf(values, course),
        {
          headers: { 'if-match': `"${course.version}"` },
        },
      ),
    onDone: () => {
      invalidate(paths.courses, paths.lectures)
      notify.success(t.saved)
      go(back)
    },
  })
  return (
    <Form form={form}>
      <Stack gap="md">
        <AboutFields form={form} content={content} />
        {content ? (
          <Card title={t.access}>
            <OnlineFields form={form} />
          </Card>
        ) : (
          <>
            <WhenFields form={form} />
            <TeacherFields form={form} present={course.instructors} />
            <WhereFields form={form} />
            <LearnerFields form={form} currency={course.currency} />
          </>
        )}
      </Stack>
      <FormActions form={form} onCancel={() => go(back)} />
    </Form>
  )
}
