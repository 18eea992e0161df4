import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/provider.tsx'
import { kitTexts } from './texts.ts'

export interface SearchBoxProps {
  label: string
  value: string
  /** Called 300 ms after the last key, at once on Enter and on clearing. */
  onChange: (value: string) => void
  autoFocus?: boolean
}

/** Search as one types; tells the outside only when the person pauses. */
export function SearchBox({ label, value, onChange, autoFocus }: SearchBoxProps) {
  const t = useText(kitTexts)
  const [typed, setTyped] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // The outside changed it (back button, cleared filters) while nobody types.
  useEffect(() => {
    if (timer.current === undefined) setTyped(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const tell = (text: string) => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (text.trim() !== value) onChange(text.trim())
  }
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(text), text === '' ? 0 : 300)
  }

  return (
    <TextInput
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      value={typed}
      data-autofocus={autoFocus}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={typed !== '' && <CloseButton size={36} aria-label={t.clear} onClick={() => type('')} />}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell(typed)
        if (event.key === 'Escape' && typed !== '') type('')
      }}
      style={{ flex: '1 1 260px', maxInlineSize: 420 }}
    />
  )
}
