import { Button, Skeleton, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useText } from '../i18n/provider.tsx'
import css from './display.module.css'
import { ImageViewer } from './image-viewer.tsx'
import { kitTexts } from './texts.ts'

const PdfViewer = lazy(() => import('./pdf-viewer.tsx'))

export interface DocumentViewerProps {
  src: string
  /** Media type, as the server found it. */
  mime: string
  /** What it is, for screen readers. */
  label: string
  height?: number | string
}

/** A picture or a PDF to read closely, in the page; anything else to download. */
export function DocumentViewer({ src, mime, label, height = 'min(70vh, 760px)' }: DocumentViewerProps) {
  if (mime.startsWith('image/')) return <ImageViewer src={src} alt={label} height={height} />
  if (mime !== 'application/pdf') return <Unreadable src={src} height={height} />
  return (
    <Suspense fallback={<Skeleton height={height} radius="md" />}>
      <PdfViewer
        key={src}
        src={src}
        label={label}
        height={height}
        fallback={<Unreadable src={src} height={height} />}
      />
    </Suspense>
  )
}

function Unreadable({ src, height }: { src: string; height: number | string }) {
  const t = useText(kitTexts)
  return (
    <div className={css.viewer} style={{ blockSize: height, touchAction: 'auto' }}>
      <div className={css.unreadable}>
        <Text c="dimmed">{t.documentUnreadable}</Text>
        <Button
          component="a"
          href={src}
          download
          variant="light"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t.download}
        </Button>
      </div>
    </div>
  )
}
