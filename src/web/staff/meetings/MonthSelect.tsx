import { Select } from '@mantine/core'
import { useMe } from '../session.ts'
import { t } from '../words.ts'

type MonthSelectProps = {
  /** 'YYYY-MM', or '' while none is chosen. */
  value: string
  onChange: (month: string | undefined) => void
  label: string
  hideLabel?: boolean
  clearable?: boolean
}

const shownMonths = 30

/** The months up to this one, the latest first; the browser's own field speaks the language of the computer. */
export function MonthSelect({ value, onChange, label, hideLabel = false, clearable = false }: MonthSelectProps) {
  const { today } = useMe()
  const [year = 0, month = 0] = today.split('-').map(Number)
  const months = Array.from({ length: shownMonths }, (_, ago) => {
    const at = new Date(Date.UTC(year, month - 1 - ago, 1))
    return at.toISOString().slice(0, 7)
  })
  const all = value === '' || months.includes(value) ? months : [value, ...months]
  return (
    <Select
      label={hideLabel ? undefined : label}
      aria-label={label}
      placeholder={label}
      w={{ base: '100%', sm: 170 }}
      searchable
      clearable={clearable}
      allowDeselect={false}
      data={all.map((each) => ({ value: each, label: t('meetings.monthName', { month: nameOf(each) }) }))}
      value={value || null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

const nameOf = (month: string) => month.split('-').reverse().join('/')
