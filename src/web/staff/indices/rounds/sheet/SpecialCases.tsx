import { Checkbox } from '@mantine/core'
import { t } from '../../../words.ts'
import classes from './fields.module.css'
import type { Claim, FormRow } from './figures.ts'

export type Cases = Pick<Claim, 'notApplicable' | 'penalties' | 'gates'>
type Offered = Pick<FormRow, 'exceptions' | 'penalties' | 'gates'>

export const hasCases = ({ exceptions, penalties, gates }: Offered): boolean =>
  exceptions.length + penalties.length + gates.length > 0

type SpecialCasesProps = {
  row: Offered
  cases: Cases
  disabled: boolean
  /** Before the name of each box, where many lines stand on one page. */
  of?: string
  onChange: (cases: Cases) => void
}

/** Exceptions, reductions and gates of the edition: a person says which of them hold. */
export function SpecialCases({ row, cases, disabled, of, onChange }: SpecialCasesProps) {
  const lists = [
    ['notApplicable', row.exceptions, t('rounds.exceptions')],
    ['penalties', row.penalties, t('rounds.penalties')],
    ['gates', row.gates, t('rounds.gates')],
  ] as const
  const { notApplicable, penalties, gates } = cases
  const toggle = (name: keyof Cases, id: string, on: boolean) => {
    const list = cases[name]
    onChange({ notApplicable, penalties, gates, [name]: on ? [...list, id] : list.filter((it) => it !== id) })
  }
  return lists.map(([name, choices, label]) =>
    choices.length === 0 ? null : (
      <fieldset key={name} className={classes.part}>
        <legend>{label}</legend>
        {choices.map((choice) => (
          <Checkbox
            key={choice.id}
            size="sm"
            label={choice.label}
            {...(of ? { 'aria-label': `${of}: ${choice.label}` } : {})}
            disabled={disabled}
            checked={cases[name].includes(choice.id)}
            onChange={({ currentTarget }) => toggle(name, choice.id, currentTarget.checked)}
          />
        ))}
      </fieldset>
    ),
  )
}

/** The same folded away: in a table most lines have none that hold. */
export function FoldedCases(props: SpecialCasesProps) {
  const { notApplicable, penalties, gates } = props.cases
  const count = notApplicable.length + penalties.length + gates.length
  if (!hasCases(props.row)) return null
  return (
    <details className={classes.cases} open={count > 0 || undefined}>
      <summary>{count > 0 ? t('scores.casesHold', { count }) : t('scores.cases')}</summary>
      <SpecialCases {...props} />
    </details>
  )
}
