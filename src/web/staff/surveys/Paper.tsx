import { Button } from '@mantine/core'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import type { Question } from '#lib/questionnaire/schema.ts'
import paper from '../ui/printed.module.css'
import { t } from '../words.ts'
import { type Numbers, numbersOf, whenInWords } from './paper-words.ts'
import classes from './surveys.module.css'

/** For the printer: every question with its boxes, and in words who is asked it. */
export function Paper({ compiled }: { compiled: Compiled }) {
  const { questionnaire } = compiled
  const numbers = numbersOf(questionnaire)
  return (
    <>
      <div>
        <Button variant="default" onClick={() => print()}>
          {t('surveys.print')}
        </Button>
      </div>
      <div className={`${classes.paper} ${paper.printed}`}>
        <h2>{questionnaire.title.vi}</h2>
        <p>{questionnaire.intro?.vi}</p>
        {questionnaire.sections.map((section) => (
          <section key={section.code}>
            <h3>{section.title.vi}</h3>
            {section.when ? <p className="small">{whenInWords(section.when, numbers)}</p> : null}
            {section.note?.vi ? <p>{section.note.vi}</p> : null}
            {section.questions.map((question) => (
              <OnPaper key={question.code} question={question} numbers={numbers} />
            ))}
          </section>
        ))}
      </div>
    </>
  )
}

function OnPaper({ question, numbers }: { question: Question; numbers: Numbers }) {
  const number = numbers.get(question.code)?.number
  const none = [
    ...(question.dontKnow ? [t('surveys.dontKnowWord')] : []),
    ...(question.refuse ? [t('surveys.refusedWord')] : []),
  ]
  return (
    <div className={classes.onPaper}>
      <b>
        {number ? `${number}. ` : ''}
        {question.label.vi}
      </b>
      {question.when ? <span className="small"> {whenInWords(question.when, numbers)}</span> : null}
      {question.hint?.vi ? <div className="small">{question.hint.vi}</div> : null}
      {question.kind === 'text' || question.kind === 'number' || question.kind === 'date' ? (
        <div className={classes.line} />
      ) : null}
      {question.kind === 'grid' ? <GridOnPaper question={question} none={none} /> : null}
      {question.kind === 'grid' ? null : <Boxes labels={[...choicesOf(question), ...none]} />}
    </div>
  )
}

const choicesOf = (question: Question): string[] => {
  if (question.kind === 'scale') return question.points.map(({ label }) => label.vi ?? '')
  if (question.kind === 'single' || question.kind === 'multiple')
    return question.choices.map(({ label }) => label.vi ?? '')
  return []
}

type GridOnPaperProps = { question: Extract<Question, { kind: 'grid' }>; none: readonly string[] }

function GridOnPaper({ question, none }: GridOnPaperProps) {
  const heads = [...question.choices.map(({ label }) => label.vi ?? ''), ...none]
  return (
    <div className={classes.wide}>
      <table>
        <thead>
          <tr>
            <td />
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {question.rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.label.vi}</th>
              {heads.map((head) => (
                <td key={head}>☐</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Boxes = ({ labels }: { labels: readonly string[] }) =>
  labels.length > 0 ? (
    <ul className={classes.boxes}>
      {labels.map((label) => (
        <li key={label}>☐ {label}</li>
      ))}
    </ul>
  ) : null
