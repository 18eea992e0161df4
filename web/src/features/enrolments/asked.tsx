import type { EnrollmentRequest } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, EmptyState, Link } from '../../ui/index.ts'
import { comerOf, RequestBadge } from './badges.tsx'
import css from './enrolments.module.css'

const messages = defineMessages({
  thanks: { en: 'Your request is with us', ar: 'وصلنا طلبك', fa: 'درخواستتان به ما رسید' },
  thanksDetail: {
    en: 'We answer soon. You find it under “My courses”, and a message comes as soon as we have decided.',
    ar: 'سنرد عليك قريبا. ستجده في «دوراتي» وستصلك رسالة فور البت فيه.',
    fa: 'به‌زودی پاسخ می‌دهیم. آن را در «دوره‌های من» می‌بینید و پس از تصمیم، پیامی می‌آید.',
  },
  given: { en: 'The places are yours', ar: 'تم حجز الأماكن لك', fa: 'جاها از آن شماست' },
  givenDetail: {
    en: 'One invoice stands for all of them.',
    ar: 'فاتورة واحدة للجميع.',
    fa: 'یک فاکتور برای همه صادر شد.',
  },
  pay: { en: 'To the invoice', ar: 'إلى الفاتورة', fa: 'دیدن فاکتور' },
  mine: { en: 'My courses', ar: 'دوراتي', fa: 'دوره‌های من' },
})

/** The thanks after asking: who was asked for, and where it can be followed. */
export function Asked({ requests }: { requests: readonly EnrollmentRequest[] }) {
  const t = useText(messages)
  const format = useFormat()
  const invoice = requests.find((request) => request.invoice !== null)?.invoice
  const given = requests.every((request) => request.status === 'accepted')
  return (
    <Card>
      <EmptyState
        title={given ? t.given : t.thanks}
        detail={given ? t.givenDetail : t.thanksDetail}
        icon={<IconCircleCheck size={34} stroke={1.5} aria-hidden />}
        action={
          <>
            {invoice && (
              <Button component={Link} href={`/my/invoices/${invoice.id}`}>
                {t.pay} · {format.money(invoice.balance, invoice.currency)}
              </Button>
            )}
            <Button component={Link} href="/my/places" variant={invoice ? 'light' : 'filled'}>
              {t.mine}
            </Button>
          </>
        }
      />
      <div className={css.stack}>
        {requests.map((request) => (
          <div key={request.id} className={css.row}>
            <Text>
              <bdi>{comerOf(request)}</bdi>
            </Text>
            <RequestBadge request={request} />
          </div>
        ))}
      </div>
    </Card>
  )
}
