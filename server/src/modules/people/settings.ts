import { defineSettings } from '#platform/settings'

declare module '#platform/settings' {
  interface Settings {
    'people.own_login_age': number
    'people.consent_age': number
  }
}

defineSettings([
  {
    key: 'people.own_login_age',
    default: 12,
    group: 'accounts',
    input: 'number',
    min: 5,
    max: 21,
    label: {
      en: 'Age from which a child may have an own login',
      ar: 'السن الذي يسمح فيه للطفل بحساب خاص',
      fa: 'سنی که از آن کودک می‌تواند ورود مستقل داشته باشد',
    },
  },
  {
    key: 'people.consent_age',
    default: 18,
    group: 'accounts',
    input: 'number',
    min: 12,
    max: 21,
    label: {
      en: 'Age from which no guardian has to agree to it',
      ar: 'السن الذي لا تلزم بعده موافقة ولي الأمر',
      fa: 'سنی که از آن موافقت سرپرست لازم نیست',
    },
  },
])
