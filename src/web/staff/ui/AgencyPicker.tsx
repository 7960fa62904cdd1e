import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../api.ts'
import { t } from '../words.ts'

type AgencyPickerProps = {
  label: string
  hideLabel?: boolean
  value: string | null
  onChange: (agencyId: string | null) => void
  placeholder?: string
  required?: boolean
  width?: number
  error?: string | undefined
  /** The first field of a dialog, where typing begins. */
  first?: boolean
  /** Known before the first search: the agency that is chosen already. */
  known?: { id: string; name: string } | undefined
  /** The agency in whose place another one is chosen: those of its level and kind come first. */
  like?: string | undefined
}

type Named = { name: string; withinParent?: boolean; parentName?: string | null }

/** “Văn phòng – Sở Nội vụ”: many departments have an office of the same name. */
const named = ({ name, withinParent, parentName }: Named) =>
  withinParent && parentName ? `${name} – ${parentName}` : name

/** Agencies by name, short name, alias or code, with or without marks; the server searches. */
export function AgencyPicker(props: AgencyPickerProps) {
  const {
    label,
    hideLabel = false,
    value,
    onChange,
    placeholder,
    required = false,
    width,
    error,
    known,
    like,
    first = false,
  } = props
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 200)
  const found = useRead('agency.list', { search: search || undefined, like, limit: 50 }, { keep: true })
  const chosen = useRead('agency.get', { agencyId: value ?? '' }, { enabled: value !== null && known?.id !== value })
  const current = known?.id === value ? known : chosen.data
  // What was found for other words is not offered: the list would change under the finger that reaches for it.
  const answered = search === typed && !found.isPlaceholderData
  const replied = (found.data?.agencies ?? []).map((agency) => ({ value: agency.id, label: named(agency) }))
  const listed = answered ? replied : []
  const missing = current && !listed.some((each) => each.value === current.id)
  const data = missing ? [{ value: current.id, label: named(current) }, ...listed] : listed
  return (
    <Select
      label={hideLabel ? undefined : label}
      aria-label={label}
      placeholder={placeholder ?? t('agency.pick')}
      searchable
      clearable={!required}
      required={required}
      withAsterisk={false}
      data={data}
      value={value}
      onChange={onChange}
      onSearchChange={(text) => setTyped([...data, ...replied].some((each) => each.label === text) ? '' : text)}
      // The server has searched already, aliases and texts without marks included.
      filter={({ options }) => options}
      nothingFoundMessage={!answered || found.isFetching ? t('state.loading') : t('state.noMatch')}
      {...(first ? { 'data-autofocus': true, openOnFocus: false } : {})}
      {...(width ? { w: width } : {})}
      {...(error ? { error } : {})}
    />
  )
}
