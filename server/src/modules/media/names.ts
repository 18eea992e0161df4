/** Longest name kept, in characters. */
const longest = 120

/**
 * The name of a file as people see it: no folders, no control or direction-changing characters, and the
 * extension of what the bytes really are.
 */
export function displayName(given: string, extension: string): string {
  // Browsers write these three characters so inside a form (HTML, multipart/form-data).
  const decoded = given.replace(/%(22|0d|0a)/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const last = decoded.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[\s.]+$|^[\s.]+/g, '')
  const stem = [...clean].slice(0, longest).join('') || 'file'
  return `${stem}.${extension}`
}

/** RFC 6266: an ASCII stand-in for old readers beside the real name. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
