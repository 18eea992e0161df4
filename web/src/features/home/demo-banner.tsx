import { Button } from '@mantine/core'
import { IconConfetti } from '@tabler/icons-react'
import { useState } from 'react'
import type { DemoPreview, DemoRemoved } from '@halqa/api-client'
import { api, useAct, useMe, useOne } from '../../api/index.ts'
import { useConfig } from '../../config-context.ts'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { ConfirmPreview, Loaded } from '../../ui/index.ts'
import css from './home.module.css'
import { homeTexts } from './texts.ts'

const path = '/api/v1/demo/'

/** Says that nothing here is real; the owner may make room for what is. */
export function DemoBanner() {
  const t = useText(homeTexts)
  const { demo } = useConfig()
  const { can } = useMe()
  const [asked, setAsked] = useState(false)
  if (!demo) return null
  return (
    <aside className={css.banner} aria-label={t.demo}>
      <IconConfetti size={26} aria-hidden />
      <div className={css.bannerWords}>
        <div className={css.strong}>{t.demo}</div>
        <div className={css.quiet}>{t.demoDetail}</div>
      </div>
      {can('demo.remove') && (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t.removeDemo}
        </Button>
      )}
      {asked && <Removal onClose={() => setAsked(false)} />}
    </aside>
  )
}

function Removal({ onClose }: { onClose: () => void }) {
  const t = useText(homeTexts)
  const preview = useOne<DemoPreview>(path)
  const removal = useAct(() => api.delete<DemoRemoved>(path), { throws: true })
  const refused = preview.data?.removable === false
  // A full load: everything on screen is gone, perhaps the session too.
  const remove = async () => {
    if (refused) return
    const removed = await removal.run(undefined)
    location.assign(removed?.setup ?? '/today')
  }
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={t.removeTitle}
      confirmLabel={t.removeDemo}
      danger
      onConfirm={remove}
    >
      <Loaded {...preview}>
        {(found) => (found.removable ? <WhatGoes preview={found} /> : <p>{t.removeRefused}</p>)}
      </Loaded>
    </ConfirmPreview>
  )
}

function WhatGoes({ preview: { rows, keeps_owner } }: { preview: DemoPreview }) {
  const t = useText(homeTexts)
  const format = useFormat()
  const lines = [
    [t.rowPeople, rows.people],
    [t.rowLearners, rows.learners],
    [t.rowCourses, rows.courses],
    [t.rowLectures, rows.lectures],
    [t.rowEnrollments, rows.enrollments],
    [t.rowInvoices, rows.invoices],
    [t.rowPayments, rows.payments],
    [t.rowMarks, rows.marks],
    [t.rowTickets, rows.tickets],
    [t.rowFiles, rows.files],
  ] as const
  return (
    <>
      <p>{t.removeGoes}</p>
      <ul className={css.goes}>
        {lines.map(([label, count]) => (
          <li key={label}>
            <b className="halqa-figures">{format.number(count)}</b> {label}
          </li>
        ))}
      </ul>
      <p>{keeps_owner ? t.removeStays : t.removeAnew}</p>
    </>
  )
}
