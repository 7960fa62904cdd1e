import { Checkbox } from '@mantine/core'
import { useRead } from '../../api.ts'
import { Failed } from '../../ui/Broken.tsx'
import { t } from '../../words.ts'
import classes from './rounds.module.css'

type UnitChoiceProps = {
  label: string
  level: string
  kinds: readonly string[]
  chosen: readonly string[]
  onChange: (ids: readonly string[]) => void
  /** Offers to take all at once. */
  all?: boolean
}

/** Agencies of a level, each with its box: a round has a fixed list, not a rule. */
export function UnitChoice({ label, level, kinds, chosen, onChange, all = false }: UnitChoiceProps) {
  const read = useRead('agency.tree', {})
  if (read.isError) return <Failed error={read.error} retry={() => read.refetch()} />
  const units = (read.data?.agencies ?? []).filter((it) => it.level === level && kinds.includes(it.kind))
  const on = new Set(chosen)
  const set = (id: string, isOn: boolean) => onChange(isOn ? [...chosen, id] : chosen.filter((it) => it !== id))
  return (
    <fieldset className={classes.fieldset}>
      <legend>{label}</legend>
      {units.length === 0 ? <p className="small">{t('rounds.chooseEdition')}</p> : null}
      {all && units.length > 0 ? (
        <Checkbox
          label={t('rounds.allUnits', { count: units.length })}
          checked={units.every(({ id }) => on.has(id))}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? units.map(({ id }) => id) : [])}
        />
      ) : null}
      <div className={classes.boxes}>
        {units.map(({ id, name }) => (
          <Checkbox
            key={id}
            size="sm"
            label={name}
            checked={on.has(id)}
            onChange={({ currentTarget }) => set(id, currentTarget.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}
