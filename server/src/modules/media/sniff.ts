export interface RealType {
  readonly mime: string
  readonly extension: string
}

const markup = /<\s*(?:!doctype|\?xml|html|head|body|svg|script|iframe|object|embed|img|a\s|link|meta|style)/i

/**
 * What the bytes are, whatever their name says; null when nothing safe is recognised. Plain text has no signature:
 * it must be UTF-8 without control characters and without anything that a browser could take for a page.
 */
export async function sniff(bytes: Uint8Array): Promise<RealType | null> {
  // Loaded with the first upload.
  const { fileTypeFromBuffer } = await import('file-type')
  const known = await fileTypeFromBuffer(bytes)
  if (known) return { mime: known.mime, extension: known.ext }
  return isPlainText(bytes) ? { mime: 'text/plain', extension: 'txt' } : null
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // Control characters that no text has: all but tab, the line ends and page break, and the later block of Unicode.
    return !/[^\P{Cc}\t\n\f\r\u007f-\u009f]/u.test(text) && !markup.test(text)
  } catch {
    return false
  }
}
