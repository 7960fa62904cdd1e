import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

export type Named = { id: string; name: string }

type AgencyChipsProps = {
  label: string
  hint: string
  chosen: readonly Named[]
  onChange: (chosen: readonly Named[]) => void
}

/** Agencies picked one after the other, each to be taken out again. */
export function AgencyChips({ label, hint, chosen, onChange }: AgencyChipsProps) {
  const queries = useQueryClient()
  // A picker that has done its work is put back empty.
  const [round, setRound] = useState(0)
  const add = async (agencyId: string | null) => {
    if (!agencyId || chosen.some(({ id }) => id === agencyId)) return
    const { id, name } = await queries.fetchQuery({
      queryKey: ['agency.get', { agencyId }],
      queryFn: () => call('agency.get', { agencyId }),
    })
    onChange([...chosen, { id, name }])
    setRound(round + 1)
  }
  return (
    <div>
      <AgencyPicker key={round} label={label} value={null} onChange={(id) => void add(id)} />
      <p className="small">{hint}</p>
      {chosen.length > 0 ? (
        <ul className={`${classes.chips} ${classes.picked}`} aria-label={label}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('aliases.remove', { name })}
                onClick={() => onChange(chosen.filter((each) => each.id !== id))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
