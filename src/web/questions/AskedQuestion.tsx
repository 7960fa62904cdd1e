import { DONT_KNOW, type Fields, fieldName, REFUSED } from '#lib/questionnaire/fields.ts'
import type { Of, Question, Text } from '#lib/questionnaire/schema.ts'
import classes from './questions.module.css'

export type QuestionWords = {
  dontKnow: string
  refused: string
  optional: string
  noPhoto: string
  takePhoto: string
  removePhoto: string
}

/** Where pictures are kept until they are sent; without it a question for one is only shown. */
export type PhotoKeeper = {
  keep(file: File): Promise<string | undefined>
  addressOf(id: string): string | undefined
}

export type AskedQuestionProps = {
  question: Question
  words: QuestionWords
  /** Words of the questionnaire in the language of the person, with the answers that they repeat. */
  say: (text: Text | undefined) => string
  fields: Fields
  onFields: (name: string, values: readonly string[]) => void
  /** What is wrong, by question or question/row. */
  wrong?: ReadonlyMap<string, string> | undefined
  photos?: PhotoKeeper | undefined
}

type Option = readonly [value: string, label: string]

/** One question to be answered, with the same fields as on the public page. */
export function AskedQuestion(props: AskedQuestionProps) {
  const { question, say, fields, onFields, words, wrong } = props
  const none: Option[] = [
    ...(question.dontKnow ? [[DONT_KNOW, words.dontKnow] as const] : []),
    ...(question.refuse ? [[REFUSED, words.refused] as const] : []),
  ]
  const label = say(question.label)
  const name = fieldName(question.code)
  const shown = question.required || question.kind === 'note' ? label : `${label} ${words.optional}`
  const group = (of: string, legend: string, options: readonly Option[], at = question.code, many = false) => (
    <Options
      key={of}
      name={of}
      legend={legend}
      hint={at === question.code ? say(question.hint) : ''}
      error={wrong?.get(at)}
      options={[...options, ...none]}
      many={many}
      values={fields.get(of) ?? []}
      onValues={(values) => onFields(of, values)}
    />
  )
  switch (question.kind) {
    case 'note':
      return <p>{label}</p>
    case 'single':
      return group(name, shown, choicesOf(question.choices, say))
    case 'multiple':
      return group(name, shown, choicesOf(question.choices, say), question.code, true)
    case 'scale':
      return group(
        name,
        shown,
        question.points.map(({ value, label: text }) => [String(value), say(text)] as const),
      )
    case 'grid':
      return (
        <div className={classes.asked}>
          <b>{shown}</b>
          {question.rows.map((row) =>
            group(
              fieldName(question.code, row.code),
              say(row.label),
              choicesOf(question.choices, say),
              `${question.code}/${row.code}`,
            ),
          )}
        </div>
      )
    case 'photo':
      return <Photos {...props} question={question} label={shown} />
    default:
      return <Typed {...props} question={question} label={shown} none={none} />
  }
}

const choicesOf = (list: readonly { code: string; label: Text }[], say: AskedQuestionProps['say']): Option[] =>
  list.map(({ code, label }) => [code, say(label)])

type TypedProps = AskedQuestionProps & {
  question: Of<'text'> | Of<'number'> | Of<'date'>
  label: string
  none: readonly Option[]
}

function Typed({ question, label, none, say, fields, onFields, wrong }: TypedProps) {
  const name = fieldName(question.code)
  const error = wrong?.get(question.code)
  const value = fields.get(name)?.find((each) => !each.startsWith('~')) ?? ''
  const hint = say(question.hint)
  const described = { 'aria-invalid': Boolean(error), 'aria-describedby': describedBy(name, { hint, error }) }
  const field = { id: name, value, ...described }
  const change = (text: string) => onFields(name, [text])
  return (
    <div className={`${classes.asked} ${error ? classes.bad : ''}`}>
      <label htmlFor={name} className={classes.label ?? ''}>
        {label}
      </label>
      <About id={name} hint={hint} error={error} />
      {question.kind === 'text' && question.lines > 1 ? (
        <textarea {...field} rows={question.lines} onChange={({ currentTarget }) => change(currentTarget.value)} />
      ) : (
        <input
          {...field}
          type="text"
          inputMode={question.kind === 'number' ? 'decimal' : question.kind === 'date' ? 'numeric' : 'text'}
          placeholder={question.kind === 'date' ? 'dd/mm/yyyy' : undefined}
          autoComplete="off"
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      )}
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

type PhotosProps = AskedQuestionProps & { question: Of<'photo'>; label: string }

function Photos({ question, label, say, fields, onFields, words, wrong, photos }: PhotosProps) {
  const name = fieldName(question.code)
  const error = wrong?.get(question.code)
  const there = fields.get(name) ?? []
  const add = async (files: FileList | null) => {
    if (!photos) return
    const kept = await Promise.all([...(files ?? [])].slice(0, question.most).map((file) => photos.keep(file)))
    onFields(name, [...new Set([...there, ...kept.filter((id) => id !== undefined)])].slice(-question.most))
  }
  if (!photos)
    return (
      <p className="small">
        {label} – {words.noPhoto}
      </p>
    )
  return (
    <div className={`${classes.asked} ${error ? classes.bad : ''}`}>
      <label htmlFor={name} className={classes.label ?? ''}>
        {label}
      </label>
      <About id={name} hint={say(question.hint)} error={error} />
      <input
        id={name}
        type="file"
        aria-describedby={describedBy(name, { hint: say(question.hint), error })}
        accept="image/*"
        capture="environment"
        aria-label={`${words.takePhoto}: ${label}`}
        onChange={({ currentTarget }) => void add(currentTarget.files)}
      />
      <div className={classes.photos}>
        {there.map((id) => (
          <span key={id}>
            <img src={photos.addressOf(id)} alt="" />
            <button
              type="button"
              onClick={() =>
                onFields(
                  name,
                  there.filter((each) => each !== id),
                )
              }
            >
              {words.removePhoto}
            </button>
          </span>
        ))}
      </div>
    </div>
  )
}

type AboutProps = { hint?: string | undefined; error?: string | undefined }

const About = ({ id, hint, error }: AboutProps & { id: string }) => (
  <>
    {hint ? (
      <span id={`${id}-h`} className={classes.hint}>
        {hint}
      </span>
    ) : null}
    {error ? (
      <span id={`${id}-e`} className={classes.error}>
        {error}
      </span>
    ) : null}
  </>
)

/** Ids of hint and error, for who hears the field. */
const describedBy = (id: string, { hint, error }: AboutProps): string | undefined =>
  [hint && `${id}-h`, error && `${id}-e`].filter(Boolean).join(' ') || undefined

type OptionsProps = {
  name: string
  legend: string
  hint?: string
  error?: string | undefined
  options: readonly Option[]
  many: boolean
  values: readonly string[]
  onValues: (values: string[]) => void
}

function Options({ name, legend, hint, error, options, many, values, onValues }: OptionsProps) {
  const choose = (value: string, on: boolean) =>
    onValues(many ? (on ? [...values, value] : values.filter((each) => each !== value)) : [value])
  return (
    <fieldset
      id={legend ? name : undefined}
      aria-describedby={describedBy(name, { hint, error })}
      className={`${classes.asked} ${error ? classes.bad : ''}`}
    >
      {legend ? <legend>{legend}</legend> : null}
      <About id={name} hint={hint} error={error} />
      {options.map(([value, label]) => (
        <label key={value} className={classes.option}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            checked={values.includes(value)}
            onChange={({ currentTarget }) => choose(value, currentTarget.checked)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
