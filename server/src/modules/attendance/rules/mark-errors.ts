import type { Text } from '#platform/i18n'

/** What is said at a field of a mark. */
export const markErrors = {
  late: {
    en: 'Only somebody present can be late.',
    ar: 'التأخر للحاضر فقط.',
    fa: 'فقط حاضر می‌تواند دیر آمده باشد.',
  },
  excused: {
    en: 'Only an absence can be excused.',
    ar: 'العذر للغياب فقط.',
    fa: 'فقط غیبت می‌تواند موجه باشد.',
  },
  absent: { en: 'An absence has no rating.', ar: 'لا تقييم للغائب.', fa: 'غیبت نمره ندارد.' },
  rating: {
    en: 'A rating is from 1.00 to 10.00.',
    ar: 'التقييم من 1.00 إلى 10.00.',
    fa: 'نمره از ۱٫۰۰ تا ۱۰٫۰۰ است.',
  },
  childOrStudent: {
    en: 'Name either a child or a student.',
    ar: 'حدد طفلا أو طالبا، أحدهما فقط.',
    fa: 'یا کودک یا دانشجو را نام ببرید، نه هر دو.',
  },
  notOnRoster: {
    en: 'This learner is not in the register of this lecture.',
    ar: 'هذا المتعلم ليس في كشف هذه المحاضرة.',
    fa: 'این فراگیر در فهرست این جلسه نیست.',
  },
  twice: {
    en: 'This learner is named twice.',
    ar: 'ذُكر هذا المتعلم مرتين.',
    fa: 'این فراگیر دو بار آمده است.',
  },
} as const satisfies Record<string, Text>
