import { setupI18n, type I18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Locale } from './locale.ts'
import { intlTag, type FormatSettings } from './settings.ts'

/** One text in all three languages: leaving one out does not compile. */
export type Message = Readonly<Record<Locale, string>>
export type Messages = Readonly<Record<string, Message>>

export type MessageValue = string | number | Date | null | undefined

/** Turns a set of texts into what screens read: plain texts are strings, texts with `{…}` are functions. */
export type Texts<M extends Messages> = { readonly [K in keyof M]: TextOf<M[K]['en']> }
type TextOf<S extends string> = string extends S
  ? string
  : S extends `${string}{${string}`
    ? (values: Values<S>) => string
    : string

// `{count, plural, …}` and `{name}` are told apart, because the words inside plural forms also stand in braces.
type Values<S extends string> = S extends `${string}, ${'plural' | 'select' | 'selectordinal'},${string}`
  ? { [K in Chosen<S>]: MessageValue } & { [K in Plain<S>]?: MessageValue }
  : { [K in Plain<S>]: MessageValue }
type Chosen<S extends string> = S extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Name},${string}` ? Word<Name> : never) | Chosen<Rest>
  : never
type Plain<S extends string> = S extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Name}}${string}` ? Word<Name> : never) | Plain<Rest>
  : never
type Word<S extends string> = S extends `${string}${' ' | ',' | '{' | '}' | '#'}${string}` ? never : S

/** Declares the texts of a screen beside it. Texts are ICU MessageFormat; `en` decides which values they take. */
export function defineMessages<const M extends Messages>(messages: M): M {
  return messages
}

/** Reads messages in one language, without React: `texts(messages, settings).hello`. */
export function texts<M extends Messages>(messages: M, settings: FormatSettings): Texts<M>
export function texts(messages: Messages, settings: FormatSettings): object {
  const read = (key: string) => {
    const message = messages[key]
    if (!message) throw new Error(`no such text: ${key}`)
    const source = message[settings.locale]
    if (message.en.includes('{'))
      return (values: Record<string, MessageValue>) => formatMessage(source, settings, values)
    return source
  }
  return new Proxy(
    {},
    {
      get: (_target, key) => read(String(key)),
      // So that two sets can be spread into one.
      ownKeys: () => Object.keys(messages),
      getOwnPropertyDescriptor: (_target, key) =>
        String(key) in messages
          ? { enumerable: true, configurable: true, value: read(String(key)) }
          : undefined,
    },
  )
}

/** Formats one ICU message. Compiled once for each language and digits, then remembered. */
export function formatMessage(
  source: string,
  settings: FormatSettings,
  values: Record<string, MessageValue>,
): string {
  const speaker = speakerFor(settings)
  if (!(source in speaker.messages)) speaker.load(settings.locale, { [source]: compileMessage(source) })
  return speaker._(source, values)
}

const speakersByTag = new Map<string, I18n>()

function speakerFor(settings: FormatSettings): I18n {
  const tag = intlTag(settings)
  let speaker = speakersByTag.get(tag)
  if (!speaker) {
    speaker = setupI18n({ locale: settings.locale, locales: [tag], messages: { [settings.locale]: {} } })
    speakersByTag.set(tag, speaker)
  }
  return speaker
}
