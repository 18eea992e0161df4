import type { OwnTutor, TutorDocument } from '@halqa/api-client'
import { ActionIcon, Button, Modal, Text } from '@mantine/core'
import { IconFileTypePdf, IconPhoto, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api, upload, useAct } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { DocumentViewer, FileField } from '../../ui/index.ts'
import { acceptedDocuments, myTutorPath } from './paths.ts'
import css from './tutors.module.css'
import { tutorTexts } from './texts.ts'
import { rememberTutor } from './use-draft.ts'

const messages = defineMessages({
  addCv: { en: 'Your CV', ar: 'سيرتك الذاتية', fa: 'رزومهٔ شما' },
  replaceCv: { en: 'Another CV', ar: 'سيرة ذاتية أخرى', fa: 'رزومهٔ دیگر' },
  addCertificate: {
    en: 'Certificates of your degrees or ijazas',
    ar: 'شهادات مؤهلاتك أو إجازاتك',
    fa: 'گواهی مدرک‌ها یا اجازه‌نامه‌ها',
  },
  anotherCertificate: { en: 'Another certificate', ar: 'شهادة أخرى', fa: 'گواهی دیگر' },
  accepted: {
    en: 'PDF or photo, up to 10 MB. Only our reviewers see it.',
    ar: 'ملف PDF أو صورة حتى 10 ميجابايت. لا يراه إلا فريق المراجعة.',
    fa: 'PDF یا عکس، تا ۱۰ مگابایت. فقط بازبینان ما آن را می‌بینند.',
  },
  remove: { en: 'Remove {name}', ar: 'حذف {name}', fa: 'حذف {name}' },
  removed: { en: 'Removed.', ar: 'تم الحذف.', fa: 'حذف شد.' },
})

/** The documents of the open application: what is there, and a place for each that comes. */
export function DocumentFields({ tutor }: { tutor: OwnTutor }) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const documents = tutor.application?.documents ?? []
  const cv = documents.filter((document) => document.kind === 'cv')
  const certificates = documents.filter((document) => document.kind === 'certificate')
  return (
    <div className={css.stack}>
      <section aria-label={words.cv} className={css.stack}>
        <DocumentList documents={cv} removable />
        <AddDocument kind="cv" label={cv.length > 0 ? t.replaceCv : t.addCv} required={cv.length === 0} />
      </section>
      <section aria-label={words.certificates} className={css.stack}>
        <DocumentList documents={certificates} removable />
        {certificates.length < 8 && (
          <AddDocument
            kind="certificate"
            label={certificates.length > 0 ? t.anotherCertificate : t.addCertificate}
            required={certificates.length === 0}
          />
        )}
      </section>
    </div>
  )
}

/** Sent as soon as it is chosen, with progress; a failed one is tried again by a press. Afterwards the field is free for the next. */
function AddDocument({
  kind,
  label,
  required,
}: {
  kind: TutorDocument['kind']
  label: string
  required: boolean
}) {
  const t = useText(messages)
  const [count, setCount] = useState(0)
  return (
    <FileField
      key={count}
      label={label}
      description={t.accepted}
      required={required}
      accept={acceptedDocuments}
      send={(file, tell) => upload<OwnTutor>(`${myTutorPath}documents/`, file, { ...tell, fields: { kind } })}
      onSent={(answer) => {
        if (!answer) return
        rememberTutor(answer)
        setCount(count + 1)
      }}
    />
  )
}

interface DocumentListProps {
  documents: readonly TutorDocument[]
  removable?: boolean
}

export function DocumentList({ documents, removable = false }: DocumentListProps) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const format = useFormat()
  const [shown, setShown] = useState<TutorDocument>()
  const remove = useAct((id: string) => api.delete<OwnTutor>(`${myTutorPath}documents/${id}/`), {
    success: t.removed,
    onSuccess: (answer) => rememberTutor(answer),
  })
  if (documents.length === 0) return null
  return (
    <>
      <ul className={css.documents}>
        {documents.map((document) => (
          <li key={document.id}>
            {document.file.mime === 'application/pdf' ? (
              <IconFileTypePdf size={28} stroke={1.5} aria-hidden />
            ) : (
              <IconPhoto size={28} stroke={1.5} aria-hidden />
            )}
            <div className={css.documentText}>
              <Text truncate dir="auto">
                {document.title || document.file.name}
              </Text>
              <Text size="xs" c="dimmed">
                {words[document.kind]} · {format.fileSize(document.file.size)}
              </Text>
            </div>
            <Button variant="light" onClick={() => setShown(document)}>
              {words.open}
            </Button>
            {removable && (
              <ActionIcon
                aria-label={t.remove({ name: document.file.name })}
                loading={remove.running}
                onClick={() => void remove.run(document.id)}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={shown?.file.name}
        size="xl"
      >
        {shown && (
          <DocumentViewer
            src={shown.file.url}
            mime={shown.file.mime}
            label={shown.file.name}
            height="70dvh"
          />
        )}
      </Modal>
    </>
  )
}
