/** What a program says about itself, read for people: no list of devices is kept, so only what is certain is named. */
export interface Agent {
  /** `Chrome`, `App`, or the first word of a program's own name; empty when it said nothing. */
  readonly program: string
  readonly system: string
  readonly form: 'phone' | 'tablet' | 'computer' | 'program'
}

const browsers: readonly [RegExp, string][] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/YaBrowser\//, 'Yandex'],
  [/HuaweiBrowser\//, 'Huawei Browser'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/(?:HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/okhttp|Dart\/|CFNetwork/i, 'App'],
]

const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPad/, 'iPadOS'],
  [/iPhone|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh|Darwin/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** Reads a User-Agent header. */
export function readAgent(header: string | null): Agent {
  const text = header ?? ''
  const find = (list: readonly [RegExp, string][]): string =>
    list.find(([pattern]) => pattern.test(text))?.[1] ?? ''
  const system = find(systems)
  const known = find(browsers)
  const program = known || (system ? '' : (text.split(/[\s/]/)[0] ?? '').slice(0, 40))
  return { program, system, form: formOf(text, program, system) }
}

function formOf(text: string, program: string, system: string): Agent['form'] {
  if (system === 'iPadOS' || (/Android|HarmonyOS/.test(text) && program !== 'App' && !/Mobile/.test(text)))
    return 'tablet'
  if (/Mobile|iPhone|iPod|Android|HarmonyOS/.test(text) || program === 'App') return 'phone'
  return system ? 'computer' : 'program'
}

/** `Chrome · Android`, for lists and letters. */
export function deviceName(header: string | null): string {
  const { program, system } = readAgent(header)
  return [program, system].filter(Boolean).join(' · ')
}
