import type { UserCard } from '#identity'
import type { Context } from '#platform/context'
import { queueMessage } from '#platform/outbox'
import { settings } from '#platform/settings'
import { pathOf } from './links.ts'
import { mailHtml, mailText, type MailFrame } from './mail.ts'
import { loadOverrides, render, type Overrides, type Words } from './render.ts'
import type { Params, Reader } from './values.ts'
import type { Link, SwitchableChannel } from './words.ts'

/** Longest text message: four parts of an Arabic one. */
const longestSms = 268

export interface Outgoing {
  readonly type: string
  readonly params: Params
  readonly link: Link | null
}

export type Person = Pick<UserCard, 'id' | 'email' | 'phone_number1' | 'locale' | 'time_zone'>

/** What all messages of one hand-out share. */
export interface House {
  readonly names: Readonly<Record<Reader['locale'], string>>
  readonly locale: Reader['locale']
  readonly timeZone: string
  readonly color: string
  readonly contact: string
  readonly site: string
  readonly overrides: Overrides
}

export async function loadHouse(ctx: Context, types: readonly string[]): Promise<House> {
  const values = await settings(ctx, [
    'centre.name',
    'centre.locale',
    'centre.time_zone',
    'centre.brand_color',
    'centre.phone',
    'centre.address',
  ])
  return {
    names: values['centre.name'],
    locale: values['centre.locale'],
    timeZone: values['centre.time_zone'],
    color: values['centre.brand_color'],
    contact: [values['centre.phone'], values['centre.address']].filter(Boolean).join(' · '),
    site: ctx.ports.siteUrl(),
    overrides: await loadOverrides(ctx, types),
  }
}

export function readerOf(
  person: Pick<Person, 'locale' | 'time_zone'>,
  house: Pick<House, 'locale' | 'timeZone'>,
): Reader {
  return { locale: person.locale ?? house.locale, timeZone: person.time_zone ?? house.timeZone }
}

/** Puts one message into the outbox, in the person's language. Answers its id. */
export async function sendOut(
  ctx: Context,
  channel: SwitchableChannel,
  person: Person,
  outgoing: Outgoing,
  house: House,
): Promise<string> {
  const reader = readerOf(person, house)
  const words = render(outgoing, reader, house.overrides)
  const path = pathOf(outgoing.link)
  const frame: MailFrame = {
    locale: reader.locale,
    centre: house.names[reader.locale],
    color: house.color,
    contact: house.contact,
    link: path === null ? null : `${house.site}${path}`,
    preferencesLink: `${house.site}/notifications/preferences`,
  }
  if (channel === 'email') return sendMail(ctx, person.email ?? '', words, frame, outgoing.type)
  const body = smsText(words, frame.centre)
  return queueMessage(ctx, {
    channel: 'sms',
    recipient: person.phone_number1 ?? '',
    body,
    kind: `notification.${outgoing.type}`,
  })
}

export function sendMail(
  ctx: Context,
  recipient: string,
  words: Words,
  frame: MailFrame,
  type: string,
): Promise<string> {
  return queueMessage(ctx, {
    channel: 'email',
    recipient,
    // A line break in a subject would start another header.
    subject: words.title.replace(/[\r\n]+/g, ' ').slice(0, 200),
    body: mailText(words, frame),
    html: mailHtml(words, frame),
    kind: `notification.${type}`,
  })
}

function smsText(words: Words, centre: string): string {
  const text = `${centre}: ${words.title}\n${words.body}`
  return text.length <= longestSms ? text : `${text.slice(0, longestSms - 1)}…`
}
