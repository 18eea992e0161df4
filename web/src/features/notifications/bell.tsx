import { ActionIcon, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { ListSkeleton } from '../../ui/index.ts'
import css from './notifications.module.css'
import { notificationNavigation } from './texts.ts'
import { useUnread } from './use-unread.ts'

const Newest = lazy(() => import('./newest.tsx'))

const messages = defineMessages({
  unread: {
    en: '{count, plural, one {# unread} other {# unread}}',
    ar: '{count, plural, zero {لا جديد} one {إشعار غير مقروء} two {إشعاران غير مقروءين} few {# إشعارات غير مقروءة} many {# إشعارا غير مقروء} other {# إشعار غير مقروء}}',
    fa: '{count, plural, one {# خوانده‌نشده} other {# خوانده‌نشده}}',
  },
})

/** The bell of the header with the live count; it opens the newest. */
export default function Bell() {
  const t = useText(messages)
  const title = useText(notificationNavigation).notifications
  const format = useFormat()
  const unread = useUnread()
  const [open, setOpen] = useState(false)
  const label = unread > 0 ? `${title}: ${t.unread({ count: unread })}` : title
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={360}
      trapFocus
      shadow="md"
      withinPortal
    >
      <Popover.Target>
        <ActionIcon
          className={css.bell ?? ''}
          aria-label={label}
          aria-expanded={open}
          aria-haspopup="dialog"
          onClick={() => setOpen(!open)}
        >
          <IconBell size={22} stroke={1.75} aria-hidden />
          {unread > 0 && (
            <span className={css.count} aria-hidden>
              {unread > 99 ? `${format.number(99)}+` : format.number(unread)}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={title}>
        <Suspense fallback={<ListSkeleton rows={4} />}>
          {open && <Newest onClose={() => setOpen(false)} unread={unread} />}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
