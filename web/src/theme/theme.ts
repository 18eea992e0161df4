import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'
import { shadesOf } from './shades.ts'

const fonts = "'Inter Variable', 'Cairo Variable', 'Vazirmatn Variable', system-ui, sans-serif"
const monospace = "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace"

// Blue-black instead of the kit's neutral grey, lightest to darkest; index 7 is the paper.
const night = [
  '#e6eaee',
  '#c3ccd5',
  '#a0acb8',
  '#74808c',
  '#3d4853',
  '#2f3942',
  '#1f262d',
  '#171c21',
  '#12171b',
  '#0f1317',
] as const

/** Mantine's theme in the centre's colour. Everything one can press is at least 44 px high. `close` names the cross of dialogs. */
export function halqaTheme(brandColor: string, close: string): MantineThemeOverride {
  const control = { defaultProps: { size: 'md' } }
  // The head of a dialog is no banner of the page.
  const dialog = { closeButtonProps: { 'aria-label': close }, attributes: { header: { role: 'none' } } }
  return createTheme({
    colors: { brand: shadesOf(brandColor), dark: night },
    primaryColor: 'brand',
    // Index 6 carries white text in both schemes.
    primaryShade: 6,
    // The family itself is chosen by language in fonts.css.
    fontFamily: `var(--halqa-font, ${fonts})`,
    fontFamilyMonospace: monospace,
    headings: { fontFamily: `var(--halqa-font, ${fonts})`, fontWeight: '650' },
    defaultRadius: 'md',
    radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '22px' },
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    components: {
      Button: control,
      TextInput: control,
      PasswordInput: control,
      NumberInput: control,
      Textarea: control,
      Select: control,
      MultiSelect: control,
      Checkbox: control,
      Radio: control,
      Switch: control,
      PinInput: control,
      ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
      CloseButton: { defaultProps: { size: 44, iconSize: 20 } },
      Burger: { defaultProps: { size: 'sm' } },
      Tooltip: {
        defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } },
      },
      Modal: {
        defaultProps: { ...dialog, centered: true, overlayProps: { backgroundOpacity: 0.4, blur: 2 } },
      },
      // A dialog's head is no second banner of the page.
      ModalHeader: { defaultProps: { role: 'presentation' } },
      DrawerHeader: { defaultProps: { role: 'presentation' } },
      Drawer: { defaultProps: dialog },
      Menu: { defaultProps: { shadow: 'md', withinPortal: true } },
      Paper: { defaultProps: { radius: 'lg' } },
      Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none' } },
    },
  })
}

/** Softer paper and quieter greys than the kit's own, in both schemes; input heights ≥ 44 px. */
export const halqaVariables: CSSVariablesResolver = () => ({
  variables: { '--halqa-shadow': '0 1px 2px rgb(15 23 42 / 6%), 0 4px 16px rgb(15 23 42 / 5%)' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--halqa-ground': '#f6f7f8',
    '--halqa-line': '#e4e7ea',
    '--mantine-color-text': '#16202a',
    '--mantine-color-dimmed': '#586472',
    '--mantine-color-placeholder': '#6b7684',
    '--mantine-color-error': '#c22626',
  },
  dark: {
    '--mantine-color-body': '#171c21',
    '--halqa-ground': '#0f1317',
    '--halqa-line': '#2b333b',
    '--mantine-color-text': '#e6eaee',
    '--mantine-color-dimmed': '#a0acb8',
    '--mantine-color-placeholder': '#8793a0',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-brand-light': 'color-mix(in srgb, var(--mantine-color-brand-5) 18%, transparent)',
    '--mantine-color-brand-light-hover': 'color-mix(in srgb, var(--mantine-color-brand-5) 26%, transparent)',
    '--mantine-color-brand-light-color': 'var(--mantine-color-brand-2)',
    '--mantine-color-gray-light': 'rgb(255 255 255 / 7%)',
    '--mantine-color-gray-light-hover': 'rgb(255 255 255 / 11%)',
    '--mantine-color-gray-light-color': '#c3ccd5',
    '--halqa-shadow': '0 1px 2px rgb(0 0 0 / 40%)',
  },
})
