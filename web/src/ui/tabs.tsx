import { Tabs as MantineTabs } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Tab {
  value: string
  label: string
  /** A count or a dot after the label. */
  badge?: ReactNode
  content: ReactNode
}

export interface TabsProps {
  label: string
  tabs: readonly Tab[]
  /** Kept outside, usually in the URL: `const [tab, setTab] = useSearchParam('tab', 'lectures')`. */
  value: string
  onChange: (value: string) => void
}

/** Tabs that draw only the chosen content. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <MantineTabs value={value} onChange={(next) => next !== null && onChange(next)} keepMounted={false}>
      <MantineTabs.List
        aria-label={label}
        mb="md"
        style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}
      >
        {tabs.map((tab) => (
          <MantineTabs.Tab
            key={tab.value}
            value={tab.value}
            rightSection={tab.badge}
            mih={44}
            style={{ flexShrink: 0 }}
          >
            {tab.label}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {tabs.map((tab) => (
        <MantineTabs.Panel key={tab.value} value={tab.value}>
          {tab.content}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  )
}
