import type { CustodyNote } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate, useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, Form, FormActions, TextField, useForm } from '../../ui/index.ts'
import css from './people.module.css'
import { staffTexts } from './staff-texts.ts'

/** What was decided about custody; drawn for those only who may read it. */
export function CustodyNotes({ learnerId }: { learnerId: string }) {
  const t = useText(staffTexts)
  const format = useFormat()
  const path = `/api/v1/learners/${learnerId}/custody-notes/`
  const [writing, setWriting] = useState(false)
  const list = useList<CustodyNote>(path, { page_size: 50 })
  return (
    <Card title={t.custodyNotes}>
      <Text size="sm" c="dimmed">
        {t.custodyOnly}
      </Text>
      {list.rows.map((note) => (
        <div key={note.id} className={css.entry}>
          <Text style={{ whiteSpace: 'pre-line' }}>
            <bdi>{note.note}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            <bdi>{note.author_name}</bdi> · {format.date(note.created_at)}
            {note.about && (
              <>
                {' · '}
                <bdi>{note.about.name}</bdi>
              </>
            )}
          </Text>
        </div>
      ))}
      {writing ? (
        <NoteForm path={path} onClose={() => setWriting(false)} />
      ) : (
        <Button
          mt="sm"
          variant="light"
          leftSection={<IconNote size={18} aria-hidden />}
          onClick={() => setWriting(true)}
        >
          {t.addNote}
        </Button>
      )}
    </Card>
  )
}

function NoteForm({ path, onClose }: { path: string; onClose: () => void }) {
  const t = useText(staffTexts)
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const form = useForm({
    initial: { note: '' },
    validate: (values) => ({ note: values.note.trim() ? undefined : t.noteNeeded }),
    submit: (values) => api.post(path, values, { idempotencyKey: key.current }),
    onDone: () => {
      invalidate(path)
      onClose()
    },
  })
  return (
    <Form form={form}>
      <TextField label={t.note} rows={3} required {...form.field('note')} />
      <FormActions form={form} label={t.save} onCancel={onClose} />
    </Form>
  )
}
