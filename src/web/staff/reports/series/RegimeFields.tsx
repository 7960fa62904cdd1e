import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { DayRule, PeriodKind, PeriodRule, Regime } from '#lib/reporting/regime.ts'
import { t } from '../../words.ts'
import { DayRuleField } from './DayRuleField.tsx'
import classes from './series.module.css'

const kinds: readonly PeriodKind[] = ['month', 'quarter', 'sixMonths', 'nineMonths', 'year']
const several: Record<PeriodKind, number> = { month: 12, quarter: 4, sixMonths: 2, nineMonths: 1, year: 1 }

type RegimeFieldsProps = { regime: Regime; onChange: (regime: Regime) => void }

/** Which periods there are, from when to when their figures reach, and when they are due. */
export function RegimeFields({ regime, onChange }: RegimeFieldsProps) {
  const { periods } = regime
  const set = (at: number, rule: PeriodRule) =>
    onChange({ ...regime, periods: periods.map((each, i) => (i === at ? rule : each)) })
  const add = () => onChange({ ...regime, periods: [...periods, { kind: 'quarter', from: null, to: null, due: null }] })
  return (
    <fieldset>
      <legend>{t('series.periods')}</legend>
      {periods.map((rule, at) => (
        <PeriodFields
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name of their own
          key={at}
          rule={rule}
          onChange={(next) => set(at, next)}
          onRemove={
            periods.length > 1 ? () => onChange({ ...regime, periods: periods.filter((_, i) => i !== at) }) : undefined
          }
        />
      ))}
      <div>
        <Button size="compact-md" variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
          {t('series.addPeriod')}
        </Button>
      </div>
    </fieldset>
  )
}

type PeriodFieldsProps = { rule: PeriodRule; onChange: (rule: PeriodRule) => void; onRemove: (() => void) | undefined }

function PeriodFields({ rule, onChange, onRemove }: PeriodFieldsProps) {
  const setFigures = (part: { from?: DayRule | null; to?: DayRule | null }) => {
    const [from, to] = [part.from === undefined ? rule.from : part.from, part.to === undefined ? rule.to : part.to]
    // From and to go together.
    const whole: DayRule = { month: 'first', shift: 0, day: 1 }
    const end: DayRule = { month: 'last', shift: 0, day: 'end' }
    const neither = part.from === null || part.to === null
    onChange({ ...rule, from: neither ? null : (from ?? whole), to: neither ? null : (to ?? end) })
  }
  return (
    <div className={classes.period}>
      <div className={classes.kind}>
        <Select
          label={t('series.kind')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`periodKind.${value}`) }))}
          value={rule.kind}
          onChange={(kind) => kind && onChange({ ...withoutNumbers(rule), kind: kind as PeriodKind })}
        />
        {several[rule.kind] > 1 ? <Which rule={rule} onChange={onChange} /> : null}
        {onRemove ? (
          <ActionIcon variant="subtle" color="gray" aria-label={t('series.removePeriod')} onClick={onRemove}>
            <IconTrash size={17} />
          </ActionIcon>
        ) : null}
      </div>
      <DayRuleField label={t('series.figuresFrom')} rule={rule.from} onChange={(from) => setFigures({ from })} />
      <DayRuleField label={t('series.figuresTo')} rule={rule.to} onChange={(to) => setFigures({ to })} />
      <DayRuleField
        label={t('series.due')}
        rule={rule.due}
        onChange={(due) => onChange({ ...rule, due: due && { ...due, op: rule.due?.op ?? 'by' } })}
        op={rule.due?.op}
        onOp={(op) => rule.due && onChange({ ...rule, due: { ...rule.due, op } })}
      />
    </div>
  )
}

const withoutNumbers = ({ numbers: _, ...rule }: PeriodRule): PeriodRule => rule

/** Which of the year: “1, 3”; all when empty. */
function Which({ rule, onChange }: Pick<PeriodFieldsProps, 'rule' | 'onChange'>) {
  const read = (text: string) => {
    const numbers = [...new Set((text.match(/\d+/g) ?? []).map(Number))]
      .filter((number) => number >= 1 && number <= several[rule.kind])
      .sort((a, b) => a - b)
    onChange(numbers.length > 0 ? { ...rule, numbers } : withoutNumbers(rule))
  }
  return (
    <TextInput
      label={t('series.which')}
      placeholder={t('series.whichAll')}
      defaultValue={rule.numbers?.join(', ') ?? ''}
      onBlur={({ currentTarget }) => read(currentTarget.value)}
    />
  )
}
