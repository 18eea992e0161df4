import type { Notification, NotificationPreferences } from '@halqa/api-client'
import { Button, Group, Pagination } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { useList, useOne } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, EmptyState, ErrorState, FilterBar, Link, ListSkeleton, Page } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import css from './notifications.module.css'
import { notificationsPath, preferencesPath } from './paths.ts'
import { NotificationRow } from './row.tsx'
import { categoryTexts, notificationNavigation } from './texts.ts'
import { useMarkRead, useUnread } from './use-unread.ts'

const messages = defineMessages({
  readAll: { en: 'Mark all as read', ar: 'تعليم الكل كمقروء', fa: 'همه خوانده شد' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  unreadOnly: { en: 'Unread', ar: 'غير مقروءة', fa: 'خوانده‌نشده' },
  about: { en: 'About', ar: 'الموضوع', fa: 'موضوع' },
  none: { en: 'Nothing here', ar: 'لا شيء هنا', fa: 'اینجا چیزی نیست' },
  noneDetail: {
    en: 'What concerns you appears here.',
    ar: 'يظهر هنا كل ما يخصك.',
    fa: 'هر چه به شما مربوط است اینجا می‌آید.',
  },
  pages: { en: 'Pages', ar: 'الصفحات', fa: 'صفحه‌ها' },
})

const pageSize = 20

/** Everything that one was told. */
export default function NotificationsPage() {
  const t = { own: useText(messages), nav: useText(notificationNavigation), category: useText(categoryTexts) }
  const mark = useMarkRead()
  const unread = useUnread()
  const state = useListState({ filterNames: ['unread', 'category'] })
  const list = useList<Notification>(notificationsPath, { ...state.query, page_size: pageSize })
  const used = useOne<NotificationPreferences>(preferencesPath, {}, { freshFor: 300_000 })
  const body = () => {
    if (list.loading) return <ListSkeleton rows={8} />
    if (list.error && list.rows.length === 0)
      return <ErrorState error={list.error} onRetry={() => void list.reload()} />
    if (list.rows.length === 0) return <EmptyState title={t.own.none} detail={t.own.noneDetail} />
    return (
      <ul className={css.list}>
        {list.rows.map((notification) => (
          <li key={notification.id}>
            <NotificationRow
              notification={notification}
              onOpen={({ id, is_read }) => !is_read && mark.one(id)}
            />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <Page
      title={t.nav.notifications}
      actions={
        <>
          {unread > 0 && (
            <Button variant="default" onClick={mark.all}>
              {t.own.readAll}
            </Button>
          )}
          <Button
            variant="default"
            component={Link}
            href="/notifications/preferences"
            leftSection={<IconSettings size={18} aria-hidden />}
          >
            {t.nav.preferences}
          </Button>
        </>
      }
    >
      <Group mb="sm">
        <FilterBar
          state={state}
          choices={[
            { name: 'unread', label: t.own.state, options: [{ value: 'true', label: t.own.unreadOnly }] },
            {
              name: 'category',
              label: t.own.about,
              options: (used.data?.categories ?? []).map(({ category }) => ({
                value: category,
                label: t.category[category],
              })),
            },
          ]}
        />
      </Group>
      <Card>{body()}</Card>
      {list.count > pageSize && (
        <Group justify="center" mt="md">
          <Pagination
            total={Math.ceil(list.count / pageSize)}
            value={state.page}
            onChange={(page) => state.set({ page })}
            aria-label={t.own.pages}
          />
        </Group>
      )}
    </Page>
  )
}
