import { ActionIcon } from '@mantine/core'
import { IconMaximize, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useText } from '../i18n/provider.tsx'
import css from './display.module.css'
import { kitTexts } from './texts.ts'

interface Look {
  zoom: number
  x: number
  y: number
  turn: number
}

const whole: Look = { zoom: 1, x: 0, y: 0, turn: 0 }

/** A picture to read closely: wheel, pinch and drag; `+ − 0 R` and arrows on the keyboard. */
export function ImageViewer({
  src,
  alt,
  height = 420,
}: {
  src: string
  alt: string
  height?: number | string
}) {
  const t = useText(kitTexts)
  const hintId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const [look, setLook] = useState<Look>(whole)
  useEffect(() => setLook(whole), [src])

  const change = (step: (before: Look) => Look) => setLook((before) => tamed(step(before)))
  const zoom = (factor: number) => change((before) => ({ ...before, zoom: before.zoom * factor }))
  const move = (x: number, y: number) => change((before) => ({ ...before, x: before.x + x, y: before.y + y }))
  const turn = () => change((before) => ({ ...before, turn: before.turn + 90 }))

  // React listens to the wheel passively; only a listener of our own may stop the page from scrolling.
  useEffect(() => {
    const element = frame.current
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15)
    }
    element?.addEventListener('wheel', wheel, { passive: false })
    return () => element?.removeEventListener('wheel', wheel)
  }, [])

  const press = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const drag = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const apart = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y) || 1
      zoom(apart({ x: event.clientX, y: event.clientY }) / apart(before))
    } else move(event.clientX - before.x, event.clientY - before.y)
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const lift = (event: PointerEvent) => pointers.current.delete(event.pointerId)

  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = {
      '+': () => zoom(1.25),
      '=': () => zoom(1.25),
      '-': () => zoom(0.8),
      '0': () => setLook(whole),
      r: turn,
      ArrowLeft: () => move(40, 0),
      ArrowRight: () => move(-40, 0),
      ArrowUp: () => move(0, 40),
      ArrowDown: () => move(0, -40),
    }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  const tools = [
    { label: t.zoomOut, icon: <IconZoomOut size={20} aria-hidden />, press: () => zoom(0.8) },
    { label: t.zoomReset, icon: <IconMaximize size={20} aria-hidden />, press: () => setLook(whole) },
    { label: t.zoomIn, icon: <IconZoomIn size={20} aria-hidden />, press: () => zoom(1.25) },
    { label: t.rotate, icon: <IconRotateClockwise size={20} aria-hidden />, press: turn },
  ]
  return (
    <div className={css.viewer} style={{ blockSize: height }}>
      {/* The picture is moved and zoomed with the keyboard, so it takes focus and keys like an application. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={frame}
        role="application"
        aria-label={alt}
        aria-describedby={hintId}
        tabIndex={0}
        style={{ blockSize: '100%' }}
        onPointerDown={press}
        onPointerMove={drag}
        onPointerUp={lift}
        onPointerCancel={lift}
        onKeyDown={key}
        onDoubleClick={() => (look.zoom > 1 ? setLook(whole) : zoom(2.5))}
      >
        <img
          src={src}
          alt={alt}
          draggable={false}
          style={{
            transform: `translate(${look.x}px, ${look.y}px) scale(${look.zoom}) rotate(${look.turn}deg)`,
          }}
        />
      </div>
      <span id={hintId} className="halqa-spoken">
        {t.imageKeys}
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
      </div>
    </div>
  )
}

function tamed(look: Look): Look {
  const zoom = Math.min(8, Math.max(1, look.zoom))
  const reach = zoom === 1 ? 0 : 400 * zoom
  const bound = (value: number) => Math.min(reach, Math.max(-reach, value))
  return { zoom, x: bound(look.x), y: bound(look.y), turn: look.turn % 360 }
}
