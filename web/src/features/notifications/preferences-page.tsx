import type { NotificationPreferences } from '@halqa/api-client'
import { Group, Select, Switch, Text } from '@mantine/core'
import { api, useAct, useOne } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, Loaded, Page, TimeField } from '../../ui/index.ts'
import css from './notifications.module.css'
import { preferencesPath } from './paths.ts'
import { categoryTexts, notificationNavigation } from './texts.ts'

const messages = defineMessages({
  intro: {
    en: 'In the app you always see everything. Choose what also comes by e-mail or text message.',
    ar: 'في التطبيق ترى كل شيء دائما. اختر ما يصلك أيضا بالبريد أو برسالة نصية.',
    fa: 'در برنامه همیشه همه‌چیز را می‌بینید. انتخاب کنید چه چیزی با ایمیل یا پیامک هم برسد.',
  },
  about: { en: 'About', ar: 'الموضوع', fa: 'موضوع' },
  email: { en: 'E-mail', ar: 'بريد', fa: 'ایمیل' },
  sms: { en: 'Text', ar: 'رسالة', fa: 'پیامک' },
  byEmail: { en: '{about} by e-mail', ar: '{about} بالبريد', fa: '{about} با ایمیل' },
  bySms: { en: '{about} by text message', ar: '{about} برسالة نصية', fa: '{about} با پیامک' },
  noEmail: {
    en: 'Your account has no e-mail address yet.',
    ar: 'لا يوجد بريد في حسابك بعد.',
    fa: 'حساب شما هنوز ایمیل ندارد.',
  },
  usual: {
    en: 'Important: a place, an absence, a changed lecture, a refused receipt.',
    ar: 'المهم: تأكيد مقعد، غياب، تغيير محاضرة، رفض إيصال.',
    fa: 'مهم‌ها: قطعی‌شدن جا، غیبت، تغییر جلسه، نپذیرفتن رسید.',
  },
  important: { en: 'Important', ar: 'المهم', fa: 'مهم‌ها' },
  everything: { en: 'Everything', ar: 'الكل', fa: 'همه' },
  nothing: { en: 'Nothing', ar: 'لا شيء', fa: 'هیچ' },
  quiet: { en: 'Quiet hours', ar: 'ساعات الهدوء', fa: 'ساعت‌های سکوت' },
  quietDetail: {
    en: 'No text messages meanwhile; they come afterwards. A lecture that changes at short notice is told at once.',
    ar: 'لا رسائل نصية خلالها، بل بعدها. أما تغيير محاضرة قريبة فيصلك فورا.',
    fa: 'در این مدت پیامکی نمی‌آید و پس از آن می‌رسد. تغییر نزدیک یک جلسه فوری خبر داده می‌شود.',
  },
  from: { en: 'From', ar: 'من', fa: 'از' },
  to: { en: 'Until', ar: 'حتى', fa: 'تا' },
})

type Change = Partial<Pick<NotificationPreferences, 'quiet_from' | 'quiet_to'>> & {
  categories?: { category: string; email?: boolean | null; sms?: boolean | null }[]
}

/** What reaches one by which way; every switch is kept at once. */
export default function PreferencesPage() {
  const t = { own: useText(messages), nav: useText(notificationNavigation) }
  const preferences = useOne<NotificationPreferences>(preferencesPath)
  const change = useAct((input: Change) => api.patch<NotificationPreferences>(preferencesPath, input), {
    invalidates: [preferencesPath],
  })
  return (
    <Page
      title={t.nav.preferences}
      width="narrow"
      breadcrumbs={[{ label: t.nav.notifications, href: '/notifications' }]}
    >
      <Loaded {...preferences} onRetry={() => void preferences.reload()}>
        {(data) => (
          <Group gap="md" align="stretch" style={{ flexDirection: 'column' }}>
            <Card>
              <Text mb="md">{t.own.intro}</Text>
              <Switches preferences={data} onChange={(input) => void change.run(input)} />
              <Text size="sm" c="dimmed" mt="md">
                {t.own.usual} {data.has_email ? '' : t.own.noEmail}
              </Text>
            </Card>
            <Card title={t.own.quiet}>
              <Text size="sm" c="dimmed" mb="sm">
                {t.own.quietDetail}
              </Text>
              <Group grow>
                <TimeField
                  label={t.own.from}
                  value={data.quiet_from}
                  onChange={(value) => value && void change.run({ quiet_from: value.slice(0, 5) })}
                />
                <TimeField
                  label={t.own.to}
                  value={data.quiet_to}
                  onChange={(value) => value && void change.run({ quiet_to: value.slice(0, 5) })}
                />
              </Group>
            </Card>
          </Group>
        )}
      </Loaded>
    </Page>
  )
}

function Switches({
  preferences,
  onChange,
}: {
  preferences: NotificationPreferences
  onChange: (input: Change) => void
}) {
  const t = { own: useText(messages), category: useText(categoryTexts) }
  return (
    <div className={css.switches}>
      <span className={css.switchHead}>{t.own.about}</span>
      <span className={css.switchHead}>{t.own.email}</span>
      <span className={css.switchHead}>{t.own.sms}</span>
      {preferences.categories.map(({ category, email, sms }) => (
        <div key={category} className={css.switchLine}>
          <span>{t.category[category]}</span>
          <Switch
            aria-label={t.own.byEmail({ about: t.category[category] })}
            disabled={!preferences.has_email}
            checked={email ?? true}
            onChange={(event) => onChange({ categories: [{ category, email: event.currentTarget.checked }] })}
          />
          <Select
            aria-label={t.own.bySms({ about: t.category[category] })}
            disabled={!preferences.has_phone}
            allowDeselect={false}
            w={128}
            data={[
              { value: 'important', label: t.own.important },
              { value: 'all', label: t.own.everything },
              { value: 'none', label: t.own.nothing },
            ]}
            value={sms === null ? 'important' : sms ? 'all' : 'none'}
            onChange={(choice) =>
              onChange({ categories: [{ category, sms: choice === 'important' ? null : choice === 'all' }] })
            }
          />
        </div>
      ))}
    </div>
  )
}
