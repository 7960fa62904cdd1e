import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { t } from '../words.ts'
import { AgencySearch } from './AgencySearch.tsx'
import classes from './agencies.module.css'
import type { Target } from './agency-search.ts'

type AgencyChipsProps = {
  label: string
  hint?: string
  /** The day on which the agencies exist; today without one. */
  asOf?: string | null
  /** Groups may be picked too: the program then knows who belongs to them. */
  groups?: boolean
  value: readonly Target[]
  onChange: (value: readonly Target[]) => void
}

const same = (a: Target, b: Target) => a.agencyId === b.agencyId && a.groupId === b.groupId

/** Enter takes an agency; it does not send the form around it. */
export const keepEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** Agencies added one after the other by typing a part of the name and Enter, each to be taken out again. */
export const AgencyChips = ({ label, hint, asOf = null, groups = false, value, onChange }: AgencyChipsProps) => (
  <fieldset className={classes.agencies} onKeyDown={keepEnter}>
    <legend>{label}</legend>
    {hint ? <p className="small">{hint}</p> : null}
    {value.length > 0 ? (
      <ul className={classes.chips} aria-label={label}>
        {value.map((each) => (
          <li key={each.agencyId ?? each.groupId}>
            {each.name}
            <ActionIcon
              variant="subtle"
              size="xs"
              aria-label={t('agencies.takeOut', { name: each.name })}
              onClick={() => onChange(value.filter((other) => other !== each))}
            >
              <IconX size={12} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    ) : null}
    <AgencySearch
      key={value.length}
      label={`${label}: ${t('agencies.pickOne').toLowerCase()}`}
      asOf={asOf}
      groups={groups}
      onPick={(target) => (value.some((each) => same(each, target)) ? undefined : onChange([...value, target]))}
    />
  </fieldset>
)

export type Named = { id: string; name: string }

/** Where only agencies can be picked: by their ids. */
export const fromNamed = (list: readonly Named[]): Target[] =>
  list.map(({ id, name }) => ({ agencyId: id, groupId: null, name }))
export const toNamed = (list: readonly Target[]): Named[] =>
  list.flatMap(({ agencyId, name }) => (agencyId ? [{ id: agencyId, name }] : []))
