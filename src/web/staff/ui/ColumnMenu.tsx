import { ActionIcon, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../words.ts'

const prefix = 'namro.columns.'

/** Which columns a person has put away, kept on this device. */
export function useColumnChoice(name: string): [hidden: ReadonlySet<string>, choose: (hidden: Set<string>) => void] {
  const [hidden, setHidden] = useState(() => new Set((localStorage.getItem(prefix + name) ?? '').split(' ')))
  const choose = (next: Set<string>) => {
    setHidden(next)
    localStorage.setItem(prefix + name, [...next].join(' '))
  }
  return [hidden, choose]
}

type ColumnMenuProps = {
  columns: readonly { key: string; label: string; card?: string | undefined }[]
  hidden: ReadonlySet<string>
  choose: (hidden: Set<string>) => void
}

export function ColumnMenu({ columns, hidden, choose }: ColumnMenuProps) {
  const toggle = (key: string) => {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    choose(next)
  }
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('table.columns')} title={t('table.columns')}>
          <IconColumns3 size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          {columns.map(({ key, label, card }) => (
            <Checkbox
              key={key}
              size="sm"
              label={label}
              checked={!hidden.has(key)}
              disabled={card === 'title'}
              onChange={() => toggle(key)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
