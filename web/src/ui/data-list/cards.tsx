import { Checkbox } from '@mantine/core'
import { useText } from '../../i18n/provider.tsx'
import { Link } from '../link.tsx'
import { kitTexts } from '../texts.ts'
import type { Selection } from './data-list.tsx'
import css from './data-list.module.css'
import type { DataListProps } from './types.ts'

type CardsProps<T> = DataListProps<T> & { selection: Selection<T> | undefined }

export function Cards<T>(props: CardsProps<T>) {
  const { label, list, rowKey, rowName, renderActions, renderCard, selection } = props
  const t = useText(kitTexts)
  return (
    <ul className={css.cards} aria-label={label}>
      {list.rows.map((row) => (
        <li
          key={rowKey(row)}
          className={renderActions && !renderCard ? `${css.card} ${css.split}` : css.card}
          data-selected={selection?.has(row) || undefined}
          data-marked={selection !== undefined || undefined}
        >
          {selection && (
            <Checkbox
              className={css.cardCheck ?? ''}
              aria-label={t.selectRow({ name: rowName?.(row) ?? rowKey(row) })}
              checked={selection.has(row)}
              onChange={() => selection.toggle(row)}
            />
          )}
          <div className={css.cardBody}>
            <CardFace {...props} row={row} />
          </div>
          {renderActions && <div className={css.cardActions}>{renderActions(row)}</div>}
        </li>
      ))}
    </ul>
  )
}

function CardFace<T>({ row, columns, renderCard, href }: CardsProps<T> & { row: T }) {
  if (renderCard) {
    const face = renderCard(row)
    return href ? (
      <Link href={href(row)} className={css.cardLink}>
        {face}
      </Link>
    ) : (
      face
    )
  }
  const main = columns.find((column) => column.main)
  const head = main?.render(row)
  return (
    <>
      {main && (
        <div className={css.cardHead}>
          {href ? (
            <Link href={href(row)} className={css.cardLink}>
              {head}
            </Link>
          ) : (
            head
          )}
        </div>
      )}
      <dl className={css.cardFields}>
        {columns
          .filter((column) => column !== main)
          .map((column) => (
            <div key={column.key}>
              <dt>{column.header}</dt>
              <dd>{column.render(row)}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}
