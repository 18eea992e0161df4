import type { CannedReply } from '@halqa/api-client'
import { Button, Modal, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate, useList } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { DataList, Form, FormActions, Page, TextField, notify, useForm, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { cannedRepliesPath } from './paths.ts'
import { ticketNavigation } from './texts.ts'

const messages = defineMessages({
  add: { en: 'Add an answer', ar: 'إضافة رد', fa: 'افزودن پاسخ' },
  edit: { en: 'Change', ar: 'تعديل', fa: 'ویرایش' },
  shortcut: { en: 'Shortcut', ar: 'الاختصار', fa: 'میان‌بر' },
  shortcutHint: {
    en: 'Typed after a slash, without spaces',
    ar: 'يُكتب بعد الشرطة المائلة دون مسافات',
    fa: 'پس از خط کج نوشته می‌شود، بی فاصله',
  },
  title: { en: 'Title', ar: 'العنوان', fa: 'عنوان' },
  body: { en: 'Text', ar: 'النص', fa: 'متن' },
  bodyHint: {
    en: 'Names are put in for {client}, {agent} and {number}.',
    ar: 'تُستبدل {client} و {agent} و {number} بالأسماء.',
    fa: 'به‌جای {client} و {agent} و {number} نام‌ها گذاشته می‌شود.',
  },
  needed: { en: 'This is needed.', ar: 'هذا مطلوب.', fa: 'این لازم است.' },
  saved: { en: 'Saved.', ar: 'تم الحفظ.', fa: 'ذخیره شد.' },
  remove: { en: 'Delete', ar: 'حذف', fa: 'حذف' },
  removed: { en: 'Deleted.', ar: 'تم الحذف.', fa: 'حذف شد.' },
  search: { en: 'Search', ar: 'بحث', fa: 'جست‌وجو' },
  none: { en: 'No ready answers yet', ar: 'لا ردود جاهزة بعد', fa: 'هنوز پاسخ آماده‌ای نیست' },
  noneDetail: {
    en: 'Write once what you answer every day.',
    ar: 'اكتب مرة ما تجيب به كل يوم.',
    fa: 'آنچه هر روز پاسخ می‌دهید یک بار بنویسید.',
  },
})

/** Ready answers of the desk. */
export default function CannedRepliesPage() {
  const t = useText(messages)
  const title = useText(ticketNavigation).cannedReplies
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null)
  const state = useListState({ ordering: 'shortcut' })
  const list = useList<CannedReply>(cannedRepliesPath, state.query)
  const columns: Column<CannedReply>[] = [
    { key: 'title', header: t.title, main: true, sortable: true, render: (row) => row.title },
    {
      key: 'shortcut',
      header: t.shortcut,
      sortable: true,
      render: (row) => <bdi dir="ltr">/{row.shortcut}</bdi>,
    },
    {
      key: 'body',
      header: t.body,
      render: (row) => (
        <Text size="sm" lineClamp={2} dir="auto">
          {row.body}
        </Text>
      ),
    },
  ]
  return (
    <Page
      title={title}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
          {t.add}
        </Button>
      }
    >
      <DataList
        label={title}
        name="canned-replies"
        columns={columns}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => row.title}
        renderActions={(row) => (
          <Button variant="subtle" onClick={() => setEdited(row)}>
            {t.edit}
          </Button>
        )}
        empty={{ title: t.none, detail: t.noneDetail }}
      />
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? t.add : t.edit}
        size="lg"
      >
        {edited && <ReplyForm reply={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Modal>
    </Page>
  )
}

function ReplyForm({ reply, onDone }: { reply: CannedReply | null; onDone: () => void }) {
  const t = useText(messages)
  const invalidate = useInvalidate()
  const path = reply ? `${cannedRepliesPath}${reply.id}/` : cannedRepliesPath
  const missing = (text: string) => (text.trim() ? undefined : t.needed)
  const form = useForm({
    initial: { shortcut: reply?.shortcut ?? '', title: reply?.title ?? '', body: reply?.body ?? '' },
    validate: (values) => ({
      shortcut: missing(values.shortcut),
      title: missing(values.title),
      body: missing(values.body),
    }),
    submit: (values) => (reply ? api.put<CannedReply>(path, values) : api.post<CannedReply>(path, values)),
    onDone: () => {
      invalidate(cannedRepliesPath)
      notify.success(t.saved)
      onDone()
    },
  })
  const restore = useAct(
    (kept: CannedReply) =>
      api.post<CannedReply>(cannedRepliesPath, {
        shortcut: kept.shortcut,
        title: kept.title,
        body: kept.body,
      }),
    { invalidates: [cannedRepliesPath] },
  )
  const remove = useAct(() => api.delete(path), {
    invalidates: [cannedRepliesPath],
    onSuccess: () => {
      if (reply) notify.undo(t.removed, () => void restore.run(reply))
      onDone()
    },
  })
  return (
    <Form form={form}>
      <TextField label={t.title} required maxLength={120} autoFocus {...form.field('title')} />
      <TextField
        label={t.shortcut}
        description={t.shortcutHint}
        required
        maxLength={40}
        {...form.field('shortcut')}
      />
      <TextField
        label={t.body}
        description={t.bodyHint({ client: '{client}', agent: '{agent}', number: '{number}' })}
        required
        rows={5}
        maxLength={10_000}
        {...form.field('body')}
      />
      <FormActions form={form}>
        {reply && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={18} aria-hidden />}
            loading={remove.running}
            onClick={() => void remove.run(undefined)}
          >
            {t.remove}
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
