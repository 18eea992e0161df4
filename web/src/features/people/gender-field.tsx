import { Group, Radio } from '@mantine/core'
import type { FieldProps } from '../../ui/fields/common.ts'
import css from './people.module.css'

interface GenderFieldProps<V extends string> extends FieldProps<V | null> {
  options: readonly { value: V; label: string }[]
}

/** Two large choices beside each other. */
export function GenderField<V extends string>({ label, value, onChange, error, required, name, options, disabled }: GenderFieldProps<V>) {
  return (
    <Radio.Group
      label={label}
      value={value}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? null)}
      error={error}
      size="md"
      {...(required ? { required } : {})}
      {...(name ? { name } : {})}
    >
      <Group gap="xs" grow mt={4}>
        {options.map((option) => (
          <label key={option.value} className={css.choice} data-chosen={option.value === value || undefined}>
            <Radio value={option.value} label={option.label} {...(disabled ? { disabled } : {})} {...(error ? { 'aria-invalid': true } : {})} />
          </label>
        ))}
      </Group>
    </Radio.Group>
  )
}
