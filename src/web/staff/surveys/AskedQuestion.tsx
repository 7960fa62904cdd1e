import { DONT_KNOW, type Fields, fieldName, REFUSED } from '#lib/questionnaire/fields.ts'
import type { Question } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'
import classes from './surveys.module.css'

type AskedQuestionProps = {
  question: Question
  say: (text: string) => string
  fields: Fields
  onFields: (name: string, values: readonly string[]) => void
}

type Option = readonly [value: string, label: string]

/** One question to be answered, with the same fields as on the public page. */
export function AskedQuestion({ question, say, fields, onFields }: AskedQuestionProps) {
  const none: Option[] = [
    ...(question.dontKnow ? [[DONT_KNOW, t('surveys.dontKnowWord')] as const] : []),
    ...(question.refuse ? [[REFUSED, t('surveys.refusedWord')] as const] : []),
  ]
  const label = say(question.label.vi ?? '')
  const name = fieldName(question.code)
  const group = (of: string, legend: string, options: readonly Option[], many = false) => (
    <Options
      key={of}
      name={of}
      legend={legend}
      options={[...options, ...none]}
      many={many}
      values={fields.get(of) ?? []}
      onValues={(values) => onFields(of, values)}
    />
  )
  const choices = (list: readonly { code: string; label: Record<string, string> }[]): Option[] =>
    list.map(({ code, label: words }) => [code, say(words.vi ?? '')])
  switch (question.kind) {
    case 'note':
      return <p>{label}</p>
    case 'single':
      return group(name, label, choices(question.choices))
    case 'multiple':
      return group(name, label, choices(question.choices), true)
    case 'scale':
      return group(
        name,
        label,
        question.points.map(({ value, label: words }) => [String(value), say(words.vi ?? '')] as const),
      )
    case 'grid':
      return (
        <div className={classes.asked}>
          <b>{label}</b>
          {question.rows.map((row) =>
            group(fieldName(question.code, row.code), say(row.label.vi ?? ''), choices(question.choices)),
          )}
        </div>
      )
    case 'photo':
      return (
        <p className="small">
          {label} – {t('surveys.photoLater')}
        </p>
      )
    default:
      return (
        <div className={classes.asked}>
          <label>
            <b>{label}</b>
            <input
              type="text"
              value={fields.get(name)?.find((value) => !value.startsWith('~')) ?? ''}
              onChange={({ currentTarget }) => onFields(name, [currentTarget.value])}
            />
          </label>
          {none.length > 0 ? (
            <Options
              name={name}
              legend=""
              options={none}
              many
              values={fields.get(name) ?? []}
              onValues={(values) => onFields(name, values)}
            />
          ) : null}
        </div>
      )
  }
}

type OptionsProps = {
  name: string
  legend: string
  options: readonly Option[]
  many: boolean
  values: readonly string[]
  onValues: (values: string[]) => void
}

function Options({ name, legend, options, many, values, onValues }: OptionsProps) {
  const choose = (value: string, on: boolean) =>
    onValues(many ? (on ? [...values, value] : values.filter((each) => each !== value)) : [value])
  return (
    <fieldset className={classes.asked}>
      {legend ? <legend>{legend}</legend> : null}
      {options.map(([value, label]) => (
        <label key={value} className={classes.option}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={values.includes(value)}
            onChange={({ currentTarget }) => choose(value, currentTarget.checked)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
