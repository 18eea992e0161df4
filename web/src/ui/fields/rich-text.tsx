import { createElement, useMemo, type ReactNode } from 'react'
import css from './fields.module.css'

const allowed = new Set([
  'p',
  'br',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'ul',
  'ol',
  'li',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'a',
  'code',
  'pre',
  'hr',
  'span',
  'div',
])
const forgotten = new Set(['script', 'style', 'template', 'iframe', 'object', 'noscript', 'title'])

/**
 * Shows formatted text that the server has cleaned. It is read into an inert document and drawn again as React elements from a
 * short list of tags, so nothing of it ever reaches `innerHTML` (Trusted Types hold, and a hole in the cleaning stays a text).
 */
export function RichText({ html }: { html: string }) {
  const content = useMemo(() => children(parse(html)), [html])
  return (
    <div className={css.rich} dir="auto">
      {content}
    </div>
  )
}

interface Reader {
  createHTML: (html: string) => string
}

let reader: Reader | undefined

function parse(html: string): Node {
  // Parsing is a guarded sink, though this document is inert: scripts in it never run and images are not loaded.
  reader ??= globalThis.trustedTypes?.createPolicy('halqa-inert', { createHTML: (text) => text }) ?? {
    createHTML: (text) => text,
  }
  return new DOMParser().parseFromString(reader.createHTML(html), 'text/html').body
}

function children(node: Node): ReactNode[] {
  return [...node.childNodes].map((child, index) => draw(child, index))
}

function draw(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (forgotten.has(tag)) return null
  if (!allowed.has(tag)) return children(node)
  if (tag === 'br' || tag === 'hr') return createElement(tag, { key })
  if (tag === 'a')
    return createElement('a', { key, ...linkProps(node.getAttribute('href')) }, ...children(node))
  return createElement(tag, { key }, ...children(node))
}

function linkProps(href: string | null) {
  if (href === null || !/^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(href)) return {}
  return href.startsWith('/') ? { href } : { href, target: '_blank', rel: 'noopener noreferrer nofollow' }
}
