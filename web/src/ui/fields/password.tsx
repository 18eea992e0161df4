import { PasswordInput, Progress, Text } from '@mantine/core'
import { useId } from 'react'
import { useText } from '../../i18n/provider.tsx'
import { kitTexts } from '../texts.ts'
import { inputProps, type FieldProps } from './common.ts'
import { passwordStrength } from './password-strength.ts'

export interface PasswordFieldProps extends FieldProps<string> {
  autoComplete?: 'current-password' | 'new-password'
  /** Shows how hard it is to guess; for new passwords. */
  meter?: boolean
  /** Words of the person's own data that weaken a password: name, phone. */
  personal?: readonly string[]
}

export function PasswordField({
  autoComplete = 'current-password',
  meter,
  personal = [],
  ...field
}: PasswordFieldProps) {
  const t = useText(kitTexts)
  const meterId = useId()
  const strength = passwordStrength(field.value, personal)
  const words = [t.weak, t.weak, t.fair, t.strong, t.strong]
  const colors = ['red', 'red', 'yellow', 'teal', 'teal']
  return (
    <div>
      <PasswordInput
        {...inputProps(field)}
        dir="ltr"
        autoFocus={field.autoFocus}
        autoComplete={autoComplete}
        value={field.value}
        aria-describedby={meter ? meterId : undefined}
        rightSectionWidth={48}
        visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
        onChange={(event) => field.onChange(event.currentTarget.value)}
      />
      {meter && field.value !== '' && (
        <>
          <Progress
            value={(strength + 1) * 20}
            color={colors[strength] ?? 'gray'}
            size={6}
            mt={8}
            aria-label={t.strength}
          />
          <Text id={meterId} size="xs" c="dimmed" mt={4} role="status">
            {t.strength}: {words[strength]}
          </Text>
        </>
      )}
    </div>
  )
}
