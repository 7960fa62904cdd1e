import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { AgencySearch } from '../plans/review/AgencySearch.tsx'
import type { Target } from '../plans/review/context.ts'
import { t } from '../words.ts'
import classes from './directives.module.css'

type AgencyChipsProps = {
  label: string
  asOf: string | null
  value: readonly Target[]
  onChange: (value: readonly Target[]) => void
}

const same = (a: Target, b: Target) => a.agencyId === b.agencyId && a.groupId === b.groupId

/** Enter takes an agency; it does not send the form around it. */
export const keepEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** Agencies and groups, added by typing a part of the name and Enter. */
export const AgencyChips = ({ label, asOf, value, onChange }: AgencyChipsProps) => (
  <fieldset className={classes.agencies} onKeyDown={keepEnter}>
    <legend className={classes.legend}>{label}</legend>
    {value.length > 0 ? (
      <ul className={classes.chips}>
        {value.map((each) => (
          <li key={each.agencyId ?? each.groupId}>
            {each.name}
            <ActionIcon
              variant="subtle"
              size="xs"
              aria-label={t('directives.form.removeAgency', { name: each.name })}
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
      label={`${label}: ${t('directives.form.addAgency').toLowerCase()}`}
      asOf={asOf}
      onPick={(target) => (value.some((each) => same(each, target)) ? undefined : onChange([...value, target]))}
    />
  </fieldset>
)
