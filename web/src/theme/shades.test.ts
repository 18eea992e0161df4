import { expect, test } from 'vitest'
import { shadesOf } from './shades.ts'

const luminance = (hex: string) => {
  const value = Number.parseInt(hex.slice(1), 16)
  const [r = 0, g = 0, b = 0] = [value >> 16, (value >> 8) & 255, value & 255].map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

test('white text can be read on every brand, even on yellow', () => {
  for (const color of [
    '#0f766e',
    '#facc15',
    '#ffffff',
    '#000000',
    '#ff0000',
    '#00ff00',
    '#7c3aed',
    '#f97316',
  ]) {
    const [, , , , , , core] = shadesOf(color)
    expect(1.05 / (luminance(core) + 0.05), color).toBeGreaterThanOrEqual(4.5)
  }
})

test('shades go from light to dark', () => {
  const lights = shadesOf('#2563eb').map(luminance)
  expect(lights).toEqual([...lights].sort((one, other) => other - one))
})

test('nonsense becomes the default brand', () => {
  expect(shadesOf('red; }')).toEqual(shadesOf('#0f766e'))
})
