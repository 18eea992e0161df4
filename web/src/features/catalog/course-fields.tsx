import type { Branch, CourseCategory, CourseDetail, Instructor, Room, Season, Tag } from '@halqa/api-client'
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useList } from '../../api/index.ts'
import { useFormatSettings, useText } from '../../i18n/index.ts'
import {
  Card,
  CheckField,
  DateField,
  MoneyField,
  MultiSelectField,
  NumberField,
  SelectField,
  TextField,
  type FormHandle,
  type Option,
} from '../../ui/index.ts'
import css from './catalog.module.css'
import { courseTexts } from './course-texts.ts'
import { firstDayIn, type CourseValues } from './course-values.ts'
import { paths } from './paths.ts'
import { PictureField } from './picture-field.tsx'
import { todayIn } from './week.ts'
import { billingOptions, genders, kinds, optionsOf, personName, useWords } from './words.ts'

type CourseForm = FormHandle<CourseValues>
interface SectionProps {
  form: CourseForm
}

const all = { page_size: 100 }
const named = (rows: readonly { id: string; name: string }[]): Option[] =>
  rows.map(({ id, name }) => ({ value: id, label: name }))

/** Name, kind, subject, text and picture. `content`: an instructor changes the text and the picture only. */
export function AboutFields({ form, content }: SectionProps & { content?: boolean }) {
  const t = useText(courseTexts)
  const w = useWords()
  const categories = useList<CourseCategory>(paths.categories, all)
  const tags = useList<Tag>(paths.tags, all)
  return (
    <Card title={t.about}>
      <Stack gap="sm">
        {!content && (
          <>
            <TextField label={t.name} required maxLength={200} {...form.field('name')} />
            <div className={css.pair}>
              <SelectField
                label={t.kind}
                required
                options={optionsOf(kinds, w)}
                value={form.values.kind}
                onChange={(kind) => form.set({ kind: kind ?? 'course' })}
                error={form.errorOf('kind')}
              />
              <SelectField
                label={t.category}
                searchable
                options={nested(categories.rows)}
                {...form.field('category')}
              />
            </div>
            {tags.rows.length > 0 && (
              <MultiSelectField label={t.tags} options={named(tags.rows)} {...form.field('tags')} />
            )}
          </>
        )}
        <TextField
          label={t.description}
          rows={8}
          description={t.descriptionHelp}
          {...form.field('description')}
        />
        <PictureField {...form.field('image')} />
      </Stack>
    </Card>
  )
}

/** Subcategories stand under their category. */
function nested(rows: readonly CourseCategory[]): Option[] {
  return rows
    .filter((row) => row.parent === null)
    .flatMap((top) => [top, ...rows.filter((row) => row.parent === top.id)])
    .map((row) => ({ value: row.id, label: row.parent === null ? row.name : `– ${row.name}` }))
}

/** Season and dates; the weekly times come beside them. */
export function WhenFields({ form, children }: SectionProps & { children?: ReactNode }) {
  const t = useText(courseTexts)
  const seasons = useList<Season>(paths.seasons, all)
  const today = todayIn(useFormatSettings().settings.timeZone)
  const chosen = seasons.rows.find((season) => season.id === form.values.season)
  return (
    <Card title={t.when}>
      <Stack gap="sm">
        <SelectField
          label={t.season}
          options={named(seasons.rows)}
          description={t.seasonHelp}
          error={form.errorOf('season')}
          value={form.values.season}
          onChange={(season) => {
            const next = seasons.rows.find((one) => one.id === season)
            // The day follows the season until somebody chooses one.
            const follows =
              form.values.start_date === null ||
              (chosen && form.values.start_date === firstDayIn(chosen, today))
            form.set({ season, ...(next && follows ? { start_date: firstDayIn(next, today) } : {}) })
          }}
        />
        <div className={css.triple}>
          <DateField label={t.start} {...form.field('start_date')} />
          <NumberField label={t.lectures} min={1} max={1000} {...form.field('num_lectures')} />
          <DateField
            label={t.end}
            description={t.endHelp}
            {...form.field('end_date')}
            {...(form.values.start_date ? { min: form.values.start_date } : {})}
          />
        </div>
        {children}
      </Stack>
    </Card>
  )
}

export function WhereFields({ form }: SectionProps) {
  const t = useText(courseTexts)
  const branches = useList<Branch>(paths.branches, all)
  const rooms = useList<Room>(paths.rooms, {
    ...all,
    is_active: 'true',
    ...(form.values.branch ? { branch: form.values.branch } : {}),
  })
  const online = form.values.kind === 'advanced' || form.values.kind === 'self_paced'
  return (
    <Card title={t.where}>
      <Stack gap="sm">
        {!online && (
          <>
            <div className={css.pair}>
              <SelectField
                label={t.branch}
                options={named(branches.rows)}
                value={form.values.branch}
                error={form.errorOf('branch')}
                onChange={(branch) => form.set({ branch, room: null })}
              />
              <SelectField label={t.room} options={named(rooms.rows)} {...form.field('room')} />
            </div>
            <TextField label={t.location} {...form.field('location')} />
          </>
        )}
        {online && <OnlineFields form={form} />}
      </Stack>
    </Card>
  )
}

export function OnlineFields({ form }: SectionProps) {
  const t = useText(courseTexts)
  return (
    <>
      <TextField label={t.platform} {...form.field('platform_name')} />
      <TextField
        label={t.access}
        rows={3}
        description={t.accessHelp}
        {...form.field('access_instructions')}
      />
    </>
  )
}

export function TeacherFields({
  form,
  present = [],
}: SectionProps & { present?: CourseDetail['instructors'] }) {
  const t = useText(courseTexts)
  const instructors = useList<Instructor>(paths.instructors, all)
  const known = new Map([...present, ...instructors.rows].map((person) => [person.id, personName(person)]))
  const options = [...known].map(([value, label]) => ({ value, label }))
  const others = options.filter((option) => option.value !== form.values.lead)
  return (
    <Card title={t.who}>
      <Stack gap="sm">
        <SelectField
          label={t.lead}
          description={t.leadHelp}
          searchable
          options={options}
          {...form.field('lead')}
          error={form.errorOf('instructors')}
        />
        <div className={css.pair}>
          <MultiSelectField label={t.others} options={others} {...form.field('others')} />
          <MultiSelectField
            label={t.mentors}
            options={others.filter((option) => !form.values.others.includes(option.value))}
            {...form.field('mentors')}
          />
        </div>
      </Stack>
    </Card>
  )
}

export function LearnerFields({ form, currency }: SectionProps & { currency?: string }) {
  const t = useText(courseTexts)
  const w = useWords()
  return (
    <Card title={t.learners}>
      <Stack gap="sm">
        <div className={css.triple}>
          <MoneyField label={t.price} {...form.field('price')} {...(currency ? { currency } : {})} />
          <SelectField
            label={t.billed}
            required
            options={billingOptions(w)}
            value={form.values.billed_per}
            onChange={(billed) => form.set({ billed_per: billed ?? 'course' })}
            error={form.errorOf('billed_per')}
          />
          <NumberField
            label={t.capacity}
            description={t.capacityHelp}
            max={100_000}
            {...form.field('capacity')}
          />
        </div>
        <div className={css.triple}>
          <NumberField label={t.minAge} max={120} {...form.field('min_age')} />
          <NumberField label={t.maxAge} max={120} {...form.field('max_age')} />
          <SelectField
            label={t.gender}
            required
            options={optionsOf(genders, w)}
            value={form.values.gender}
            onChange={(gender) => form.set({ gender: gender ?? 'any' })}
            error={form.errorOf('gender')}
          />
        </div>
        <CheckField label={t.adults} {...form.field('for_adults')} />
        <CheckField label={t.approval} {...form.field('requires_approval')} />
        <NumberField label={t.featured} description={t.featuredHelp} {...form.field('featured_order')} />
      </Stack>
    </Card>
  )
}
