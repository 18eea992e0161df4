import type { TutorReview } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, DocumentViewer, Tabs } from '../../ui/index.ts'
import { tutorTexts } from './texts.ts'

const messages = defineMessages({
  which: { en: 'Which document', ar: 'أي مستند', fa: 'کدام مدرک' },
  numbered: { en: '{number}. {name}', ar: '{number}. {name}', fa: '{number}. {name}' },
})

interface ReviewDocumentsProps {
  application: TutorReview
  shown: number
  onShow: (index: number) => void
}

/** The documents, one large at a time. */
export function ReviewDocuments({ application, shown, onShow }: ReviewDocumentsProps) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const format = useFormat()
  const { documents } = application
  if (documents.length === 0) {
    return (
      <Card>
        <Text c="dimmed">{words.noDocuments}</Text>
      </Card>
    )
  }
  const current = Math.min(shown, documents.length - 1)
  return (
    <Card>
      <Tabs
        label={t.which}
        value={String(current)}
        onChange={(value) => onShow(Number(value))}
        tabs={documents.map((document, index) => ({
          value: String(index),
          label: t.numbered({
            number: format.number(index + 1),
            name: document.title || words[document.kind],
          }),
          content: (
            <DocumentViewer
              src={document.file.url}
              mime={document.file.mime}
              label={`${words[document.kind]}: ${document.file.name}`}
            />
          ),
        }))}
      />
    </Card>
  )
}
