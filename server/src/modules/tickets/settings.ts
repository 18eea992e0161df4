import { defineSettings } from '#platform/settings'

declare module '#platform/settings' {
  interface Settings {
    'tickets.reopen_days': number
    'tickets.agent_capacity': number
    'tickets.release_after_minutes': number
    'tickets.support_email': string
  }
}

defineSettings([
  {
    key: 'tickets.reopen_days',
    default: 7,
    group: 'tickets',
    input: 'number',
    min: 0,
    max: 365,
    label: {
      en: 'Days in which a reply reopens a closed ticket',
      ar: 'أيام يعيد فيها الرد فتح التذكرة',
      fa: 'روزهایی که پاسخ، تیکت بسته را باز می‌کند',
    },
  },
  {
    key: 'tickets.agent_capacity',
    default: 20,
    group: 'tickets',
    input: 'number',
    min: 1,
    max: 1000,
    label: {
      en: 'Waiting tickets that one agent takes at most',
      ar: 'أقصى عدد تذاكر منتظرة لكل موظف',
      fa: 'بیشترین تیکت در انتظار برای هر کارشناس',
    },
  },
  {
    key: 'tickets.release_after_minutes',
    default: 15,
    group: 'tickets',
    input: 'number',
    min: 1,
    max: 1440,
    label: {
      en: 'Minutes after which an unanswered ticket of an absent agent goes to somebody else',
      ar: 'دقائق تنتقل بعدها تذكرة موظف غائب إلى غيره',
      fa: 'دقیقه‌هایی که پس از آن تیکت کارشناس غایب به دیگری می‌رسد',
    },
  },
  {
    key: 'tickets.support_email',
    default: '',
    group: 'tickets',
    input: 'text',
    label: { en: 'E-mail address of the support team', ar: 'بريد فريق الدعم', fa: 'ایمیل گروه پشتیبانی' },
    help: {
      en: 'Gets a mail for each new ticket',
      ar: 'تصله رسالة عند كل تذكرة جديدة',
      fa: 'برای هر تیکت تازه ایمیل می‌گیرد',
    },
  },
])
