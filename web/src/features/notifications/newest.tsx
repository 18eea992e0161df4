import type { Notification } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { useList } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { EmptyState, ErrorState, Link, ListSkeleton } from '../../ui/index.ts'
import css from './notifications.module.css'
import { notificationsPath } from './paths.ts'
import { NotificationRow } from './row.tsx'
import { notificationNavigation } from './texts.ts'
import { useMarkRead } from './use-unread.ts'

const messages = defineMessages({
  readAll: { en: 'Mark all as read', ar: 'تعليم الكل كمقروء', fa: 'همه خوانده شد' },
  all: { en: 'Show all', ar: 'عرض الكل', fa: 'نمایش همه' },
  none: { en: 'Nothing new', ar: 'لا جديد', fa: 'چیز تازه‌ای نیست' },
  noneDetail: {
    en: 'What concerns you appears here.',
    ar: 'يظهر هنا كل ما يخصك.',
    fa: 'هر چه به شما مربوط است اینجا می‌آید.',
  },
})

/** The newest notifications, in the bell. */
export default function Newest({ onClose, unread }: { onClose: () => void; unread: number }) {
  const t = useText(messages)
  const title = useText(notificationNavigation).notifications
  const mark = useMarkRead()
  const list = useList<Notification>(notificationsPath, { page_size: 8 })
  const body = () => {
    if (list.loading) return <ListSkeleton rows={4} />
    if (list.error && list.rows.length === 0)
      return <ErrorState error={list.error} onRetry={() => void list.reload()} />
    if (list.rows.length === 0) return <EmptyState title={t.none} detail={t.noneDetail} />
    return (
      <ul className={css.list}>
        {list.rows.map((notification) => (
          <li key={notification.id}>
            <NotificationRow
              notification={notification}
              onOpen={({ id, is_read, path }) => {
                if (!is_read) mark.one(id)
                if (path !== null) onClose()
              }}
            />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <>
      <div className={css.popHead}>
        <h2>{title}</h2>
        {unread > 0 && (
          <Button variant="subtle" onClick={mark.all}>
            {t.readAll}
          </Button>
        )}
      </div>
      <div className={css.popBody}>{body()}</div>
      <div className={css.popFoot}>
        <Button variant="subtle" fullWidth component={Link} href="/notifications" onClick={onClose}>
          {t.all}
        </Button>
      </div>
    </>
  )
}
