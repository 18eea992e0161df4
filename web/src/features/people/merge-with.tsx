import type { Learner } from '@halqa/api-client'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { IconArrowsJoin2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Link, Person, SearchBox } from '../../ui/index.ts'
import { learnersPath } from './learner-form.tsx'
import { fullName, smaller } from './person.ts'
import css from './people.module.css'

const messages = defineMessages({
  merge: { en: 'Merge with …', ar: 'دمج مع …', fa: 'ادغام با …' },
  search: { en: 'Name, code or phone', ar: 'اسم أو كود أو هاتف', fa: 'نام، کد یا تلفن' },
  lead: {
    en: 'Who else is the same learner? Next you compare the two; nothing is merged yet.',
    ar: 'من هو المتعلم نفسه؟ في الخطوة التالية تقارن بينهما؛ لن يُدمج شيء بعد.',
    fa: 'چه کسی همین فراگیر است؟ سپس این دو را مقایسه می‌کنید؛ هنوز چیزی ادغام نمی‌شود.',
  },
  none: { en: 'Nobody found.', ar: 'لا أحد.', fa: 'کسی پیدا نشد.' },
})

/** For a double that the finder does not see: the other one is looked up by hand. */
export function MergeWith({ learner }: { learner: Learner }) {
  const t = useText(messages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowsJoin2 size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t.merge}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t.merge}>
        {open && <Others learner={learner} />}
      </Modal>
    </>
  )
}

function Others({ learner }: { learner: Learner }) {
  const t = useText(messages)
  const format = useFormat()
  const [search, setSearch] = useState(learner.first_name)
  const list = useList<Learner>(learnersPath, { search, archived: 'false', page_size: 8 })
  const others = list.rows.filter((other) => other.id !== learner.id)
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      <SearchBox label={t.search} value={search} onChange={setSearch} />
      {!list.loading && others.length === 0 && <Text c="dimmed">{t.none}</Text>}
      <div>
        {others.map((other) => (
          <Link key={other.id} href={`/admin/learners/${learner.id}/merge/${other.id}`} className={css.other}>
            <Person
              name={fullName(other)}
              src={smaller(other.image, 64)}
              size={36}
              detail={
                <>
                  <span className={`${css.code} halqa-ltr`}>{other.unique_code}</span>
                  {other.dob && ` · ${format.date(other.dob)}`}
                </>
              }
            />
          </Link>
        ))}
      </div>
    </Stack>
  )
}
