import { Checkbox, MultiSelect, Select, Switch } from '@mantine/core'
import { useText } from '../../i18n/provider.tsx'
import { kitTexts } from '../texts.ts'
import { inputProps, type FieldProps } from './common.ts'

export interface Option<V extends string = string> {
  value: V
  label: string
  disabled?: boolean
}

export interface SelectFieldProps<V extends string = string> extends FieldProps<V | null> {
  options: readonly Option<V>[]
  /** Type to find; for more than about eight options. */
  searchable?: boolean
  clearable?: boolean
  /** Asks the server while one types. */
  onSearch?: (text: string) => void
}

export function SelectField<V extends string>({
  options,
  searchable,
  clearable,
  onSearch,
  ...field
}: SelectFieldProps<V>) {
  const t = useText(kitTexts)
  return (
    <Select
      {...inputProps(field)}
      data={[...options]}
      value={field.value}
      onChange={(value) => field.onChange(options.find((option) => option.value === value)?.value ?? null)}
      searchable={searchable ?? onSearch !== undefined}
      clearable={clearable ?? !field.required}
      clearButtonProps={{ 'aria-label': t.clear }}
      nothingFoundMessage={t.noMatches}
      {...(onSearch ? { onSearchChange: onSearch, filter: ({ options: found }) => found } : {})}
    />
  )
}

export interface MultiSelectFieldProps<V extends string = string> extends FieldProps<V[]> {
  options: readonly Option<V>[]
  onSearch?: (text: string) => void
}

export function MultiSelectField<V extends string>({
  options,
  onSearch,
  ...field
}: MultiSelectFieldProps<V>) {
  const t = useText(kitTexts)
  return (
    <MultiSelect
      {...inputProps(field)}
      data={[...options]}
      value={field.value}
      onChange={(values) =>
        field.onChange(
          options.filter((option) => values.includes(option.value)).map((option) => option.value),
        )
      }
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t.clear }}
      nothingFoundMessage={t.noMatches}
      {...(onSearch ? { onSearchChange: onSearch, filter: ({ options: found }) => found } : {})}
    />
  )
}

export function CheckField({
  value,
  onChange,
  label,
  description,
  error,
  disabled,
  name,
}: FieldProps<boolean>) {
  return (
    <Checkbox
      label={label}
      description={description}
      error={error}
      disabled={disabled}
      name={name}
      checked={value}
      py={8}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

export function SwitchField({
  value,
  onChange,
  label,
  description,
  error,
  disabled,
  name,
}: FieldProps<boolean>) {
  return (
    <Switch
      label={label}
      description={description}
      error={error}
      disabled={disabled}
      name={name}
      checked={value}
      py={8}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
