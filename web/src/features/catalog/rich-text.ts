/**
 * Formatted text as people type it, and as the API keeps it (HTML): a blank line parts paragraphs, `## ` heads, `- ` and
 * `1. ` list, `**bold**`, `[words](https://…)`. What the field cannot show is kept as plain words.
 */
export function textToHtml(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map(blockToHtml)
    .join('')
}

function blockToHtml(block: string): string {
  const lines = block.split('\n')
  const heading = /^(#{2,4})\s+(.*)$/.exec(block)
  if (heading?.[1] && heading[2] !== undefined && lines.length === 1) {
    const level = heading[1].length
    return `<h${level}>${inline(heading[2])}</h${level}>`
  }
  if (lines.every((line) => /^[-*]\s+/.test(line))) return list('ul', lines, /^[-*]\s+/)
  if (lines.every((line) => /^[0-9٠-٩۰-۹]+[.)]\s+/.test(line)))
    return list('ol', lines, /^[0-9٠-٩۰-۹]+[.)]\s+/)
  return `<p>${lines.map(inline).join('<br>')}</p>`
}

function list(tag: 'ul' | 'ol', lines: readonly string[], mark: RegExp): string {
  return `<${tag}>${lines.map((line) => `<li>${inline(line.replace(mark, ''))}</li>`).join('')}</${tag}>`
}

function inline(text: string): string {
  return escapeText(text)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g, '<a href="$2">$1</a>')
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' }

/** The way back, without a document: the server's HTML is of few, well-formed kinds. */
export function htmlToText(html: string): string {
  return html
    .replace(
      /<(ul|ol)>(.*?)<\/\1>/gs,
      (_list, tag: string, items: string) => `${itemsToText(tag, items)}\n\n`,
    )
    .replace(/<h([2-4])[^>]*>/g, (_tag, level: string) => `${'#'.repeat(Number(level))} `)
    .replace(/<\/(?:p|h[2-4]|blockquote|pre)>/g, '\n\n')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<(?:strong|b)>(.*?)<\/(?:strong|b)>/g, '**$1**')
    .replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function itemsToText(tag: string, items: string): string {
  const texts = [...items.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map((match) => match[1] ?? '')
  return texts.map((text, index) => (tag === 'ol' ? `${index + 1}. ${text}` : `- ${text}`)).join('\n')
}
