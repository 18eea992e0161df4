import type { Template } from './spec.ts'

const openCourse = { en: 'Open the course', ar: 'فتح الدورة', fa: 'باز کردن دوره' }
const openRequests = { en: 'Open the requests', ar: 'فتح الطلبات', fa: 'باز کردن درخواست‌ها' }

export const enrolmentTemplates = {
  enrollment_requested: {
    category: 'enrollment',
    email: false,
    sms: false,
    button: openRequests,
    title: { en: 'New request for {course}', ar: 'طلب جديد في {course}', fa: 'درخواست تازه برای {course}' },
    body: {
      en: '{learner} asks for a place in {course}.',
      ar: 'يطلب {learner} مقعدا في {course}.',
      fa: '{learner} برای {course} جا می‌خواهد.',
    },
  },
  guest_welcome: {
    category: 'enrollment',
    email: false,
    sms: true,
    title: {
      en: 'Your account for {course} is ready',
      ar: 'حسابك لـ{course} جاهز',
      fa: 'حساب شما برای {course} آماده است',
    },
    body: {
      en: 'Open {address} and sign in with a code to this phone.',
      ar: 'افتح {address} وادخل برمز يصل إلى هذا الهاتف.',
      fa: '{address} را باز کنید و با کدی که به همین تلفن می‌رسد وارد شوید.',
    },
  },
  enrollment_activated: {
    category: 'enrollment',
    email: true,
    sms: true,
    button: openCourse,
    title: {
      en: '{learner} has a place in {course}',
      ar: 'تم تسجيل {learner} في {course}',
      fa: 'ثبت‌نام {learner} در {course} انجام شد',
    },
    body: {
      en: 'The place of {learner} in {course} is confirmed. We look forward to seeing you.',
      ar: 'تم تأكيد مقعد {learner} في {course}. نتطلع إلى رؤيتكم.',
      fa: 'جای {learner} در {course} قطعی شد. چشم‌به‌راه شما هستیم.',
    },
  },
  enrollment_rejected: {
    category: 'enrollment',
    email: true,
    sms: false,
    button: openRequests,
    title: {
      en: 'The request for {course} was declined',
      ar: 'تم رفض الطلب في {course}',
      fa: 'درخواست {course} پذیرفته نشد',
    },
    body: {
      en: 'We cannot offer {learner} a place in {course}: {reason}',
      ar: 'لا يمكننا تسجيل {learner} في {course}: {reason}',
      fa: 'نمی‌توانیم {learner} را در {course} ثبت‌نام کنیم: {reason}',
    },
  },
  enrollment_questioned: {
    category: 'enrollment',
    email: true,
    sms: false,
    button: openRequests,
    title: {
      en: 'A question about the request for {course}',
      ar: 'سؤال بخصوص طلب {course}',
      fa: 'پرسشی دربارهٔ درخواست {course}',
    },
    body: {
      en: 'About {learner}: {question}',
      ar: 'بخصوص {learner}: {question}',
      fa: 'دربارهٔ {learner}: {question}',
    },
  },
  enrollment_waitlisted: {
    category: 'enrollment',
    email: true,
    sms: false,
    button: openRequests,
    title: {
      en: '{course} is full: {learner} is in the waiting list',
      ar: '{course} مكتملة: {learner} في قائمة الانتظار',
      fa: '{course} پر است: {learner} در فهرست انتظار است',
    },
    body: {
      en: 'We offer you the next free place and tell you at once.',
      ar: 'سنعرض عليكم أول مقعد يتاح ونخبركم فورا.',
      fa: 'نخستین جای خالی را به شما پیشنهاد می‌کنیم و بی‌درنگ خبر می‌دهیم.',
    },
  },
  enrollment_expired: {
    category: 'enrollment',
    email: true,
    sms: false,
    button: openRequests,
    title: {
      en: 'The request for {course} has expired',
      ar: 'انتهت صلاحية طلب {course}',
      fa: 'مهلت درخواست {course} تمام شد',
    },
    body: {
      en: 'The request for {learner} waited too long. You can ask again.',
      ar: 'انتظر طلب {learner} طويلا. يمكنكم التقديم من جديد.',
      fa: 'درخواست {learner} بیش از حد منتظر ماند. می‌توانید دوباره درخواست دهید.',
    },
  },
} satisfies Record<string, Template>
