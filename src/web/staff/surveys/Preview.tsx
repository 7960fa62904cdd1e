import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { TestOutcome } from '#features/questionnaires/schema.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import { type Compiled, compile } from '#lib/questionnaire/compile.ts'
import { piped, readFields } from '#lib/questionnaire/fields.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { AskedQuestion } from '../../questions/AskedQuestion.tsx'
import { useWrite } from '../api.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { Paper } from './Paper.tsx'
import classes from './surveys.module.css'

type Testing = { questionnaireId: string; number: number; edit: number }
type PreviewProps = { content: Questionnaire; testing: Testing | undefined }
const shapes = ['phone', 'web', 'paper'] as const
type Shape = (typeof shapes)[number]

/** The questionnaire as people meet it; what is asked follows from what was answered, as on the public page. */
export function Preview({ content, testing }: PreviewProps) {
  const [shape, choose] = useState<Shape>('phone')
  const { compiled } = compile(content)
  if (!compiled) return <p className="small">{t('surveys.faultyPreview')}</p>
  return (
    <>
      <SegmentedControl
        className={classes.switch ?? ''}
        value={shape}
        onChange={(value) => choose(value as Shape)}
        data={shapes.map((value) => ({ value, label: t(`surveys.shape.${value}`) }))}
      />
      {shape === 'paper' ? (
        <Paper compiled={compiled} />
      ) : (
        <Trial compiled={compiled} shape={shape} testing={testing} />
      )}
    </>
  )
}

export const todayHere = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(new Date())
const words = () => ({ dontKnow: t('surveys.dontKnowWord'), refused: t('surveys.refusedWord') })

export const questionWords = () => ({
  ...{ ...words(), optional: t('surveys.optionalWord'), noPhoto: t('surveys.photoLater') },
  ...{ takePhoto: '', removePhoto: '' },
})

function Trial({ compiled, shape, testing }: { compiled: Compiled; shape: Shape; testing: Testing | undefined }) {
  const [fields, setFields] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const test = useWrite('questionnaire.test')
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => [question.code, readFields(question, fields)]),
  )
  const outcome = walk(compiled, given, { today: todayHere() })
  const shown = new Map(outcome.shown.map(({ code, questions }) => [code, new Set(questions)]))
  const say = (text: string) => piped(compiled, text, outcome.answers, 'vi', words())
  const send = () =>
    testing &&
    test.mutate({
      ...testing,
      answers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    })
  return (
    <div className={classes.trial} data-shape={shape}>
      {compiled.sections
        .filter(({ section }) => shown.has(section.code))
        .map(({ section, questions }) => (
          <section key={section.code}>
            <h2>{say(section.title.vi ?? '')}</h2>
            {section.note?.vi ? <p>{say(section.note.vi)}</p> : null}
            {questions
              .filter(({ question }) => shown.get(section.code)?.has(question.code))
              .map(({ question }) => (
                <AskedQuestion
                  key={question.code}
                  question={question}
                  words={questionWords()}
                  say={(text) => say(text?.vi ?? '')}
                  fields={fields}
                  onFields={(name, values) => setFields(new Map([...fields, [name, values]]))}
                />
              ))}
          </section>
        ))}
      {testing ? (
        <div>
          <ProblemNotice error={test.error} />
          <Button loading={test.isPending} onClick={send}>
            {t('surveys.tryToEnd')}
          </Button>
          {test.data ? <Outcome outcome={test.data} compiled={compiled} /> : null}
        </div>
      ) : (
        <p className="small">{t('surveys.saveToTry')}</p>
      )}
    </div>
  )
}

function Outcome({ outcome, compiled }: { outcome: TestOutcome; compiled: Compiled }) {
  if (outcome.passed) return <p role="status">{t('surveys.passed', { count: outcome.asked })}</p>
  return (
    <div role="alert" className={classes.faults}>
      <h2>{t('surveys.notPassed')}</h2>
      <ul>
        {outcome.faults.map(({ question, row, words }) => (
          <li key={`${question} ${row}`}>
            {compiled.questions.get(question)?.question.label.vi ?? question}: {words}
          </li>
        ))}
      </ul>
    </div>
  )
}
