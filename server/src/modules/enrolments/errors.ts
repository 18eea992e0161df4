import { defineErrors, type Problem } from '#platform/errors'
import type { FailedCheck } from './rules.ts'

export const errors = defineErrors({
  course_full: {
    status: 409,
    en: 'The course is full.',
    ar: 'اكتمل عدد الدورة.',
    fa: 'ظرفیت دوره پر است.',
  },
  already_enrolled: {
    status: 409,
    en: 'This learner has a place in the course already.',
    ar: 'هذا المتعلم مسجل في الدورة بالفعل.',
    fa: 'این فراگیر از قبل در دوره جا دارد.',
  },
  already_requested: {
    status: 409,
    en: 'A request for this learner is waiting already.',
    ar: 'يوجد طلب قيد الانتظار لهذا المتعلم.',
    fa: 'درخواستی برای این فراگیر در انتظار است.',
  },
  request_closed: {
    status: 409,
    en: 'This request was decided already.',
    ar: 'تم البت في هذا الطلب من قبل.',
    fa: 'دربارهٔ این درخواست قبلاً تصمیم گرفته شده است.',
  },
  request_not_asked: {
    status: 409,
    en: 'Nobody has asked a question about this request.',
    ar: 'لم يسأل أحد عن هذا الطلب.',
    fa: 'کسی دربارهٔ این درخواست پرسشی نکرده است.',
  },
  enrollment_wrong_status: {
    status: 409,
    en: 'This is not possible for an enrolment that is {status}.',
    ar: 'هذا غير ممكن لتسجيل حالته {status}.',
    fa: 'این کار برای ثبت‌نامی با وضعیت {status} ممکن نیست.',
  },
  no_payer: {
    status: 409,
    en: 'Nobody is there to pay for this learner. Add a guardian with the right to pay.',
    ar: 'لا يوجد من يدفع عن هذا المتعلم. أضف ولي أمر له حق الدفع.',
    fa: 'کسی برای پرداخت هزینهٔ این فراگیر نیست. سرپرستی با حق پرداخت اضافه کنید.',
  },
  course_not_open: {
    status: 409,
    en: 'The course takes no registrations now.',
    ar: 'التسجيل في الدورة مغلق حاليا.',
    fa: 'دوره اکنون ثبت‌نام نمی‌پذیرد.',
  },
  adults_only: {
    status: 409,
    en: 'The course is for adults.',
    ar: 'الدورة للبالغين.',
    fa: 'این دوره برای بزرگسالان است.',
  },
  too_young: {
    status: 409,
    en: 'The learner is too young for the course on its first day.',
    ar: 'عمر المتعلم أقل من المطلوب في أول يوم من الدورة.',
    fa: 'سن فراگیر در روز نخست دوره کمتر از حد لازم است.',
  },
  too_old: {
    status: 409,
    en: 'The learner is too old for the course on its first day.',
    ar: 'عمر المتعلم أكبر من المسموح في أول يوم من الدورة.',
    fa: 'سن فراگیر در روز نخست دوره بیشتر از حد مجاز است.',
  },
  birth_date_missing: {
    status: 409,
    en: 'The course asks for an age. Add the birth date of the learner first.',
    ar: 'تشترط الدورة عمرا محددا. أضف تاريخ ميلاد المتعلم أولا.',
    fa: 'دوره شرط سنی دارد. نخست تاریخ تولد فراگیر را اضافه کنید.',
  },
  gender_not_admitted: {
    status: 409,
    en: 'The course does not admit this learner: it is for one gender only.',
    ar: 'الدورة مخصصة لجنس واحد ولا تناسب هذا المتعلم.',
    fa: 'این دوره ویژهٔ یک جنسیت است و این فراگیر را نمی‌پذیرد.',
  },
  not_a_bootcamp: {
    status: 409,
    en: 'Without an account one can register for bootcamps only. Please sign in.',
    ar: 'التسجيل دون حساب متاح للمعسكرات فقط. سجل الدخول من فضلك.',
    fa: 'بدون حساب فقط در بوت‌کمپ‌ها می‌توان ثبت‌نام کرد. لطفاً وارد شوید.',
  },
})

export function checkError(check: FailedCheck): Problem {
  return errors[check]()
}
