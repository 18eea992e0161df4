import { useMemo, type ReactNode } from 'react'
import type { Setting } from '@halqa/api-client'
import { calendarName, countries, currencies, timeZones, type Named } from '../../i18n/places.ts'
import { localeNames, locales, useFormat, useText } from '../../i18n/index.ts'
import { NumberField, SelectField, SwitchField, TextField } from '../../ui/index.ts'
import css from './settings.module.css'
import { choiceTexts } from './texts.ts'

export interface Bound {
  name: string
  value: unknown
  onChange: (value: unknown) => void
  error: string | undefined
}

/** The input that fits a setting's kind; what is wrong comes from the server. */
export function SettingInput({ setting, bound }: { setting: Setting; bound: Bound }) {
  const shared = {
    label: setting.label,
    name: bound.name,
    error: bound.error,
    description: setting.help ?? undefined,
  }
  const text = typeof bound.value === 'string' ? bound.value : ''
  switch (setting.input) {
    case 'boolean':
      return <SwitchField {...shared} value={bound.value === true} onChange={bound.onChange} />
    case 'number':
      return (
        <NumberField
          {...shared}
          value={typeof bound.value === 'number' ? bound.value : null}
          onChange={bound.onChange}
          min={setting.min ?? 0}
          {...(setting.max === null ? {} : { max: setting.max })}
        />
      )
    case 'texts':
      return <TextsInput setting={setting} bound={bound} />
    case 'choice':
      return <ChoiceInput setting={setting} bound={bound} />
    case 'color':
      return (
        <div className={css.colour}>
          <TextField {...shared} ltr maxLength={7} value={text} onChange={bound.onChange} />
          <input
            type="color"
            aria-label={setting.label}
            value={/^#[0-9a-f]{6}$/i.test(text) ? text : '#000000'}
            onChange={(event) => bound.onChange(event.currentTarget.value)}
          />
        </div>
      )
    case 'country':
    case 'currency':
    case 'time_zone':
      return <PlaceInput kind={setting.input} shared={shared} value={text} onChange={bound.onChange} />
    case 'text':
      return (
        <div className={isLong(setting) ? css.wide : undefined}>
          <TextField
            {...shared}
            value={text}
            onChange={bound.onChange}
            {...(isLong(setting) ? { rows: 2 } : {})}
          />
        </div>
      )
  }
}

/** Payment details and addresses take more than a line. */
function isLong({ key }: Setting): boolean {
  return /details|address|text|message|note/.test(key)
}

interface Shared {
  label: string
  name: string
  error: string | undefined
  description: ReactNode
}

function PlaceInput({
  kind,
  shared,
  value,
  onChange,
}: {
  kind: 'country' | 'currency' | 'time_zone'
  shared: Shared
  value: string
  onChange: (value: string) => void
}) {
  const { tag } = useFormat()
  const options = useMemo(
    (): Named[] =>
      kind === 'country' ? countries(tag) : kind === 'currency' ? currencies(tag) : timeZones(),
    [kind, tag],
  )
  return (
    <SelectField
      {...shared}
      required
      searchable
      options={options}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  )
}

function ChoiceInput({ setting, bound }: { setting: Setting; bound: Bound }) {
  const format = useFormat()
  const names = useText(choiceTexts)
  const labelOf = (choice: string | number): string => {
    if (setting.key === 'centre.first_weekday' && typeof choice === 'number') return format.weekday(choice)
    if (choice === 'gregory' || choice === 'persian' || choice === 'islamic-umalqura')
      return calendarName(format.tag, choice)
    if (isNamed(choice)) return names[choice]
    return typeof choice === 'number' ? format.number(choice) : choice
  }
  const choices = setting.choices ?? []
  return (
    <SelectField
      label={setting.label}
      description={setting.help ?? undefined}
      name={bound.name}
      error={bound.error}
      required
      options={choices.map((choice) => ({ value: String(choice), label: labelOf(choice) }))}
      value={String(bound.value)}
      onChange={(value) => bound.onChange(choices.find((choice) => String(choice) === value))}
    />
  )
}

/** Choices that have words of their own. */
function isNamed(choice: string | number): choice is keyof typeof choiceTexts {
  return Object.hasOwn(choiceTexts, choice)
}

function TextsInput({ setting, bound }: { setting: Setting; bound: Bound }) {
  const words = new Map<string, unknown>(
    typeof bound.value === 'object' && bound.value !== null ? Object.entries(bound.value) : [],
  )
  const textOf = (locale: string): string => {
    const text = words.get(locale)
    return typeof text === 'string' ? text : ''
  }
  return (
    <div className={`${css.wide} ${css.names}`}>
      {locales.map((locale, index) => (
        <TextField
          key={locale}
          label={`${setting.label} · ${localeNames[locale]}`}
          name={`${bound.name}.${locale}`}
          maxLength={200}
          value={textOf(locale)}
          error={index === 0 ? bound.error : undefined}
          onChange={(text) =>
            bound.onChange({
              ...Object.fromEntries(locales.map((each) => [each, textOf(each)])),
              [locale]: text,
            })
          }
        />
      ))}
    </div>
  )
}
