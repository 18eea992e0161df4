import { Group, Text, Title } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import { useText } from '../i18n/provider.tsx'
import { Link } from './link.tsx'
import css from './page.module.css'
import { kitTexts } from './texts.ts'

export interface Breadcrumb {
  label: string
  href: string
}

export interface PageProps {
  title: string
  /** One quiet line under the title, or badges beside it. */
  description?: ReactNode
  /** Buttons at the end of the title's line. */
  actions?: ReactNode
  /** The way here, without the page itself. */
  breadcrumbs?: readonly Breadcrumb[]
  width?: 'narrow' | 'normal' | 'wide'
  children: ReactNode
}

/** The frame of every screen: title (also of the browser's tab), the way here, actions, content. */
export function Page({ title, description, actions, breadcrumbs, width = 'normal', children }: PageProps) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className={`${css.page} ${css[width]}`}>
      {breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
      <div className={css.head}>
        <div>
          <Title order={1} className={css.title}>
            {title}
          </Title>
          {description && (
            <Text component="div" c="dimmed">
              {description}
            </Text>
          )}
        </div>
        {actions && (
          <Group gap="xs" className="halqa-screen-only">
            {actions}
          </Group>
        )}
      </div>
      {children}
    </div>
  )
}

function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  const t = useText(kitTexts)
  return (
    <nav aria-label={t.breadcrumbs} className="halqa-screen-only">
      <ol className={css.crumbs}>
        {items.map((item) => (
          <li key={item.href}>
            <Link href={item.href}>{item.label}</Link>
            <IconChevronRight size={14} className="halqa-directional" aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface CardProps {
  title?: ReactNode
  /** At the end of the title's line. */
  action?: ReactNode
  /** Makes the whole card one link. */
  href?: string
  children: ReactNode
}

/** A piece of paper. */
export function Card({ title, action, href, children }: CardProps) {
  const head = (title || action) && (
    <Group justify="space-between" mb="sm" gap="xs">
      {title && (
        <Title order={2} size="h4">
          {title}
        </Title>
      )}
      {action}
    </Group>
  )
  if (href) {
    return (
      <Link href={href} className={`${css.card} halqa-card`} data-link>
        {head}
        {children}
      </Link>
    )
  }
  return (
    <section className={`${css.card} halqa-card`}>
      {head}
      {children}
    </section>
  )
}

/** Cards beside each other, as many as fit; `minWidth` in pixels. Children are the cards. */
export function CardGrid({
  minWidth = 280,
  children,
}: {
  minWidth?: number
  children: ReactNode[] | ReactNode
}) {
  return (
    <ul className={css.cards} style={{ '--card-width': `${minWidth}px` }}>
      {(Array.isArray(children) ? children.flat() : [children]).filter(Boolean).map((child, index) => (
        <li
          key={
            typeof child === 'object' && child !== null && 'key' in child && child.key !== null
              ? String(child.key)
              : index
          }
        >
          {child}
        </li>
      ))}
    </ul>
  )
}
