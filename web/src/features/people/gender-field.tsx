import { Group, Radio, Text } from '@mantine/core'
import type { FieldProps } from '../../ui/fields/common.ts'
import css from './people.module.css'

interface GenderFieldProps<V extends string> extends FieldProps<V | null> {
  options: readonly { value: V; label: string }[]
}

/** Two large choices beside each other. */
export function GenderField<V extends string>(field: GenderFieldProps<V>) {
  const { label, value, onChange, error, required, disabled, options } = field
  return (
    <Radio.Group
      label={label}
      value={value}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? null)}
      error={error}
      size="md"
      {...(required ? { required } : {})}
    >
      <Group gap="xs" grow mt={4}>
        {options.map((option) => (
          <Radio.Card
            key={option.value}
            value={option.value}
            className={css.choice ?? ''}
            {...(disabled ? { disabled } : {})}
          >
            <Radio.Indicator />
            <Text component="span">{option.label}</Text>
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  )
}
