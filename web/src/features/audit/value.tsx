import { useFormat, useText } from '../../i18n/index.ts'
import { Link, Money } from '../../ui/index.ts'
import { auditTexts } from './texts.ts'

type Names = Readonly<Record<string, { kind: string; name: string }>>

const places: Readonly<Record<string, (id: string) => string>> = {
  user: (id) => `/admin/users/${id}`,
  learner: (id) => `/admin/learners/${id}`,
  course: (id) => `/admin/courses/${id}`,
  invoice: (id) => `/admin/invoices/${id}`,
  lecture: (id) => `/attendance/${id}`,
  ticket: (id) => `/desk/${id}`,
}

/** Where an object of the trail can be looked at. */
export function placeOf(kind: string, id: string | null): string | undefined {
  if (kind.startsWith('role:')) return `/admin/roles/${kind.slice('role:'.length)}`
  const place = places[kind]
  return id !== null && place ? place(id) : undefined
}

/** A value of the trail for people: amounts, days, moments, names with their pages, lists. */
export function Value({
  value,
  field,
  names,
  currency,
}: {
  value: unknown
  field: string
  names: Names
  currency: string | undefined
}) {
  const t = useText(auditTexts)
  const format = useFormat()
  if (value === null || value === undefined || value === '') return <i>{t.empty}</i>
  if (typeof value === 'boolean') return value ? t.yes : t.no
  const amount = amountOf(field, value, currency)
  if (amount) return <Money amount={amount.amount} currency={amount.currency} />
  if (typeof value === 'number') return <bdi>{format.number(value)}</bdi>
  if (Array.isArray(value)) return <List items={value} field={field} names={names} />
  if (typeof value !== 'string') return <bdi dir="ltr">{JSON.stringify(value)}</bdi>
  const known = names[value]
  if (known) return <Named id={value} known={known} />
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return <>{format.dateTime(value)}</>
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return <>{format.date(value)}</>
  return <bdi>{value}</bdi>
}

function Named({ id, known }: { id: string; known: { kind: string; name: string } }) {
  const href = placeOf(known.kind, id)
  return href ? <Link href={href}>{known.name}</Link> : <bdi>{known.name}</bdi>
}

function List({ items, field, names }: { items: readonly unknown[]; field: string; names: Names }) {
  const t = useText(auditTexts)
  if (items.length === 0) return <i>{t.empty}</i>
  return (
    <>
      {items.map((item, index) => (
        <span key={typeof item === 'string' ? item : index}>
          {index > 0 && ', '}
          <Value value={item} field={field} names={names} currency={undefined} />
        </span>
      ))}
    </>
  )
}

/** Minor units under a name that ends so, with the currency that stands beside them. */
function amountOf(
  field: string,
  value: unknown,
  currency: string | undefined,
): { amount: string; currency: string } | undefined {
  if (!/(^|[._])(amount|price|balance|pay_rate)(_minor)?$/.test(field) || currency === undefined)
    return undefined
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return undefined
  if (!field.endsWith('_minor')) return { amount: value, currency }
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const sign = value.startsWith('-') ? '-' : ''
  const bare = value.replace('-', '').padStart(digits + 1, '0')
  const amount = digits === 0 ? bare : `${bare.slice(0, -digits)}.${bare.slice(-digits)}`
  return { amount: sign + amount, currency }
}
