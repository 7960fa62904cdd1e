import { ActionIcon, Loader, Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { t } from '../words.ts'

const Calendar = lazy(() => import('./Calendar.tsx'))

type DayPicking = { value: string; after: string | undefined; onPick: (day: string) => void }

/** The button that opens a calendar; the calendar itself is fetched when first opened. */
export function useDayPicker({ value, after, onPick }: DayPicking) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('day.pick')} onClick={() => setOpened(!opened)}>
          <IconCalendar size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<Loader size="sm" />}>
          <Calendar
            value={value}
            after={after}
            onPick={(day) => {
              onPick(day)
              setOpened(false)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
