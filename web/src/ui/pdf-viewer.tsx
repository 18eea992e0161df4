import { ActionIcon, Skeleton } from '@mantine/core'
import { IconDownload, IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useFormat, useText } from '../i18n/provider.tsx'
import css from './display.module.css'
import { readPdf } from './pdf.ts'
import { kitTexts } from './texts.ts'

/** A longer document is read elsewhere; this many pages stay light on old machines. */
const mostPages = 30

interface PdfViewerProps {
  src: string
  label: string
  height: number | string
  /** Stands in the place of a document that cannot be read. */
  fallback: ReactNode
}

/** The pages of a PDF, drawn by us: scripts and links inside it stay dead. `+ − 0` and arrows on the keyboard. */
export default function PdfViewer({ src, label, height, fallback }: PdfViewerProps) {
  const t = useText(kitTexts)
  const hintId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'broken'>()
  const [zoom, setZoom] = useState(1)
  useEffect(() => {
    const reading = readPdf(src)
    reading.document.then(setPdf, () => setPdf('broken'))
    return reading.stop
  }, [src])

  const change = (factor: number) => setZoom((before) => Math.min(4, Math.max(0.5, before * factor)))
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = {
      '+': () => change(1.25),
      '=': () => change(1.25),
      '-': () => change(0.8),
      '0': () => setZoom(1),
    }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  if (pdf === 'broken') return fallback
  const tools = [
    { label: t.zoomOut, icon: <IconZoomOut size={20} aria-hidden />, press: () => change(0.8) },
    { label: t.zoomReset, icon: <IconMaximize size={20} aria-hidden />, press: () => setZoom(1) },
    { label: t.zoomIn, icon: <IconZoomIn size={20} aria-hidden />, press: () => change(1.25) },
  ]
  return (
    <div className={css.viewer} style={{ blockSize: height, touchAction: 'auto' }}>
      {/* Scrolled with the keyboard, so it takes focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={frame}
        className={css.pages}
        role="region"
        aria-label={label}
        aria-describedby={hintId}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={key}
      >
        {pdf === undefined ? (
          <Skeleton height="100%" radius="md" />
        ) : (
          Array.from({ length: Math.min(pdf.numPages, mostPages) }, (_, index) => (
            <PdfPage key={index} pdf={pdf} number={index + 1} zoom={zoom} frame={frame.current} />
          ))
        )}
      </div>
      <span id={hintId} className="halqa-spoken">
        {t.documentKeys}
      </span>
      <div className={css.viewerTools}>
        {tools.map((tool) => (
          <ActionIcon
            key={tool.label}
            variant="default"
            aria-label={tool.label}
            title={tool.label}
            onClick={tool.press}
          >
            {tool.icon}
          </ActionIcon>
        ))}
        <ActionIcon
          component="a"
          href={src}
          download
          variant="default"
          aria-label={t.download}
          title={t.download}
        >
          <IconDownload size={20} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  )
}

interface PdfPageProps {
  pdf: PDFDocumentProxy
  number: number
  zoom: number
  frame: HTMLElement | null
}

/** One page, as sharp as the screen; its text is told to screen readers. */
function PdfPage({ pdf, number, zoom, frame }: PdfPageProps) {
  const t = useText(kitTexts)
  const format = useFormat()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    let drawing: { cancel: () => void } | undefined
    let gone = false
    void (async () => {
      const page = await pdf.getPage(number)
      const target = canvas.current
      if (gone || !target) return
      const whole = page.getViewport({ scale: 1 })
      const width = Math.max(120, (frame?.clientWidth ?? 600) - 16) * zoom
      const sharpness = Math.min(2, window.devicePixelRatio || 1)
      const viewport = page.getViewport({ scale: (width / whole.width) * sharpness })
      target.width = Math.floor(viewport.width)
      target.height = Math.floor(viewport.height)
      target.style.width = `${width}px`
      const task = page.render({ canvas: target, viewport })
      drawing = task
      // A page that is drawn again at another size gives up the first drawing.
      await task.promise.catch(() => undefined)
      const content = await page.getTextContent()
      if (!gone) setWords(content.items.map((item) => ('str' in item ? item.str : '')).join(' '))
    })()
    return () => {
      gone = true
      drawing?.cancel()
    }
  }, [pdf, number, zoom, frame])
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t.pdfPage({ page: format.number(number), count: format.number(pdf.numPages) })}
      />
      <p className="halqa-spoken">{words}</p>
    </>
  )
}
