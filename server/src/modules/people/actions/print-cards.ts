import type { Context } from '#platform/context'
import { qrDrawing } from '#platform/documents/qr'
import { documentTemplate, renderDocument } from '#platform/documents/render'
import { centreSettings, settings } from '#platform/settings'
import { translate } from '#platform/i18n'
import { readPicture } from '#media'
import { cardText, initials, textOn } from '../cards.ts'
import { peopleErrors } from '../errors.ts'
import type { CardRow } from '../queries/cards.ts'

const template = documentTemplate(new URL('../documents/cards.typ', import.meta.url))

export type CardLayout = 'card' | 'sheet'

const labels = {
  learner: { en: 'Learner’s card', ar: 'بطاقة متعلم', fa: 'کارت فراگیر' },
  code: { en: 'Code', ar: 'الكود', fa: 'کد' },
  found: {
    en: 'Found this card? Please call us.',
    ar: 'وجدت هذه البطاقة؟ اتصل بنا من فضلك.',
    fa: 'این کارت را پیدا کرده‌اید؟ لطفاً تماس بگیرید.',
  },
}

/**
 * Cards as a PDF: one a page in card size, or ten on a sheet of A4. The caller answers for the right to.
 * Runs outside a transaction. @throws Problem `no_card_yet` when one of them has no code
 */
export async function printCards(
  ctx: Context,
  learners: readonly CardRow[],
  layout: CardLayout,
): Promise<Uint8Array> {
  if (learners.some((learner) => learner.unique_code === '')) throw peopleErrors.no_card_yet()
  const centre = await centreSettings(ctx)
  const own = await settings(ctx, ['centre.brand_color', 'centre.phone'])
  const brand = /^#[0-9a-f]{6}$/i.test(own['centre.brand_color']) ? own['centre.brand_color'] : '#0f766e'
  const { locale } = ctx
  const cards = []
  for (const learner of learners) cards.push(await face(ctx, learner))
  const data = {
    layout,
    title: translate(labels.learner, locale),
    brand,
    on_brand: textOn(brand),
    centre: centre.name[locale],
    phone: own['centre.phone'],
    labels: {
      learner: translate(labels.learner, locale),
      code: translate(labels.code, locale),
      found: own['centre.phone'] === '' ? '' : translate(labels.found, locale),
    },
    cards,
  }
  return renderDocument(template, data, locale, { at: ctx.now })
}

const photoSide = 512

async function face(ctx: Context, learner: CardRow) {
  const { first_name, last_name, unique_code: code } = learner
  return {
    name: `${first_name} ${last_name}`.trim(),
    initials: initials(first_name, last_name),
    code,
    qr: await qrDrawing(cardText(code, learner.card_token)),
    photo: learner.image_file_id ? await readPicture(ctx, learner.image_file_id, photoSide) : null,
  }
}
