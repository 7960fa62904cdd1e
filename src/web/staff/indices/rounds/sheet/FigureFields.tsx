import { useEffect, useState } from 'react'
import { t } from '../../../words.ts'
import classes from './fields.module.css'
import { type Claim, type Figure, type FigureValue, figureText, readFigure } from './figures.ts'

type FigureFieldsProps = {
  code: string
  figures: readonly Figure[]
  claim: Claim
  disabled: boolean
  onChange: (claim: Claim) => void
  /** In a row of the form labels are heard, not seen. */
  bare?: boolean
}

/** The figures of a line. In the row they are small fields; in the open line each has its label. */
export function FigureFields({ code, figures, claim, disabled, onChange, bare = false }: FigureFieldsProps) {
  const set = (key: string, value: FigureValue) => onChange({ ...claim, figures: { ...claim.figures, [key]: value } })
  const parts = Map.groupBy(figures, ({ part }) => part)
  if (bare) {
    return (
      <span className={classes.fields}>
        {figures.map((figure) => (
          <Field
            key={figure.key}
            {...{ code, figure, disabled, bare }}
            value={claim.figures[figure.key]}
            onChange={(value) => set(figure.key, value)}
          />
        ))}
      </span>
    )
  }
  return (
    <>
      {[...parts].map(([part, list]) => (
        <fieldset key={part} className={classes.part}>
          {part ? <legend>{part}</legend> : null}
          {list.map((figure) => (
            <div key={figure.key} className={classes.labelled}>
              <span>
                {figure.label}
                {figure.unit ? ` (${figure.unit})` : ''}
              </span>
              <Field
                {...{ code, figure, disabled }}
                value={claim.figures[figure.key]}
                onChange={(value) => set(figure.key, value)}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </>
  )
}

type FieldProps = {
  code: string
  figure: Figure
  value: FigureValue | undefined
  disabled: boolean
  bare?: boolean
  onChange: (value: FigureValue) => void
}

function Field(props: FieldProps) {
  const { figure } = props
  if (figure.kind === 'yesNo' || figure.kind === 'option') return <Choice {...props} />
  return <NumberField {...props} />
}

function Choice({ code, figure, value, disabled, bare, onChange }: FieldProps) {
  const yesNo = figure.kind === 'yesNo'
  const shown = value === true ? 'yes' : value === false ? 'no' : typeof value === 'string' ? value : ''
  return (
    <select
      className={classes.choice}
      data-field={bare ? code : undefined}
      aria-label={`${code}: ${figure.label}`}
      title={figure.label}
      disabled={disabled}
      value={shown}
      onChange={({ currentTarget: { value: next } }) => onChange(next === '' ? null : yesNo ? next === 'yes' : next)}
    >
      <option value="">–</option>
      {yesNo ? (
        <>
          <option value="yes">{t('rounds.yes')}</option>
          <option value="no">{t('rounds.no')}</option>
        </>
      ) : (
        figure.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))
      )}
    </select>
  )
}

/** Keeps what is typed as it is typed; only a number goes out. */
function NumberField({ code, figure, value, disabled, bare, onChange }: FieldProps) {
  const [text, setText] = useState(() => figureText(figure, value))
  const read = readFigure(figure, text)
  useEffect(() => {
    setText((typed) => ((readFigure(figure, typed) ?? null) === (value ?? null) ? typed : figureText(figure, value)))
  }, [figure, value])
  const wrong = read === undefined
  return (
    <span className={classes.number}>
      <input
        data-field={bare ? code : undefined}
        aria-label={`${code}: ${figure.label}`}
        title={figure.label}
        placeholder={bare ? shortLabel(figure) : ''}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        aria-invalid={wrong || undefined}
        value={text}
        onChange={({ currentTarget: { value: typed } }) => {
          setText(typed)
          const next = readFigure(figure, typed)
          if (next !== undefined) onChange(next)
        }}
      />
      {figure.kind === 'rate' ? <span aria-hidden>%</span> : null}
    </span>
  )
}

/** What the guide calls the figure: a is below the line, b above it. Longer names are the program's own. */
export const shortLabel = ({ key }: Figure): string => (key.length <= 2 ? key : '')
