import { createRequire } from 'node:module'
import type Sanitize from 'sanitize-html'

/** Loaded with the first rich text: a server that only rests does without its memory. */
const load = createRequire(import.meta.url)

function cleaner(): typeof Sanitize {
  const loaded: typeof Sanitize = load('sanitize-html')
  return loaded
}

const options: Sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'h2',
    'h3',
    'h4',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'ul',
    'ol',
    'li',
    'blockquote',
    'a',
    'code',
    'pre',
    'hr',
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'], '*': ['dir'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' },
    }),
    h1: 'h2',
  },
}

/** What people wrote, without anything that runs or loads. Applied when it is written, so that readers get it as it is. */
export function cleanHtml(html: string): string {
  return cleaner()(html, options).trim()
}

/** The first words of rich text as plain text. */
export function plainSummary(html: string, length = 300): string {
  const spaced = html.replace(/<(?:\/(?:p|li|h[1-6]|blockquote|pre)|br\s*\/?)>/gi, ' ')
  const text = decode(cleaner()(spaced, { allowedTags: [], allowedAttributes: {} }))
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
