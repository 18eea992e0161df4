import { Alert, Button, List, Text } from '@mantine/core'
import { useState } from 'react'
import { api, errorText, useAct } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Link } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './account.module.css'
import { Frame } from './frame.tsx'
import { signInTexts } from './texts.ts'

const messages = defineMessages({
  title: { en: 'Was it not you?', ar: 'لم تكن أنت؟', fa: 'کار شما نبود؟' },
  hint: {
    en: 'The phone or e-mail of your account was changed. If you did not do it, take it back here:',
    ar: 'تم تغيير هاتف حسابك أو بريده. إذا لم تفعل ذلك فتراجع عنه هنا:',
    fa: 'تلفن یا ایمیل حساب شما عوض شده است. اگر کار شما نبوده، اینجا برگردانید:',
  },
  restored: {
    en: 'Your old phone or address opens the account again.',
    ar: 'يعود رقمك أو بريدك القديم مفتاحا لحسابك.',
    fa: 'تلفن یا نشانی قدیم دوباره حساب را باز می‌کند.',
  },
  signedOut: { en: 'All devices are signed out.', ar: 'تخرج كل الأجهزة.', fa: 'همهٔ دستگاه‌ها خارج می‌شوند.' },
  passwordGone: {
    en: 'The password is deleted; you sign in by code or set a new one.',
    ar: 'تُحذف كلمة المرور؛ ادخل بالرمز أو عيّن كلمة جديدة.',
    fa: 'گذرواژه پاک می‌شود؛ با کد وارد شوید یا گذرواژهٔ تازه بگذارید.',
  },
  undo: { en: 'It was not me: undo it', ar: 'لست أنا: تراجع عنه', fa: 'من نبودم: برگردان' },
  wasMe: { en: 'It was me', ar: 'أنا من غيّره', fa: 'خودم بودم' },
  done: { en: 'Your account is yours again', ar: 'عاد حسابك إليك', fa: 'حساب دوباره از آن شماست' },
  doneDetail: {
    en: 'Sign in by code, or set a new password.',
    ar: 'ادخل بالرمز أو عيّن كلمة مرور جديدة.',
    fa: 'با کد وارد شوید یا گذرواژهٔ تازه بگذارید.',
  },
})

/** The page behind "this wasn't me". A press is needed: programs that look into letters open links too. */
export default function UndoChange() {
  const t = useText(messages)
  const words = useText(signInTexts)
  const [token] = useSearchParam('token')
  const [done, setDone] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const undo = useAct(() => api.post('/api/v1/auth/contact-changes/undo/', { token }), {
    throws: true,
    onSuccess: () => setDone(true),
  })
  const press = () => {
    setRefusal(undefined)
    undo.run(undefined).catch((error: unknown) => setRefusal(errorText(error)))
  }
  if (done) {
    return (
      <Frame title={t.done}>
        <div className={css.stack}>
          <Text role="status">{t.doneDetail}</Text>
          <Button component={Link} href="/sign-in">
            {words.signIn}
          </Button>
          <Button component={Link} href="/reset" variant="default">
            {words.resetTitle}
          </Button>
        </div>
      </Frame>
    )
  }
  return (
    <Frame title={t.title} hint={t.hint}>
      <div className={css.stack}>
        <List spacing="xs">
          <List.Item>{t.restored}</List.Item>
          <List.Item>{t.signedOut}</List.Item>
          <List.Item>{t.passwordGone}</List.Item>
        </List>
        {refusal && (
          <Alert color="red" variant="light" role="alert">
            {refusal}
          </Alert>
        )}
        <Button color="red.9" loading={undo.running} onClick={press}>
          {t.undo}
        </Button>
        <Button component={Link} href="/today" variant="default">
          {t.wasMe}
        </Button>
      </div>
    </Frame>
  )
}
