import { defineMessages, useText } from '../../i18n/index.ts'
import { notify, Page, useGo } from '../../ui/index.ts'
import { NewLearnerForm } from './learner-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName } from './person.ts'

const messages = defineMessages({
  title: { en: 'Add a learner', ar: 'إضافة متعلم', fa: 'افزودن فراگیر' },
  done: {
    en: '{name} was added with code {code}.',
    ar: 'تمت إضافة {name} بالكود {code}.',
    fa: '{name} با کد {code} افزوده شد.',
  },
})

export default function NewLearner() {
  const t = useText(messages)
  const learners = useText(peopleNavigation).learners
  const go = useGo()
  return (
    <Page title={t.title} width="narrow" breadcrumbs={[{ label: learners, href: '/admin/learners' }]}>
      <NewLearnerForm
        onCancel={() => go('/admin/learners')}
        onDone={(learner) => {
          notify.success(t.done({ name: fullName(learner), code: learner.unique_code }))
          go(`/admin/learners/${learner.id}`)
        }}
      />
    </Page>
  )
}
