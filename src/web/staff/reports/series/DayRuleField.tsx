import { Checkbox, NativeSelect } from '@mantine/core'
import type { DayRule, DueRule } from '#lib/reporting/regime.ts'
import { t } from '../../words.ts'
import classes from './series.module.css'

type DayRuleFieldProps = {
  label: string
  rule: DayRule | null
  onChange: (rule: DayRule | null) => void
  op?: DueRule['op'] | undefined
  onOp?: (op: DueRule['op']) => void
}

const days = [...Array.from({ length: 31 }, (_, i) => String(i + 1)), 'end']
const places = [
  ...([-3, -2, -1, 0, 1, 2, 3] as const).map((shift) => ({ month: 'first', shift }) as const),
  ...([-3, -2, -1, 0, 1, 2, 3] as const).map((shift) => ({ month: 'last', shift }) as const),
]

/** A day told by its place in a period: “ngày 15 của tháng trước kỳ”. */
export function DayRuleField({ label, rule, onChange, op, onOp }: DayRuleFieldProps) {
  const set = (part: Partial<DayRule>) =>
    rule && onChange({ month: rule.month, shift: rule.shift, day: rule.day, ...part })
  return (
    <div className={classes.dayRule} role="group" aria-label={label}>
      <Checkbox
        label={label}
        checked={rule !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? { month: 'last', shift: 0, day: 20 } : null)}
      />
      {rule ? (
        <>
          {onOp ? (
            <NativeSelect
              aria-label={`${label}: ${t('series.op')}`}
              data={[
                { value: 'by', label: t('series.opBy') },
                { value: 'before', label: t('series.opBefore') },
              ]}
              value={op ?? 'by'}
              onChange={({ currentTarget }) => onOp(currentTarget.value as DueRule['op'])}
            />
          ) : null}
          <NativeSelect
            aria-label={`${label}: ${t('series.day')}`}
            data={days.map((value) => ({
              value,
              label: value === 'end' ? t('series.lastOfMonth') : t('series.dayNumber', { day: value }),
            }))}
            value={String(rule.day)}
            onChange={({ currentTarget: { value } }) => set({ day: value === 'end' ? 'end' : Number(value) })}
          />
          <NativeSelect
            aria-label={`${label}: ${t('series.month')}`}
            data={places.map((place) => ({ value: `${place.month} ${place.shift}`, label: monthWords(place) }))}
            value={`${rule.month} ${rule.shift}`}
            onChange={({ currentTarget }) => {
              const [month, shift] = currentTarget.value.split(' ')
              set({ month: month as DayRule['month'], shift: Number(shift) })
            }}
          />
        </>
      ) : (
        <span className="small">{t('series.notSet')}</span>
      )}
    </div>
  )
}

function monthWords({ month, shift }: Pick<DayRule, 'month' | 'shift'>): string {
  const base = t(month === 'first' ? 'series.firstMonth' : 'series.lastMonth')
  if (shift === 0) return base
  return t(shift < 0 ? 'series.monthsBefore' : 'series.monthsAfter', { count: Math.abs(shift), month: base })
}
