import type { Template } from './spec.ts'

const openFamily = { en: 'Open my family', ar: 'فتح عائلتي', fa: 'باز کردن خانوادهٔ من' }

/** What guardians are told about each other and their children’s logins. */
export const familyTemplates = {
  guardian_invited: {
    category: 'system',
    email: true,
    sms: false,
    button: { en: 'Answer', ar: 'الرد', fa: 'پاسخ' },
    title: {
      en: '{inviter} asks you to be a guardian of {learner}',
      ar: 'يدعوك {inviter} لتكون ولي أمر {learner}',
      fa: '{inviter} از شما می‌خواهد سرپرست {learner} باشید',
    },
    body: {
      en: 'You can accept or decline within seven days.',
      ar: 'يمكنك القبول أو الرفض خلال سبعة أيام.',
      fa: 'تا هفت روز می‌توانید بپذیرید یا رد کنید.',
    },
  },
  guardian_accepted: {
    category: 'system',
    email: true,
    sms: false,
    button: openFamily,
    title: {
      en: '{guardian} is now a guardian of {learner}',
      ar: '{guardian} أصبح ولي أمر {learner}',
      fa: '{guardian} اکنون سرپرست {learner} است',
    },
    body: {
      en: 'You can change the rights at any time.',
      ar: 'يمكنك تغيير الصلاحيات في أي وقت.',
      fa: 'هر زمان می‌توانید حق‌ها را تغییر دهید.',
    },
  },
  guardian_declined: {
    category: 'system',
    email: false,
    sms: false,
    button: openFamily,
    title: {
      en: 'Your invitation for {learner} was declined',
      ar: 'رُفضت دعوتك الخاصة بـ {learner}',
      fa: 'دعوت شما برای {learner} پذیرفته نشد',
    },
    body: { en: '{phone}', ar: '{phone}', fa: '{phone}' },
  },
  guardian_ended: {
    category: 'system',
    email: true,
    sms: false,
    title: {
      en: 'Your access to {learner} has ended',
      ar: 'انتهى وصولك إلى بيانات {learner}',
      fa: 'دسترسی شما به {learner} پایان یافت',
    },
    body: {
      en: 'If you think that this is a mistake, ask the centre.',
      ar: 'إذا كنت تظن أن هذا خطأ فراجع المركز.',
      fa: 'اگر گمان می‌کنید اشتباهی رخ داده، از مرکز بپرسید.',
    },
  },
  guardian_left: {
    category: 'system',
    email: true,
    sms: false,
    button: openFamily,
    title: {
      en: '{guardian} is no longer a guardian of {learner}',
      ar: 'لم يعد {guardian} ولي أمر {learner}',
      fa: '{guardian} دیگر سرپرست {learner} نیست',
    },
    body: {
      en: 'Lectures, payments and messages are not shown to this person any more.',
      ar: 'لم تعد المحاضرات والمدفوعات والرسائل تظهر لهذا الشخص.',
      fa: 'جلسه‌ها، پرداخت‌ها و پیام‌ها دیگر به این شخص نشان داده نمی‌شود.',
    },
  },
  guardian_changed: {
    category: 'system',
    email: false,
    sms: false,
    button: openFamily,
    title: {
      en: 'What you may do for {learner} was changed',
      ar: 'تغيرت صلاحياتك الخاصة بـ {learner}',
      fa: 'حق‌های شما دربارهٔ {learner} تغییر کرد',
    },
    body: {
      en: 'The family page shows your rights.',
      ar: 'صفحة العائلة تعرض صلاحياتك.',
      fa: 'صفحهٔ خانواده حق‌های شما را نشان می‌دهد.',
    },
  },
  guardian_made_primary: {
    category: 'system',
    email: true,
    sms: false,
    button: openFamily,
    title: {
      en: 'You are now the primary guardian of {learner}',
      ar: 'أصبحت ولي الأمر الأساسي لـ {learner}',
      fa: 'شما اکنون سرپرست اصلی {learner} هستید',
    },
    body: {
      en: 'You can edit the child, invite guardians and change their rights.',
      ar: 'يمكنك تعديل بيانات الطفل ودعوة أولياء الأمور وتغيير صلاحياتهم.',
      fa: 'می‌توانید مشخصات کودک را ویرایش کنید، سرپرست دعوت کنید و حق‌ها را تغییر دهید.',
    },
  },
  learner_login_given: {
    category: 'system',
    email: true,
    sms: false,
    button: openFamily,
    title: {
      en: '{learner} has an own login now',
      ar: 'أصبح لـ {learner} حساب خاص',
      fa: '{learner} اکنون ورود مستقل دارد',
    },
    body: {
      en: 'You still see everything. The primary guardian can take the login back.',
      ar: 'ستظل ترى كل شيء. يستطيع ولي الأمر الأساسي سحب الحساب.',
      fa: 'شما همچنان همه‌چیز را می‌بینید. سرپرست اصلی می‌تواند این ورود را پس بگیرد.',
    },
  },
} satisfies Record<string, Template>
