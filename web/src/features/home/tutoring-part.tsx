import { IconHourglass, IconPencil, IconUserStar } from '@tabler/icons-react'
import { useText } from '../../i18n/provider.tsx'
import { Card } from '../../ui/index.ts'
import { Part, RowLink } from './part.tsx'
import { homeTexts } from './texts.ts'
import type { Tutoring } from './types.ts'

/** Where a tutor stands with the centre, and what he can do about it. */
export function TutoringPart({ tutoring }: { tutoring: Tutoring }) {
  const t = useText(homeTexts)
  const { approval_status: standing, application } = tutoring
  const [title, detail, Icon] =
    application?.status === 'asked'
      ? ([t.tutorAsked, application.reason, IconPencil] as const)
      : standing === 'approved'
        ? ([t.tutorApproved, undefined, IconUserStar] as const)
        : application?.status === 'pending'
          ? ([t.tutorWaiting, t.tutorWaitingDetail, IconHourglass] as const)
          : application?.status === 'rejected'
            ? ([t.tutorRejected, application.reason, IconPencil] as const)
            : ([t.tutorDraft, t.tutorDraftDetail, IconPencil] as const)
  return (
    <Part title={t.tutoring}>
      <Card>
        <RowLink href="/tutor" icon={<Icon size={22} aria-hidden />} title={title} detail={detail} />
      </Card>
    </Part>
  )
}
