import type { ErasurePreview, PrivacyRequest } from '@halqa/api-client'
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { api, useInvalidate, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { CheckField, Form, Loaded, notify, SelectField, TextField, useForm } from '../../ui/index.ts'
import { Preview } from './preview.tsx'
import { dialogTexts, staffTexts } from './texts.ts'

export interface Subject {
  kind: 'user' | 'learner'
  id: string
}
const proofs = ['in_person', 'document', 'call_back', 'signed_letter', 'court_order'] as const
type Proof = (typeof proofs)[number]

interface Props {
  kind: 'export' | 'erasure'
  subject: Subject
  onClose: () => void
}

/** Staff ask on somebody's behalf: proof, reason, and for a deletion what it would take. */
export function OrderDialog({ kind, subject, onClose }: Props) {
  const t = useText(staffTexts)
  const words = useText(dialogTexts)
  const [along, setAlong] = useState(false)
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={kind === 'export' ? t.giveCopy : t.erase}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {kind === 'export' ? (
        <OrderForm kind={kind} subject={subject} onClose={onClose} withChildren={false} blocked={false} />
      ) : (
        <Erasing subject={subject} onClose={onClose} along={along} onAlong={setAlong} />
      )}
    </Modal>
  )
}

interface ErasingProps {
  subject: Subject
  onClose: () => void
  along: boolean
  onAlong: (along: boolean) => void
}

function Erasing({ subject, onClose, along, onAlong }: ErasingProps) {
  const t = useText(staffTexts)
  const preview = useOne<ErasurePreview>(`/api/v1/privacy/subjects/${subject.kind}/${subject.id}/erasure/`, {
    with_children: along ? 'true' : 'false',
  })
  return (
    <Loaded {...preview}>
      {(found) => (
        <Stack>
          <Preview preview={found} />
          {found.children.length > 0 && (
            <CheckField
              name="with_children"
              label={t.children({ names: found.children.map((child) => child.name).join(' · ') })}
              value={along}
              onChange={onAlong}
              error={undefined}
            />
          )}
          <OrderForm
            kind="erasure"
            subject={subject}
            onClose={onClose}
            withChildren={along}
            blocked={found.blockers.length > 0}
          />
        </Stack>
      )}
    </Loaded>
  )
}

interface OrderFormProps extends Props {
  withChildren: boolean
  blocked: boolean
}

function OrderForm({ kind, subject, onClose, withChildren, blocked }: OrderFormProps) {
  const t = useText(staffTexts)
  const words = useText(dialogTexts)
  const invalidate = useInvalidate()
  const [proven, setProven] = useState<Proof>('in_person')
  const [handed, setHanded] = useState<'staff' | 'person'>('staff')
  const form = useForm({
    initial: { reason: '', at_once: false },
    validate: ({ reason }) => ({ reason: reason.trim().length >= 5 ? undefined : t.needed }),
    guard: false,
    submit: (values) =>
      api.post<PrivacyRequest>('/api/v1/privacy/requests/', {
        kind,
        subject_kind: subject.kind,
        subject: subject.id,
        identity_proof: proven,
        reason: values.reason,
        ...(kind === 'export'
          ? { handed_to: subject.kind === 'user' ? handed : 'staff' }
          : { with_children: withChildren, at_once: values.at_once }),
      }),
    onDone: () => {
      notify.success(t.made)
      invalidate('/api/v1/privacy/')
      onClose()
    },
  })
  return (
    <>
      <Form form={form}>
        <Stack>
          <SelectField
            name="identity_proof"
            label={t.proof}
            clearable={false}
            value={proven}
            onChange={(value) => setProven(proofs.find((known) => known === value) ?? 'in_person')}
            error={undefined}
            options={proofs.map((value) => ({ value, label: t[value] }))}
          />
          <TextField
            label={t.reason}
            description={t.reasonHint}
            required
            maxLength={500}
            {...form.field('reason')}
          />
          {kind === 'export' && subject.kind === 'user' && (
            <SelectField
              name="handed_to"
              label={t.handTo}
              clearable={false}
              value={handed}
              onChange={(value) => setHanded(value === 'person' ? 'person' : 'staff')}
              error={undefined}
              options={[
                { value: 'staff', label: t.toStaff },
                { value: 'person', label: t.toPerson },
              ]}
            />
          )}
          {kind === 'erasure' && <CheckField label={t.atOnce} {...form.field('at_once')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button
              type="submit"
              color={kind === 'erasure' ? 'red.8' : 'brand'}
              loading={form.submitting}
              disabled={blocked}
            >
              {kind === 'export' ? t.giveCopy : t.erase}
            </Button>
          </Group>
        </Stack>
      </Form>
    </>
  )
}
