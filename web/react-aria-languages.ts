import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const persian = fileURLToPath(new URL('src/ui/dates/persian.ts', import.meta.url))
const translated = ['calendar', 'datepicker', 'spinbutton', 'overlays']

/** Keeps Arabic and English of React Aria's dictionaries, adds our Persian, and drops the other thirty languages from the build. */
export function reactAriaLanguages(): Plugin {
  return {
    name: 'halqa:react-aria-languages',
    enforce: 'pre',
    transform(code, id) {
      if (!/react-(?:aria|stately|aria-components)\/.*intlStrings\.mjs$/.test(id)) return null
      const arabic = /from "([^"]*ar-AE\.mjs)"/.exec(code)?.[1]
      const english = /from "([^"]*en-US\.mjs)"/.exec(code)?.[1]
      if (!arabic || !english) return null
      const part = translated.find((name) => arabic.includes(`/intl/${name}/`) && id.includes('react-aria/'))
      const third = part ? `import { ${part} as fa } from ${JSON.stringify(persian)}` : 'const fa = en'
      return `import ar from "${arabic}"\nimport en from "${english}"\n${third}\nconst strings = { 'ar-AE': ar, 'en-US': en, 'fa-IR': fa }\nexport { strings as default }\n`
    },
  }
}
