/**
 * Under `require-trusted-types-for 'script'` the browser asks this policy about every text that reaches a dangerous sink.
 * Mantine writes its variables as style text (no markup in it): that passes. Markup never passes: `RichText` draws formatted text.
 * Imported first, before anything can draw.
 */
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (text) => {
    if (text.includes('<')) throw new TypeError('markup may not be written into the page')
    return text
  },
  createScriptURL: (address) => {
    const url = new URL(address, location.origin)
    if (url.origin !== location.origin || !(url.pathname === '/sw.js' || url.pathname.startsWith('/assets/')))
      throw new TypeError('foreign script')
    return url.href
  },
})

export {}
