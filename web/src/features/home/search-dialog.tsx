import { Modal, TextInput } from '@mantine/core'
import {
  IconBook,
  IconFileInvoice,
  IconMessageCircle,
  IconMoodKid,
  IconSearch,
  IconUser,
} from '@tabler/icons-react'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import type { SearchResults } from '@halqa/api-client'
import { useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { ErrorState, groupPhone, ListSkeleton, useGo } from '../../ui/index.ts'
import css from './search.module.css'
import { searchTexts } from './search-texts.ts'

type Hit = SearchResults['results'][number]

const pauseMs = 200

const icons = {
  person: IconUser,
  learner: IconMoodKid,
  course: IconBook,
  invoice: IconFileInvoice,
  ticket: IconMessageCircle,
}
const hrefs: Record<Hit['kind'], (hit: Hit) => string> = {
  person: ({ id }) => `/admin/users/${id}`,
  learner: ({ id }) => `/admin/learners/${id}`,
  course: ({ id }) => `/admin/courses/${id}`,
  invoice: ({ id }) => `/admin/invoices/${id}`,
  ticket: ({ id }) => `/desk/${id}`,
}

/** One field, one list: arrows choose, Enter opens. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useText(searchTexts)
  const go = useGo()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim())
  const [chosen, setChosen] = useState(0)
  const found = useOne<SearchResults>('/api/v1/search/', { q: wanted }, { enabled: wanted.length > 0 })
  const hits = wanted === '' ? [] : (found.data?.results ?? [])
  useEffect(() => setChosen(0), [wanted])

  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    go(hrefs[hit.kind](hit))
  }
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return open(hits[chosen])
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    if (hits.length > 0) setChosen((chosen + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size="lg"
      padding="md"
      yOffset="8dvh"
      title={<span className="halqa-spoken">{t.search}</span>}
      styles={{
        header: { position: 'absolute', minHeight: 0, padding: 0 },
        body: { paddingBlockStart: 'var(--mantine-spacing-md)' },
      }}
    >
      <TextInput
        data-autofocus
        size="lg"
        role="combobox"
        aria-label={t.search}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder={t.hint}
        leftSection={<IconSearch size={20} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={steer}
      />
      <div role="status" className={css.quiet}>
        {wanted !== '' &&
          found.data &&
          (hits.length === 0 ? (
            t.nothing
          ) : (
            <span className="halqa-spoken">{t.results({ count: hits.length })}</span>
          ))}
      </div>
      {found.error && wanted !== '' ? (
        <ErrorState error={found.error} onRetry={() => void found.reload()} />
      ) : null}
      {wanted !== '' && !found.data && !found.error && <ListSkeleton rows={3} />}
      <div id={listId} role="listbox" aria-label={t.search} className={css.list}>
        {hits.map((hit, index) => (
          <Result
            key={`${hit.kind}${hit.id}`}
            hit={hit}
            id={`${listId}-${index}`}
            chosen={index === chosen}
            onHover={() => setChosen(index)}
            onOpen={() => open(hit)}
          />
        ))}
      </div>
    </Modal>
  )
}

function Result({
  hit,
  id,
  chosen,
  onHover,
  onOpen,
}: {
  hit: Hit
  id: string
  chosen: boolean
  onHover: () => void
  onOpen: () => void
}) {
  const t = useText(searchTexts)
  const format = useFormat()
  const Icon = icons[hit.kind]
  const [amount = '', currency] = hit.detail.split(' ')
  const detail =
    hit.kind === 'invoice' && currency
      ? format.money(amount, currency)
      : hit.kind === 'person'
        ? groupPhone(hit.detail)
        : hit.kind === 'course'
          ? ''
          : hit.detail
  return (
    // The field above steers the list with the keyboard; the focus stays there.
    <button
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={chosen}
      className={css.hit}
      onClick={onOpen}
      onMouseMove={onHover}
    >
      <Icon size={22} aria-hidden />
      <span className={css.words}>
        <span className={css.title} dir="auto">
          {hit.title}
        </span>
        <span className={css.quiet}>
          {t[hit.kind]}
          {detail && (
            <>
              {' · '}
              <bdi dir="ltr">{detail}</bdi>
            </>
          )}
        </span>
      </span>
    </button>
  )
}

/** The value once nobody has typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
