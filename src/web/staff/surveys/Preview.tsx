import { Button, Group, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { TestOutcome } from '#features/questionnaires/schema.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import { type Compiled, compile } from '#lib/questionnaire/compile.ts'
import { piped, readFields } from '#lib/questionnaire/fields.ts'
import { type Questionnaire, type Text, wordsIn } from '#lib/questionnaire/schema.ts'
import { AskedSections } from '../../questions/AskedSections.tsx'
import { todayHere } from '../../questions/today.ts'
import { useWrite } from '../api.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { type Say, t } from '../words.ts'
import { languageName } from './OfAnswer.tsx'
import { Paper } from './Paper.tsx'
import { useSayIn } from './say-in.ts'
import classes from './surveys.module.css'
import { TrialPoints } from './TrialPoints.tsx'
import { Walks } from './Walks.tsx'

type Testing = { questionnaireId: string; number: number; edit: number }
type PreviewProps = { content: Questionnaire; testing: Testing | undefined }
const shapes = ['phone', 'web', 'paper'] as const
type Shape = (typeof shapes)[number]

/** The questionnaire as people meet it; what is asked follows from what was answered, as on the public page. */
export function Preview({ content, testing }: PreviewProps) {
  const [shape, choose] = useState<Shape>('phone')
  const [wanted, speak] = useState<string>()
  const { compiled } = compile(content)
  if (!compiled) return <p className="small">{t('designer.faultyPreview')}</p>
  const language = content.languages.find((each) => each === wanted) ?? content.languages[0] ?? 'vi'
  return (
    <>
      <Group gap={12} mb={12} className="noprint">
        <SegmentedControl
          value={shape}
          onChange={(value) => choose(value as Shape)}
          data={shapes.map((value) => ({ value, label: t(`surveys.shape.${value}`) }))}
        />
        {content.languages.length > 1 ? (
          <SegmentedControl
            aria-label={t('designer.previewLanguage')}
            value={language}
            onChange={speak}
            data={content.languages.map((value) => ({ value, label: languageName(value) }))}
          />
        ) : null}
      </Group>
      {shape === 'paper' ? (
        <Paper compiled={compiled} language={language} />
      ) : (
        <>
          <Trial compiled={compiled} shape={shape} language={language} testing={testing} />
          <Walks compiled={compiled} today={todayHere()} />
        </>
      )}
    </>
  )
}

export const questionWords = (say: Say = t) => ({
  ...{ dontKnow: say('surveys.dontKnowWord'), refused: say('surveys.refusedWord') },
  ...{ optional: say('surveys.optionalWord'), noPhoto: say('surveys.photoLater'), takePhoto: '', removePhoto: '' },
})

type TrialProps = { compiled: Compiled; shape: Shape; language: string; testing: Testing | undefined }

function Trial({ compiled, shape, language, testing }: TrialProps) {
  const [fields, setFields] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const test = useWrite('questionnaire.test')
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => [question.code, readFields(question, fields)]),
  )
  const outcome = walk(compiled, given, { today: todayHere() })
  const words = questionWords(useSayIn(language))
  const first = compiled.questionnaire.languages[0] ?? 'vi'
  const say = (text: Text | undefined) =>
    piped(compiled, wordsIn(text, language, first), outcome.answers, language, words)
  const send = () =>
    testing &&
    test.mutate({
      ...testing,
      answers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    })
  return (
    <div className={classes.trial} data-shape={shape}>
      <h1 className={classes.formTitle}>{say(compiled.questionnaire.title)}</h1>
      {compiled.questionnaire.intro ? <p lang={language}>{say(compiled.questionnaire.intro)}</p> : null}
      <AskedSections
        compiled={compiled}
        shown={outcome.shown}
        language={language}
        words={words}
        say={say}
        fields={fields}
        onFields={(name, values) => setFields(new Map([...fields, [name, values]]))}
      />
      <TrialPoints form={compiled.questionnaire} answers={outcome.answers} language={language} />
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

function labelOf({ questions }: Compiled, code: string, row: string | null): string {
  const question = questions.get(code)?.question
  const line = question?.kind === 'grid' ? question.rows.find((each) => each.code === row)?.label.vi : undefined
  return line ?? question?.label.vi ?? code
}

function Outcome({ outcome, compiled }: { outcome: TestOutcome; compiled: Compiled }) {
  if (outcome.passed) return <p role="status">{t('surveys.passed', { count: outcome.asked })}</p>
  return (
    <div role="alert" className={classes.faults}>
      <h2>{t('surveys.notPassed')}</h2>
      <ul>
        {outcome.faults.map(({ question, row, words }) => (
          <li key={`${question} ${row}`}>
            {t('designer.faultOf', { label: labelOf(compiled, question, row), words })}
          </li>
        ))}
      </ul>
    </div>
  )
}
