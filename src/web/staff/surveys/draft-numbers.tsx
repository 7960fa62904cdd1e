import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { NumberField } from '../ui/NumberField.tsx'
import { type NumberRange, readNumber, type TypedNumber } from '../ui/typed-number.ts'

type WholeFieldProps = { label: string; range: NumberRange; value: number; onNumber: (value: number) => void }

/** A number that a draft always has: while the field holds none, the draft keeps the one before. */
export function WholeField({ label, range, value, onNumber }: WholeFieldProps) {
  const [typed, setTyped] = useState<TypedNumber>(value)
  const change = (next: TypedNumber) => {
    setTyped(next)
    const taken = readNumber(next, range)
    if (taken !== undefined) onNumber(taken)
  }
  return <NumberField label={label} range={range} value={typed} onChange={change} />
}

type OptionalNumberProps = {
  label: string
  value: number | undefined
  onNumber: (value: number | undefined) => void
}

const anyNumber: NumberRange = { from: -1e12, to: 1e12 }

/** A number that may be left out, negative or with decimals; a year stands as it is written, without a dot. */
export function OptionalNumber({ label, value, onNumber }: OptionalNumberProps) {
  const [typed, setTyped] = useState<TypedNumber>(value ?? '')
  const change = (next: TypedNumber) => {
    setTyped(next)
    const taken = readNumber(next, anyNumber)
    if (next === '' || taken !== undefined) onNumber(taken)
  }
  return <NumberInput label={label} decimalSeparator="," value={typed} onChange={change} />
}
