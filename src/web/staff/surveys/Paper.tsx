import { Button } from '@mantine/core'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import { type Question, type Text, wordsIn } from '#lib/questionnaire/schema.ts'
import paper from '../ui/printed.module.css'
import { type Say, t } from '../words.ts'
import { type Numbers, numbersOf, whenInWords } from './paper-words.ts'
import { useSayIn } from './say-in.ts'
import classes from './surveys.module.css'

/** For the printer: every question with its boxes, and in words who is asked it. */
export function Paper({ compiled, language }: { compiled: Compiled; language: string }) {
  const { questionnaire } = compiled
  const say = useSayIn(language)
  const [numbers, first] = [numbersOf(questionnaire), questionnaire.languages[0] ?? 'vi']
  const sheet: Sheet = {
    say,
    words: (text) => onLine(wordsIn(text, language, first)),
    when: (rule) => whenInWords(rule, numbers, say, language),
    numbers,
  }
  const { words } = sheet
  return (
    <>
      <div>
        <Button variant="default" onClick={() => print()}>
          {t('surveys.print')}
        </Button>
      </div>
      <div className={`${classes.paper} ${paper.printed}`} lang={language}>
        <h2>{words(questionnaire.title)}</h2>
        <p>{words(questionnaire.intro)}</p>
        {questionnaire.sections.map((section) => (
          <section key={section.code}>
            <h3>{words(section.title)}</h3>
            {section.when ? <p className="small">{sheet.when(section.when)}</p> : null}
            {section.note ? <p>{words(section.note)}</p> : null}
            {section.questions.map((question) => (
              <OnPaper key={question.code} question={question} sheet={sheet} />
            ))}
          </section>
        ))}
        <p>{words(questionnaire.thanks)}</p>
      </div>
    </>
  )
}

/** What the whole sheet is written with. */
type Sheet = {
  say: Say
  words: (text: Text | undefined) => string
  when: (rule: string) => string
  numbers: Numbers
}

/** An answer that a text repeats is written in by hand. */
const onLine = (words: string): string => words.replaceAll(/\$\{[A-Za-z_][\w.-]*\}/g, '………')

function OnPaper({ question, sheet }: { question: Question; sheet: Sheet }) {
  const { say, words } = sheet
  const number = sheet.numbers.get(question.code)?.number
  const none = [
    ...(question.dontKnow ? [say('surveys.dontKnowWord')] : []),
    ...(question.refuse ? [say('surveys.refusedWord')] : []),
  ]
  return (
    <div className={classes.onPaper}>
      <b>
        {number ? `${number}. ` : ''}
        {words(question.label)}
      </b>
      {question.when ? <span className="small"> {sheet.when(question.when)}</span> : null}
      {question.hint ? <div className="small">{words(question.hint)}</div> : null}
      {question.kind === 'text' || question.kind === 'number' || question.kind === 'date' ? (
        <div className={classes.line} />
      ) : null}
      {question.kind === 'grid' ? <GridOnPaper question={question} none={none} words={words} /> : null}
      {question.kind === 'grid' ? null : <Boxes labels={[...choicesOf(question).map(words), ...none]} />}
    </div>
  )
}

const choicesOf = (question: Question): Text[] => {
  if (question.kind === 'scale') return question.points.map(({ label }) => label)
  if (question.kind === 'single' || question.kind === 'multiple') return question.choices.map(({ label }) => label)
  return []
}

type GridOnPaperProps = {
  question: Extract<Question, { kind: 'grid' }>
  none: readonly string[]
  words: Sheet['words']
}

function GridOnPaper({ question, none, words }: GridOnPaperProps) {
  const heads = [...question.choices.map(({ label }) => words(label)), ...none]
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
              <th scope="row">{words(row.label)}</th>
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
