import { defineErrors, invalidFields, type Problem } from '#platform/errors'

export const peopleErrors = defineErrors({
  codes_exhausted: {
    status: 409,
    en: 'No learner code is free any more. Ask the administrator.',
    ar: 'لم تعد هناك أكواد متاحة للمتعلمين. راجع مدير النظام.',
    fa: 'دیگر کد آزادی برای فراگیران نمانده است. با مدیر تماس بگیرید.',
  },
  no_card_yet: {
    status: 409,
    en: 'There is no card yet: the code needs to know whether it is a boy or a girl, a man or a woman.',
    ar: 'لا توجد بطاقة بعد: يلزم تحديد النوع ليصدر الكود.',
    fa: 'هنوز کارتی نیست: برای کد باید جنسیت مشخص باشد.',
  },
  last_guardian: {
    status: 409,
    en: 'A child keeps at least one guardian.',
    ar: 'يجب أن يبقى للطفل ولي أمر واحد على الأقل.',
    fa: 'کودک باید دست‌کم یک سرپرست داشته باشد.',
  },
})

/** A request names its learner as `child` or as `student`: exactly one of them (docs/domain/people.md). */
export function childOrStudent(): Problem {
  const text = {
    en: 'Give either a child or a student, not both and not neither.',
    ar: 'حدد طفلا أو طالبا، واحدا منهما فقط.',
    fa: 'یا کودک یا دانشجو را مشخص کنید؛ فقط یکی.',
  }
  return invalidFields({ non_field_errors: [{ code: 'child_or_student', text }] })
}
