import type { OwnLogin } from '@halqa/api-client'
import { Button, Modal, SegmentedControl, Text } from '@mantine/core'
import { IconKey, IconKeyOff } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  Card,
  CheckField,
  ConfirmPreview,
  Form,
  FormActions,
  KeyValue,
  notify,
  PasswordField,
  Phone,
  PhoneField,
  TextField,
  useForm,
} from '../../ui/index.ts'
import { familyTexts } from './family-texts.ts'
import { personTexts } from './texts.ts'

interface OwnLoginProps {
  /** `/api/v1/parents/children/ID/` or `/api/v1/learners/ID/` */
  path: string
  name: string
  hasLogin: boolean
  mayChange: boolean
  /** Staff note that a guardian agrees. */
  asStaff?: boolean
}

const lists = ['/api/v1/parents/children/', '/api/v1/learners/']

/** A grown child's own way in: given, shown, taken back. */
export function OwnLoginCard(props: OwnLoginProps) {
  const t = useText(familyTexts)
  const [open, setOpen] = useState(false)
  if (!props.hasLogin && !props.mayChange) return null
  return (
    <Card title={t.ownLogin}>
      {props.hasLogin ? (
        <PresentLogin {...props} />
      ) : (
        <>
          <Text c="dimmed">{t.ownLoginNone}</Text>
          <Button
            mt="sm"
            variant="light"
            leftSection={<IconKey size={18} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {t.giveLogin}
          </Button>
        </>
      )}
      {open && <LoginForm {...props} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function PresentLogin({ path, name, mayChange }: OwnLoginProps) {
  const t = useText(familyTexts)
  const person = useText(personTexts)
  const [ending, setEnding] = useState(false)
  const login = useOne<OwnLogin>(`${path}login/`)
  const end = useAct(() => api.delete(`${path}login/`), { invalidates: lists, success: t.loginTaken })
  return (
    <>
      <KeyValue
        items={[
          { label: t.username, value: login.data?.username ? <bdi>{login.data.username}</bdi> : null },
          { label: person.phone, value: login.data?.phone ? <Phone number={login.data.phone} /> : null },
        ]}
      />
      {mayChange && (
        <Button
          mt="sm"
          variant="subtle"
          color="red"
          leftSection={<IconKeyOff size={18} aria-hidden />}
          onClick={() => setEnding(true)}
        >
          {t.takeLogin}
        </Button>
      )}
      <ConfirmPreview
        opened={ending}
        onClose={() => setEnding(false)}
        title={t.takeLoginTitle({ name })}
        confirmLabel={t.takeLogin}
        danger
        onConfirm={() => end.run(undefined)}
      >
        {t.takeLoginDetail({ name })}
      </ConfirmPreview>
    </>
  )
}

function LoginForm({ path, name, asStaff, onClose }: OwnLoginProps & { onClose: () => void }) {
  const t = useText(familyTexts)
  const person = useText(personTexts)
  const invalidate = useInvalidate()
  const [way, setWay] = useState('username')
  const form = useForm({
    initial: { username: '', phone: '', password: '', consent: false },
    submit: ({ username, phone, password, consent }) =>
      api.post(`${path}login/`, way === 'phone' ? { phone, consent } : { username, password, consent }),
    onDone: () => {
      invalidate(...lists)
      notify.success(t.loginGiven)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t.giveLogin}>
      <Form form={form}>
        <SegmentedControl
          aria-label={t.how}
          fullWidth
          value={way}
          onChange={setWay}
          data={[
            { value: 'username', label: t.byUsername },
            { value: 'phone', label: t.byPhone },
          ]}
        />
        {way === 'phone' ? (
          <PhoneField label={person.phone} required {...form.field('phone')} />
        ) : (
          <>
            <TextField label={t.username} required {...form.field('username')} />
            <PasswordField label={t.password} required {...form.field('password')} />
          </>
        )}
        <CheckField label={asStaff ? t.consentStaff : t.consent({ name })} {...form.field('consent')} />
        <FormActions form={form} label={t.giveLogin} onCancel={onClose} />
      </Form>
    </Modal>
  )
}
