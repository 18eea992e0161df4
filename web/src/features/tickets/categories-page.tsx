import type { TicketAgent, TicketCategory } from '@halqa/api-client'
import { Button, Modal, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate, useList, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import {
  DataList,
  Form,
  FormActions,
  MultiSelectField,
  NumberField,
  Page,
  TextField,
  notify,
  useForm,
  type Column,
} from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { agentsPath, categoriesPath } from './paths.ts'
import { ticketNavigation } from './texts.ts'

const messages = defineMessages({
  add: { en: 'Add a category', ar: 'إضافة تصنيف', fa: 'افزودن دسته' },
  change: { en: 'Change', ar: 'تعديل', fa: 'ویرایش' },
  edit: { en: 'Change the category', ar: 'تعديل التصنيف', fa: 'ویرایش دسته' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  agents: { en: 'Agents', ar: 'الموظفون', fa: 'کارشناسان' },
  agentsHint: {
    en: 'Left empty, every agent gets these tickets.',
    ar: 'إن تُرك فارغا يستقبلها كل الموظفين.',
    fa: 'اگر خالی باشد، همهٔ کارشناسان این تیکت‌ها را می‌گیرند.',
  },
  everybody: { en: 'Everybody', ar: 'الجميع', fa: 'همه' },
  firstReply: {
    en: 'First answer within (minutes)',
    ar: 'أول رد خلال (دقائق)',
    fa: 'نخستین پاسخ تا (دقیقه)',
  },
  resolution: { en: 'Solved within (minutes)', ar: 'الحل خلال (دقائق)', fa: 'حل تا (دقیقه)' },
  position: { en: 'Place in the list', ar: 'الترتيب', fa: 'جای در فهرست' },
  open: { en: 'Open tickets', ar: 'تذاكر مفتوحة', fa: 'تیکت‌های باز' },
  nameNeeded: { en: 'Give it a name.', ar: 'أدخل اسما.', fa: 'نامی بدهید.' },
  saved: { en: 'Saved.', ar: 'تم الحفظ.', fa: 'ذخیره شد.' },
  remove: { en: 'Remove', ar: 'إزالة', fa: 'حذف' },
  removed: { en: '{name} was removed.', ar: 'أُزيل {name}.', fa: '{name} حذف شد.' },
  keeps: {
    en: 'Tickets that have it keep it.',
    ar: 'تحتفظ به التذاكر الحالية.',
    fa: 'تیکت‌های کنونی آن را نگه می‌دارند.',
  },
  none: { en: 'No categories yet', ar: 'لا تصنيفات بعد', fa: 'هنوز دسته‌ای نیست' },
  noneDetail: {
    en: 'With categories, questions come to those who know the answer.',
    ar: 'بالتصنيفات تصل الأسئلة إلى من يعرف جوابها.',
    fa: 'با دسته‌ها، پرسش‌ها به کسانی می‌رسد که پاسخ را می‌دانند.',
  },
})

/** Categories of tickets, their agents and promises. */
export default function CategoriesPage() {
  const t = useText(messages)
  const title = useText(ticketNavigation).categories
  const format = useFormat()
  const [edited, setEdited] = useState<TicketCategory | 'new' | null>(null)
  const state = useListState({ ordering: 'position' })
  const list = useList<TicketCategory>(categoriesPath, state.query)
  const columns: Column<TicketCategory>[] = [
    { key: 'name', header: t.name, main: true, sortable: true, render: (row) => row.name },
    {
      key: 'agents',
      header: t.agents,
      render: (row) =>
        row.agents.length === 0 ? t.everybody : format.list(row.agents.map((agent) => agent.name)),
    },
    {
      key: 'first_reply_minutes',
      header: t.firstReply,
      numeric: true,
      render: (row) => (row.first_reply_minutes === null ? '—' : format.number(row.first_reply_minutes)),
    },
    {
      key: 'open_tickets',
      header: t.open,
      numeric: true,
      render: (row) => format.number(row.open_tickets ?? 0),
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
        name="ticket-categories"
        columns={columns}
        state={state}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        renderActions={(row) => (
          <Button variant="subtle" onClick={() => setEdited(row)}>
            {t.change}
          </Button>
        )}
        empty={{ title: t.none, detail: t.noneDetail }}
      />
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? t.add : t.edit}
      >
        {edited && (
          <CategoryForm category={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
        )}
      </Modal>
    </Page>
  )
}

interface CategoryValues {
  name: string
  agent_ids: string[]
  first_reply_minutes: number | null
  resolution_minutes: number | null
  position: number | null
}

function CategoryForm({ category, onDone }: { category: TicketCategory | null; onDone: () => void }) {
  const t = useText(messages)
  const invalidate = useInvalidate()
  const agents = useOne<{ results: TicketAgent[] }>(agentsPath)
  const path = category ? `${categoriesPath}${category.id}/` : categoriesPath
  const initial: CategoryValues = {
    name: category?.name ?? '',
    agent_ids: category?.agents.map((agent) => agent.id) ?? [],
    first_reply_minutes: category?.first_reply_minutes ?? null,
    resolution_minutes: category?.resolution_minutes ?? null,
    position: category?.position ?? 0,
  }
  const form = useForm({
    initial,
    validate: (values) => ({ name: values.name.trim() ? undefined : t.nameNeeded }),
    submit: (values) => {
      const body = { ...values, position: values.position ?? 0 }
      return category ? api.patch<TicketCategory>(path, body) : api.post<TicketCategory>(path, body)
    },
    onDone: () => {
      invalidate(categoriesPath)
      notify.success(t.saved)
      onDone()
    },
  })
  const remove = useAct(() => api.delete(path), {
    invalidates: [categoriesPath],
    success: t.removed({ name: category?.name ?? '' }),
    onSuccess: onDone,
  })
  return (
    <Form form={form}>
      <TextField label={t.name} required maxLength={80} autoFocus {...form.field('name')} />
      <MultiSelectField
        label={t.agents}
        description={t.agentsHint}
        options={(agents.data?.results ?? []).map((agent) => ({ value: agent.id, label: agent.name }))}
        {...form.field('agent_ids')}
      />
      <NumberField label={t.firstReply} {...form.field('first_reply_minutes')} />
      <NumberField label={t.resolution} {...form.field('resolution_minutes')} />
      <NumberField label={t.position} {...form.field('position')} />
      {category && (
        <Text size="sm" c="dimmed">
          {t.keeps}
        </Text>
      )}
      <FormActions form={form}>
        {category && (
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
