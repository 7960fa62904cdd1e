import { NumberInput } from '@mantine/core'
import { number, t } from '../words.ts'
import { type NumberRange, readNumber, type TypedNumber } from './typed-number.ts'

type NumberFieldProps = {
  label: string
  value: TypedNumber
  onChange: (typed: TypedNumber) => void
  range: NumberRange
  onBlur?: () => void
  w?: number
  maw?: number
}

/** A number that is typed: it may be emptied, nothing typed is changed, and what the field does not take is said below it. */
export function NumberField({ range, ...field }: NumberFieldProps) {
  const { from, to, whole = false } = range
  const isTaken = readNumber(field.value, range) !== undefined
  const said = { from: number(from), to: number(to) }
  return (
    <NumberInput
      decimalSeparator=","
      thousandSeparator="."
      min={from}
      max={to}
      clampBehavior="none"
      allowDecimal={!whole}
      error={isTaken ? null : t(whole ? 'fieldProblem.wholeBetween' : 'fieldProblem.numberBetween', said)}
      {...field}
    />
  )
}
