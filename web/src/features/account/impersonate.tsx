import type { UserRecord } from '@halqa/api-client'
import { Button, Group, Modal, Stack, Switch, Text, Textarea } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { api, errorText, forgetMe, useMe } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { notify } from '../../ui/index.ts'
import { nameOf } from './user-list.tsx'

const messages = defineMessages({
  look: { en: 'See as this person', ar: 'الدخول مكان هذا الشخص', fa: 'دیدن از چشم این شخص' },
  title: { en: 'See as {name}', ar: 'الدخول مكان {name}', fa: 'دیدن از چشم {name}' },
  hint: {
    en: 'For thirty minutes you see what {name} sees. It is written down, and {name} finds it among the sessions.',
    ar: 'لثلاثين دقيقة ترى ما يراه {name}. يُسجل ذلك ويجده {name} ضمن جلساته.',
    fa: 'سی دقیقه آنچه {name} می‌بیند را می‌بینید. این ثبت می‌شود و {name} آن را میان نشست‌هایش می‌یابد.',
  },
  reason: { en: 'Why?', ar: 'لماذا؟', fa: 'چرا؟' },
  reasonHint: {
    en: 'At least five letters; the person can read it.',
    ar: 'خمسة أحرف على الأقل، ويمكن للشخص قراءته.',
    fa: 'دست‌کم پنج حرف؛ خود شخص می‌تواند بخواند.',
  },
  full: { en: 'Act, not only look', ar: 'التصرف لا المشاهدة فقط', fa: 'اقدام، نه فقط دیدن' },
  fullHint: {
    en: 'Never passwords, contact data or money going out.',
    ar: 'لا يشمل كلمات المرور وبيانات الاتصال وصرف الأموال.',
    fa: 'نه گذرواژه، نه اطلاعات تماس، نه پرداخت پول.',
  },
  start: { en: 'Begin', ar: 'ابدأ', fa: 'آغاز' },
  cancel: { en: 'Cancel', ar: 'إلغاء', fa: 'انصراف' },
  close: { en: 'Close', ar: 'إغلاق', fa: 'بستن' },
})

/** The door to somebody's eyes, with a reason. */
export function Impersonate({ user }: { user: UserRecord }) {
  const t = useText(messages)
  const { me, can } = useMe()
  const [open, setOpen] = useState(false)
  const high = user.roles.includes('owner') || user.roles.includes('admin')
  if (!can('users.impersonate') || high || !user.is_active || user.id === me?.id) return null
  return (
    <>
      <Button variant="default" leftSection={<IconEye size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t.look}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t.title({ name: nameOf(user) })}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <Ask user={user} mayAct={can('users.impersonate_full')} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Ask({ user, mayAct, onClose }: { user: UserRecord; mayAct: boolean; onClose: () => void }) {
  const t = useText(messages)
  const [reason, setReason] = useState('')
  const [full, setFull] = useState(false)
  const [running, setRunning] = useState(false)
  const start = async () => {
    setRunning(true)
    try {
      // A sign-in that is not fresh is asked for by the app before this goes on.
      await api.post('/api/v1/impersonation/', {
        user_id: user.id,
        reason: reason.trim(),
        mode: full ? 'full' : 'read',
      })
      forgetMe()
      // A full load, so that nothing of oneself stays on the screen.
      location.assign('/today')
    } catch (error) {
      notify.error(errorText(error))
      setRunning(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <Stack>
        <Text size="sm">{t.hint({ name: nameOf(user) })}</Text>
        <Textarea
          label={t.reason}
          description={t.reasonHint}
          required
          autosize
          minRows={2}
          maxLength={300}
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {mayAct && (
          <Switch
            label={t.full}
            description={t.fullHint}
            checked={full}
            onChange={(event) => setFull(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={running} disabled={reason.trim().length < 5}>
            {t.start}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
