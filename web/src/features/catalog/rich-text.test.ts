import { expect, test } from 'vitest'
import { htmlToText, textToHtml } from './rich-text.ts'

test('what people type becomes paragraphs, headings, lists and links, and comes back as it was', () => {
  const typed =
    '## ماذا نتعلم\n\nأحكام **النون**\nوالتنوين\n\n- واحد\n- اثنان\n\n1. أولا\n2. ثانيا\n\n[الموقع](https://example.org/a)'
  const html = textToHtml(typed)
  expect(html).toBe(
    '<h2>ماذا نتعلم</h2><p>أحكام <strong>النون</strong><br>والتنوين</p><ul><li>واحد</li><li>اثنان</li></ul><ol><li>أولا</li><li>ثانيا</li></ol><p><a href="https://example.org/a">الموقع</a></p>',
  )
  expect(htmlToText(html)).toBe(typed)
})

test('signs of HTML are words', () => {
  expect(textToHtml('a < b & "c"')).toBe('<p>a &lt; b &amp; &quot;c&quot;</p>')
  expect(htmlToText('<p>a &lt; b &amp; &quot;c&quot;</p>')).toBe('a < b & "c"')
})

test('a link that the server has adorned comes back short', () => {
  expect(htmlToText('<p><a href="https://x.org" rel="noopener" target="_blank">x</a></p>')).toBe(
    '[x](https://x.org)',
  )
})
