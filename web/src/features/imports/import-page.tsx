import type { Import, ImportKind } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { api, useAct, useInvalidate, useLinkState, useOne, useTopic } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, ConfirmPreview, LiveDot, Loaded, Page, Progress, useGo } from '../../ui/index.ts'
import { useParam, useSearchParam } from '../../url/index.ts'
import { CheckStep } from './check-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import css from './imports.module.css'
import { importNavigation } from './navigation-texts.ts'
import { importsPath, kindsPath, pathOf } from './paths.ts'
import { ResultStep } from './result-step.tsx'
import { ImportState, isAtWork, stateTexts } from './states.tsx'
import { StepsBar, type StepName } from './steps-bar.tsx'

const messages = defineMessages({
  discard: { en: 'Discard', ar: 'حذف المسودة', fa: 'دور انداختن' },
  discardTitle: { en: 'Discard this draft?', ar: 'حذف هذه المسودة؟', fa: 'این پیش‌نویس دور انداخته شود؟' },
  discardDetail: {
    en: 'The file “{name}” is removed from the centre. Nothing of it was imported.',
    ar: 'سيُحذف الملف «{name}» من المركز. لم يُستورد منه شيء.',
    fa: 'پروندهٔ «{name}» از مرکز پاک می‌شود. چیزی از آن وارد نشده است.',
  },
  leave: {
    en: 'You can leave this page; the work goes on.',
    ar: 'يمكنك مغادرة الصفحة، فالعمل مستمر.',
    fa: 'می‌توانید این صفحه را ترک کنید؛ کار ادامه دارد.',
  },
  about: {
    en: '{kind}, {rows, plural, one {# row} other {# rows}}',
    ar: '{kind}، {rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفا} other {# صف}}',
    fa: '{kind}، {rows, plural, one {# ردیف} other {# ردیف}}',
  },
})

/** One import from its columns to its result; every step stands in the address and on the server. */
export default function ImportPage() {
  const id = useParam('id')
  const link = useLinkState()
  const [atWork, setAtWork] = useState(false)
  const invalidate = useInvalidate()
  // The socket tells progress; without it the page asks.
  const found = useOne<Import>(
    pathOf(id),
    {},
    { freshFor: 0, ...(atWork ? { refreshEvery: link === 'open' ? 5_000 : 1_000 } : {}) },
  )
  const kinds = useOne<{ results: ImportKind[] }>(kindsPath)
  useTopic(
    `import:${id}`,
    () => {
      void found.reload()
    },
    { onResync: () => void found.reload() },
  )
  const working = found.data !== undefined && isAtWork(found.data.state)
  if (working !== atWork) {
    setAtWork(working)
    if (!working) invalidate(pathOf(id))
  }
  return (
    <Loaded {...found} onRetry={() => void found.reload()}>
      {(row) => (
        <Loaded {...kinds} onRetry={() => void kinds.reload()}>
          {({ results }) => {
            const kind = results.find((entry) => entry.kind === row.kind)
            return kind ? <Opened row={row} kind={kind} /> : null
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

function Opened({ row, kind }: { row: Import; kind: ImportKind }) {
  const t = useText(messages)
  const list = useText(importNavigation).imports
  const [wish, setWish] = useSearchParam('step')
  const isOpen = row.state === 'draft' || row.state === 'checked'
  const step = stepOf(row, wish)
  const page = `/admin/imports/${row.id}`
  // The next step begins at its top, wherever the button of the last one stood.
  const shown = useRef(`${step} ${row.state}`)
  useEffect(() => {
    if (shown.current === `${step} ${row.state}`) return
    shown.current = `${step} ${row.state}`
    globalThis.scrollTo({ top: 0 })
  }, [step, row.state])
  const hrefs = isOpen
    ? { columns: `${page}?step=columns`, ...(row.state === 'checked' ? { check: page } : {}) }
    : {}
  return (
    <Page
      title={row.file_name}
      width="wide"
      breadcrumbs={[{ label: list, href: '/admin/imports' }]}
      description={
        <>
          {t.about({ kind: row.kind_label, rows: row.rows_total })} <ImportState state={row.state} />
        </>
      }
      actions={isOpen && <Discard row={row} />}
    >
      <StepsBar current={step} hrefs={hrefs} />
      {isAtWork(row.state) && <Working row={row} />}
      {!isAtWork(row.state) && step === 'columns' && (
        <ColumnsStep row={row} kind={kind} onChecking={() => setWish('')} />
      )}
      {!isAtWork(row.state) && step === 'check' && <CheckStep row={row} kind={kind} />}
      {!isAtWork(row.state) && step === 'result' && <ResultStep row={row} kind={kind} />}
    </Page>
  )
}

function stepOf(row: Import, wish: string): StepName {
  if (row.state === 'draft') return 'columns'
  if (row.state === 'checked') return wish === 'columns' ? 'columns' : 'check'
  return row.state === 'checking' ? 'check' : 'result'
}

function Working({ row }: { row: Import }) {
  const t = useText(messages)
  const states = useText(stateTexts)
  const format = useFormat()
  const link = useLinkState()
  const { done, total } = row.progress
  return (
    <Card action={<LiveDot state={link} />} title={states[row.state]}>
      <div className={css.stack}>
        <Progress label={format.percent(total === 0 ? 0 : done / total)} done={done} total={total} />
        <span role="status">{t.leave}</span>
      </div>
    </Card>
  )
}

function Discard({ row }: { row: Import }) {
  const t = useText(messages)
  const go = useGo()
  const [asking, setAsking] = useState(false)
  const discard = useAct(() => api.delete(pathOf(row.id)), {
    onSuccess: () => go('/admin/imports'),
    invalidates: [importsPath],
  })
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t.discard}
      </Button>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.discardTitle}
        confirmLabel={t.discard}
        danger
        onConfirm={() => discard.run(undefined)}
      >
        {t.discardDetail({ name: row.file_name })}
      </ConfirmPreview>
    </>
  )
}
