import type { Child } from '@halqa/api-client'
import { Button, Stack } from '@mantine/core'
import { IconConfetti } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, DetailSkeleton, EmptyState, Link, notify, Page, useGo } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { ChildForm } from './child-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName } from './person.ts'

const messages = defineMessages({
  title: { en: 'Add a child', ar: 'إضافة طفل', fa: 'افزودن فرزند' },
  first: { en: 'Add your first child', ar: 'أضف طفلك الأول', fa: 'نخستین فرزندتان را بیفزایید' },
  firstHint: {
    en: 'Your account is ready. A name and a birth date are enough to see which courses fit.',
    ar: 'حسابك جاهز. الاسم وتاريخ الميلاد يكفيان لمعرفة الدورات المناسبة.',
    fa: 'حساب شما آماده است. نام و تاریخ تولد برای دیدن دوره‌های مناسب کافی است.',
  },
  later: { en: 'Later', ar: 'لاحقا', fa: 'بعداً' },
  done: { en: '{name} was added.', ar: 'تمت إضافة {name}.', fa: '{name} افزوده شد.' },
  welcome: {
    en: '{name} is with us now',
    ar: '{name} معنا الآن',
    fa: '{name} حالا با ماست',
  },
  welcomeDetail: {
    en: 'Look for a course, or add another child.',
    ar: 'ابحث عن دورة، أو أضف طفلا آخر.',
    fa: 'دوره‌ای پیدا کنید یا فرزند دیگری بیفزایید.',
  },
  findCourse: { en: 'Find a course', ar: 'البحث عن دورة', fa: 'یافتن دوره' },
  another: { en: 'Add another child', ar: 'إضافة طفل آخر', fa: 'افزودن فرزند دیگر' },
  family: { en: 'To my children', ar: 'إلى أطفالي', fa: 'به فرزندانم' },
})

/**
 * A new child. `?next=/path` leads back to where the child was needed, with `child` as a parameter; `?first=1` is the
 * last step of a parent's sign-up and says what comes after.
 */
export default function NewChild() {
  const t = useText(messages)
  const family = useText(peopleNavigation).family
  const { me } = useMe()
  const go = useGo()
  const [next] = useSearchParam('next')
  const [first] = useSearchParam('first')
  const [added, setAdded] = useState<Child>()
  const back = /^\/(?![/\\])/.test(next) ? next : null
  const isFirst = first !== '' && back === null
  const done = (child: Child) => {
    if (isFirst) return setAdded(child)
    notify.success(t.done({ name: fullName(child) }))
    go(back === null ? '/family' : `${back}${back.includes('?') ? '&' : '?'}child=${child.id}`)
  }
  if (added) return <Welcome child={added} onAnother={() => setAdded(undefined)} />
  return (
    <Page
      title={isFirst ? t.first : t.title}
      width="narrow"
      {...(isFirst
        ? {
            description: t.firstHint,
            actions: (
              <Button component={Link} href="/today" variant="subtle">
                {t.later}
              </Button>
            ),
          }
        : { breadcrumbs: [{ label: family, href: '/family' }] })}
    >
      <Card>
        {me === undefined ? (
          <DetailSkeleton />
        ) : (
          <ChildForm
            familyName={me.last_name}
            onCancel={() => go(back ?? (isFirst ? '/today' : '/family'))}
            onDone={done}
          />
        )}
      </Card>
    </Page>
  )
}

/** The family has begun: what most do next. */
function Welcome({ child, onAnother }: { child: Child; onAnother: () => void }) {
  const t = useText(messages)
  const title = t.welcome({ name: `\u2068${child.first_name}\u2069` })
  return (
    <Page title={title} width="narrow">
      <Card>
        <EmptyState
          title={t.welcomeDetail}
          icon={<IconConfetti size={30} stroke={1.5} aria-hidden />}
          action={
            <Stack gap="xs">
              {/* The catalogue is drawn by the server, outside the app. */}
              <Button component="a" href="/courses">
                {t.findCourse}
              </Button>
              <Button variant="default" onClick={onAnother}>
                {t.another}
              </Button>
              <Button component={Link} href="/family" variant="subtle">
                {t.family}
              </Button>
            </Stack>
          }
        />
      </Card>
    </Page>
  )
}
