/** Ten shades of one colour, light to dark, as Mantine wants them. The brand itself stands at index 6. */
export type Shades = [string, string, string, string, string, string, string, string, string, string]

/** `#0f766e` → ten shades of its hue; anything that is not a hex colour answers the shades of the default brand. */
export function shadesOf(color: string): Shades {
  const [hue, saturation, lightness] = toHsl(/^#[0-9a-f]{6}$/i.test(color) ? color : '#0f766e')
  // A brand may be bright yellow or nearly black: index 6 carries white text, so it is kept dark enough to be read.
  const core = Math.min(Math.max(lightness, 0.2), readableLightness(hue, saturation))
  const lighter = (share: number) => core + (0.97 - core) * share
  // Pale tints of a strong colour glare, so they lose saturation on their way to white.
  const tint = (share: number) => toHex(hue, saturation * (1 - 0.5 * share), lighter(share))
  const shade = (share: number) => toHex(hue, saturation, core * share)
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = [1, 0.9, 0.76, 0.6, 0.42, 0.2].map(tint)
  const [g = '', h = '', i = '', j = ''] = [1, 0.86, 0.72, 0.58].map(shade)
  return [a, b, c, d, e, f, g, h, i, j]
}

/** The lightest this hue may be so that white text on it has a contrast of at least 4.5. */
function readableLightness(hue: number, saturation: number): number {
  for (let lightness = 0.6; lightness > 0.15; lightness -= 0.01) {
    if (1.05 / (luminance(toHex(hue, saturation, lightness)) + 0.05) >= 4.6) return lightness
  }
  return 0.2
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

function toHsl(hex: string): [number, number, number] {
  const [r, g, b] = channels(hex)
  const high = Math.max(r, g, b)
  const low = Math.min(r, g, b)
  const spread = high - low
  const lightness = (high + low) / 2
  if (spread === 0) return [0, 0, lightness]
  const saturation = spread / (1 - Math.abs(2 * lightness - 1))
  const sector =
    high === r ? ((g - b) / spread + 6) % 6 : high === g ? (b - r) / spread + 2 : (r - g) / spread + 4
  return [sector * 60, saturation, lightness]
}

function toHex(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}
