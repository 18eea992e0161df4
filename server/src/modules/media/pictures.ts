/** Above this a picture is an attack or a map, not a photo. */
const maxPixels = 50_000_000
const atOnce = 2

export interface Picture {
  readonly bytes: Buffer
  readonly mime: 'image/jpeg' | 'image/png'
  readonly extension: 'jpg' | 'png'
  readonly width: number
  readonly height: number
}

/** Loaded with the first picture: a server that only rests does without its memory. */
async function drawing() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

/**
 * Draws the picture anew: upright, without metadata, at most `maxSide` pixels a side; nothing of the upload's own
 * bytes survives. Transparent pictures become PNG, others JPEG; of animations the first frame.
 * @returns null when the bytes cannot be decoded or hold too many pixels
 */
export async function redraw(bytes: Uint8Array, maxSide: number): Promise<Picture | null> {
  return taking(async () => {
    const sharp = await drawing()
    try {
      const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
      const { hasAlpha } = await source.metadata()
      const opaque = !hasAlpha || (await source.clone().resize(64, 64, { fit: 'inside' }).stats()).isOpaque
      const fitted = source.autoOrient().resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true })
      const drawn = opaque
        ? fitted.flatten({ background: '#fff' }).jpeg({ quality: 85, progressive: true })
        : fitted.png({ compressionLevel: 9 })
      const { data, info } = await drawn.toBuffer({ resolveWithObject: true })
      return { bytes: data, width: info.width, height: info.height, ...(opaque ? jpeg : png) }
    } catch {
      return null
    }
  })
}

const jpeg = { mime: 'image/jpeg', extension: 'jpg' } as const
const png = { mime: 'image/png', extension: 'png' } as const

let busy = 0
const waiting: (() => void)[] = []

/** Decoding takes memory by the pixel: only a few pictures at once, the others wait their turn. */
async function taking<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else busy += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}
