import type { Notification } from '@halqa/api-client'
import { Ago, Link } from '../../ui/index.ts'
import css from './notifications.module.css'

/** One notification; pressing it marks it as read and opens what it is about. */
export function NotificationRow({
  notification,
  onOpen,
}: {
  notification: Notification
  onOpen: (notification: Notification) => void
}) {
  const inside = (
    <>
      <span className={css.dot} aria-hidden />
      <span>
        <span className={css.title} dir="auto">
          {notification.title}
        </span>
        <br />
        <span className={css.body} dir="auto">
          {notification.body}
        </span>
      </span>
      <span className={css.when}>
        <Ago at={notification.created_at} />
      </span>
    </>
  )
  const shared = {
    className: css.row,
    'data-unread': notification.is_read ? undefined : true,
    onClick: () => onOpen(notification),
  }
  return notification.path === null ? (
    <button type="button" {...shared}>
      {inside}
    </button>
  ) : (
    <Link href={notification.path} {...shared}>
      {inside}
    </Link>
  )
}
