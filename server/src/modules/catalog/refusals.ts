import { errors, invalid, type Problem } from '#platform/errors'
import type { Text } from '#platform/i18n'
import { catalogErrors } from './errors.ts'

const texts = {
  dates: { en: 'The end is before the start.', ar: 'النهاية قبل البداية.', fa: 'پایان پیش از آغاز است.' },
  ages: {
    en: 'The largest age is below the smallest.',
    ar: 'العمر الأقصى أقل من الأدنى.',
    fa: 'بیشترین سن کمتر از کمترین است.',
  },
  missing: { en: 'There is no such thing.', ar: 'لا يوجد شيء بهذا المعرف.', fa: 'چنین موردی نیست.' },
  levels: {
    en: 'Categories have two levels only.',
    ar: 'للتصنيفات مستويان فقط.',
    fa: 'دسته‌ها فقط دو سطح دارند.',
  },
  value: { en: 'This value is not possible.', ar: 'هذه القيمة غير ممكنة.', fa: 'این مقدار ممکن نیست.' },
} satisfies Record<string, Text>

/** What a broken constraint of schema `catalog` means for the caller; the database settles what was raced for. */
const byConstraint: Record<string, () => Problem> = {
  season_dates: () => invalid('end_date', 'ends_before_start', texts.dates),
  holiday_dates: () => invalid('holidays', 'ends_before_start', texts.dates),
  course_dates: () => invalid('end_date', 'ends_before_start', texts.dates),
  course_ages: () => invalid('max_age', 'ages_reversed', texts.ages),
  schedule_validity: () => invalid('schedules', 'ends_before_start', texts.dates),
  category_two_levels: () => invalid('parent', 'too_deep', texts.levels),
  categories_slug_key: () => catalogErrors.slug_taken(),
  tags_slug_key: () => catalogErrors.slug_taken(),
  courses_slug_key: () => catalogErrors.slug_taken(),
  branches_name: () => catalogErrors.name_taken(),
  rooms_name: () => catalogErrors.name_taken(),
  course_lectures: () => invalid('num_lectures', 'invalid', texts.value),
  course_capacity: () => invalid('capacity', 'invalid', texts.value),
  courses_season_id_fkey: () => unknown('season'),
  courses_category_id_fkey: () => unknown('category'),
  courses_branch_id_fkey: () => unknown('branch'),
  courses_room_id_fkey: () => unknown('room'),
  course_tags_tag_id_fkey: () => unknown('tags'),
  course_instructors_user_id_fkey: () => unknown('instructors'),
  course_schedules_room_id_fkey: () => unknown('schedules'),
  season_holidays_branch_id_fkey: () => unknown('holidays'),
  rooms_branch_id_fkey: () => unknown('branch'),
  lectures_room_id_fkey: () => unknown('room'),
  lectures_instructor_id_fkey: () => unknown('instructor'),
}

export function unknown(field: string): Problem {
  return invalid(field, 'does_not_exist', texts.missing)
}

export function endsBeforeStart(field: string): Problem {
  return invalid(field, 'ends_before_start', texts.dates)
}

/** Runs a write; a violation becomes its named refusal. `deleting`: what is referred to is in use, not unknown. */
export async function refusing<T>(
  work: () => Promise<T>,
  mode: 'writing' | 'deleting' = 'writing',
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw named(error, mode)
  }
}

function named(error: unknown, mode: 'writing' | 'deleting'): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (mode === 'deleting' && error.code === '23503') return catalogErrors.in_use()
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  const known = byConstraint[constraint]
  if (known) return known()
  return error.code === '23505' ? errors.conflict() : error
}

/** Longer is a slip: most often an end before the start, which reads as the next day. */
const longestHours = 12

/** @throws Problem `invalid_input` at the field of the end, for a lecture without length or longer than half a day */
export function refuseOddLength(field: string, start: Temporal.PlainTime, end: Temporal.PlainTime): void {
  const minutes = (start.until(end).total('minutes') + 24 * 60) % (24 * 60)
  if (minutes === 0)
    throw invalid(field, 'no_length', {
      en: 'It ends when it begins.',
      ar: 'ينتهي وقت بدايته.',
      fa: 'پایان با آغاز یکی است.',
    })
  if (minutes > longestHours * 60)
    throw invalid(
      field,
      'too_long',
      {
        en: 'That would be more than {hours} hours, until the next day.',
        ar: 'هذا أكثر من {hours} ساعة، حتى اليوم التالي.',
        fa: 'این بیش از {hours} ساعت و تا روز بعد است.',
      },
      { hours: longestHours },
    )
}
