import type { Context } from '#platform/context'
import { invalid, invalidFields, type FieldProblem } from '#platform/errors'
import { fieldTexts } from '#platform/http/validate'
import { isUuid } from '#platform/ids'
import { isCurrency, parseAmount } from '#platform/money'
import { centreSettings } from '#platform/settings'
import { attachFile, detachFiles, fileRows } from '#media'
import { languageCode } from './tutor-languages.ts'
import { cleanWords, externalVideo } from './tutor-rules.ts'
import type { TutorProfile, TutorWords } from './queries/tutors.ts'

/** What a tutor says of himself, as it comes in; absent members stay. */
export interface TutorInput {
  readonly headline?: string | undefined
  readonly bio?: string | undefined
  readonly skills?: readonly string[] | undefined
  readonly languages?: readonly string[] | undefined
  readonly subjects?: readonly string[] | undefined
  /** Decimal amount; null takes the price away. */
  readonly hourly_price?: string | null | undefined
  readonly currency?: string | undefined
  readonly introduction_video?: string | null | undefined
}

const mostWords = 20
const longestWord = 60

/** The words as they are kept. @throws Problem naming each field that is not right */
export async function readTutorWords(
  ctx: Context,
  before: TutorProfile,
  input: TutorInput,
): Promise<TutorWords> {
  const problems: Record<string, readonly FieldProblem[]> = {}
  const list = (name: 'skills' | 'languages' | 'subjects'): string[] => {
    const given = input[name]
    if (given === undefined) return before[name]
    const words = cleanWords(given)
    if (words.length > mostWords)
      problems[name] = [{ code: 'max_items', text: fieldTexts.maxItems, values: { limit: mostWords } }]
    else if (words.some((word) => word.length > longestWord))
      problems[name] = [{ code: 'max_length', text: fieldTexts.maxLength, values: { limit: longestWord } }]
    return words
  }
  const languages = list('languages').flatMap((word) => {
    const code = languageCode(word)
    if (code === null)
      problems['languages'] = [{ code: 'invalid_choice', text: fieldTexts.choice, values: { value: word } }]
    return code ?? []
  })
  const words = {
    bio: input.bio?.trim() ?? before.bio,
    skills: list('skills'),
    languages: [...new Set(languages)],
    subjects: list('subjects'),
  }
  if (Object.keys(problems).length > 0) throw invalidFields(problems)
  return { ...words, ...(await readPrice(ctx, before, input)), ...(await readVideo(ctx, before, input)) }
}

async function readPrice(
  ctx: Context,
  before: TutorProfile,
  input: TutorInput,
): Promise<Pick<TutorProfile, 'hourly_price_minor' | 'hourly_price_currency'>> {
  const { hourly_price: price, currency: wanted } = input
  const none = { hourly_price_minor: null, hourly_price_currency: null }
  if (price === null || price === '') return none
  const currency = wanted ?? before.hourly_price_currency ?? (await centreSettings(ctx)).currency
  if (!isCurrency(currency))
    throw invalid('currency', 'invalid_currency', {
      en: 'Unknown currency.',
      ar: 'عملة غير معروفة.',
      fa: 'ارز ناشناخته.',
    })
  if (price === undefined) {
    if (before.hourly_price_minor === null) return none
    if (currency !== before.hourly_price_currency)
      throw invalid('hourly_price', 'required', fieldTexts.required)
    return { hourly_price_minor: before.hourly_price_minor, hourly_price_currency: currency }
  }
  const minor = parseAmount(price, currency, 'hourly_price')
  if (minor === 0n) throw invalid('hourly_price', 'min_value', fieldTexts.minimum, { limit: 1 })
  return { hourly_price_minor: minor, hourly_price_currency: currency }
}

/** An address at one of the known video houses, or an uploaded film. @throws Problem at `introduction_video` */
async function readVideo(
  ctx: Context,
  before: TutorProfile,
  { introduction_video: given }: TutorInput,
): Promise<Pick<TutorProfile, 'video_url' | 'video_file_id'>> {
  if (given === undefined) return { video_url: before.video_url, video_file_id: before.video_file_id }
  const text = given?.trim() ?? ''
  if (text === '') return { video_url: null, video_file_id: null }
  const fileId = (
    isUuid(text) ? text : (/^\/api\/v1\/files\/([0-9a-f-]{36})\/?$/i.exec(text)?.[1] ?? null)
  )?.toLowerCase()
  if (fileId === undefined) {
    const url = externalVideo(text)
    if (url === null) throw invalid('introduction_video', 'video_not_allowed', videoText)
    return { video_url: url, video_file_id: null }
  }
  if (fileId === before.video_file_id) return { video_url: null, video_file_id: fileId }
  const file = (await fileRows(ctx, [fileId])).get(fileId)
  const expect = { field: 'introduction_video', purpose: 'attachment' as const }
  if (file && !file.mime.startsWith('video/')) throw invalid('introduction_video', 'not_a_video', videoText)
  await attachFile(ctx, fileId, { kind: 'tutor_video', id: before.user_id }, expect)
  return { video_url: null, video_file_id: fileId }
}

const videoText = {
  en: 'Give a link to YouTube, Vimeo or Aparat, or upload a short film (MP4 or WebM).',
  ar: 'أدخل رابطا من يوتيوب أو فيميو أو آبارات، أو ارفع مقطعا قصيرا (MP4 أو WebM).',
  fa: 'پیوندی از یوتیوب، ویمئو یا آپارات بدهید، یا فیلم کوتاهی (MP4 یا WebM) بارگذاری کنید.',
}

/** A film that was replaced goes. */
export async function forgetOldVideo(ctx: Context, before: TutorProfile, next: TutorWords): Promise<void> {
  if (before.video_file_id !== null && before.video_file_id !== next.video_file_id)
    await detachFiles(ctx, [before.video_file_id])
}

/** @throws Problem at `headline` when it is too long */
export function readHeadline(text: string): string {
  const headline = text.trim().replaceAll(/\s+/g, ' ')
  if (headline.length > 120) throw invalid('headline', 'max_length', fieldTexts.maxLength, { limit: 120 })
  return headline
}
