import { useState } from 'react'
import css from './avatar.module.css'

export interface AvatarProps {
  name: string
  src?: string | null
  /** Pixels. */
  size?: number
}

/** A face, or the first letters of the name. Decorative: the name stands beside it or on its button. */
export function Avatar({ name, src, size = 40 }: AvatarProps) {
  const [broken, setBroken] = useState(false)
  return (
    <span
      className={css.avatar}
      style={{ '--avatar-size': `${size}px` }}
      data-initials={initials(name)}
      aria-hidden
    >
      {src && !broken && <img src={src} alt="" loading="lazy" onError={() => setBroken(true)} />}
    </span>
  )
}

/** Arabic letters join, so the letters of two words are kept apart by a zero-width non-joiner. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2)
  return words
    .map((word) => [...word][0] ?? '')
    .join('\u200c')
    .toUpperCase()
}
