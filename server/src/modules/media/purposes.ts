/** What files are for; each purpose has its own limits (docs/domain/media.md). */
export const purposes = [
  'avatar',
  'receipt',
  'attachment',
  'course_image',
  'cv',
  'certificate',
  'logo',
] as const
export type Purpose = (typeof purposes)[number]

export interface PurposeRule {
  /** Largest upload in bytes. */
  readonly maxBytes: number
  /** Media types as sniffed from the bytes, never as claimed. */
  readonly types: readonly string[]
  /** Pictures are made to fit a square of this side, in pixels. */
  readonly maxSide: number
}

const mebibyte = 1_048_576
export const pictureTypes: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
]
const pdf = 'application/pdf'
const documents = [
  pdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]
const recordings = [
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/ogg',
  'audio/ogg; codecs=opus',
  'audio/wav',
  'video/mp4',
  'video/webm',
]

export const purposeRules: Readonly<Record<Purpose, PurposeRule>> = {
  avatar: { maxBytes: 6 * mebibyte, types: pictureTypes, maxSide: 640 },
  receipt: { maxBytes: 10 * mebibyte, types: [...pictureTypes, pdf], maxSide: 2400 },
  attachment: {
    maxBytes: 10 * mebibyte,
    types: [...pictureTypes, ...documents, ...recordings, 'text/plain'],
    maxSide: 2400,
  },
  course_image: { maxBytes: 8 * mebibyte, types: pictureTypes, maxSide: 1600 },
  // No office documents: they run macros on the reviewer's machine, and cannot be shown beside the form.
  cv: { maxBytes: 10 * mebibyte, types: [...pictureTypes, pdf], maxSide: 2400 },
  certificate: { maxBytes: 10 * mebibyte, types: [...pictureTypes, pdf], maxSide: 2400 },
  logo: { maxBytes: 3 * mebibyte, types: pictureTypes, maxSide: 800 },
}

/** Sides that `?size=` may ask for, so that nobody can make us draw and keep thousands of sizes. */
export const thumbnailSides = [64, 128, 256, 512, 1024] as const
