import { Button, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { AnswerPage } from '#features/surveys/schema.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { fieldValues, piped, readFields } from '#lib/questionnaire/fields.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { AskedQuestion } from '../../../questions/AskedQuestion.tsx'
import { usePages, useRead, useWrite } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { questionWords, todayHere } from '../Preview.tsx'
import look from '../survey-page.module.css'
import classes from '../surveys.module.css'

/** Answers as they came; one is corrected by a further one, with its reason, and stays as it was. */
export function AnswersPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const [chosen, choose] = useState<string>()
  const read = usePages('survey.answers', { surveyId })
  const rows = read.data?.pages.flatMap(({ answers }) => answers) ?? []
  return (
    <Page
      title={t('surveys.answersPage')}
      lead={t('surveys.answersLead')}
      trail={[
        { label: t('surveys.surveys'), to: '/khao-sat' },
        { label: t('surveys.survey'), to: `/khao-sat/cuoc/${surveyId}` },
      ]}
    >
      <ProblemNotice error={read.error} />
      {chosen ? <One key={chosen} surveyId={surveyId} answerId={chosen} show={choose} /> : null}
      <ul className={look.answers}>
        {rows.map(({ id, channel, receivedOn, corrects, correctedBy }) => (
          <li key={id}>
            <Button size="compact-sm" variant="subtle" onClick={() => choose(id)}>
              {formatDate(receivedOn)} · {t(`surveys.channel.${channel}`)} · {id.slice(0, 8)}
            </Button>{' '}
            <span className="small">
              {correctedBy ? t('surveys.wasCorrected') : corrects ? t('surveys.isCorrection') : ''}
            </span>
          </li>
        ))}
      </ul>
      {read.hasNextPage ? (
        <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('surveys.moreAnswers')}
        </Button>
      ) : null}
    </Page>
  )
}

type OneProps = { surveyId: string; answerId: string; show: (id: string | undefined) => void }

function One({ surveyId, answerId, show }: OneProps) {
  const read = useRead('survey.showAnswer', { surveyId, answerId })
  if (!read.isSuccess) return <Unread read={read} rows={6} />
  return <Shown surveyId={surveyId} answer={read.data} show={show} />
}

function Shown({ surveyId, answer, show }: Omit<OneProps, 'answerId'> & { answer: AnswerPage }) {
  const { compiled } = compile(answer.content)
  const [fields, setFields] = useState<ReadonlyMap<string, readonly string[]>>(
    () =>
      new Map(
        [...(compiled?.questions.values() ?? [])].flatMap(({ question }) =>
          fieldValues(question, answer.answers[question.code]),
        ),
      ),
  )
  const [reason, setReason] = useState('')
  const box = useRef<HTMLElement>(null)
  // It opens above the list from which it was chosen.
  // In braces: browsers that answer with a promise would have it taken for what is to be undone.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'start' })
  }, [])
  const write = useWrite('survey.correctAnswer')
  if (!compiled) return null
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => [question.code, readFields(question, fields)]),
  )
  const outcome = walk(compiled, given, { today: todayHere() })
  const shown = new Set(outcome.shown.flatMap(({ questions }) => questions))
  const words = questionWords()
  const send = () =>
    write.mutate(
      { surveyId, answerId: answer.id, reason, answers: { ...outcome.answers } },
      { onSuccess: ({ id }) => show(id) },
    )
  return (
    <section className={classes.trial} ref={box}>
      {answer.reason ? (
        <p>{t('surveys.correctedFor', { name: answer.correctedByName, reason: answer.reason })}</p>
      ) : null}
      {[...compiled.questions.values()]
        .filter(({ question }) => shown.has(question.code))
        .map(({ question }) => (
          <AskedQuestion
            key={question.code}
            question={question}
            words={words}
            say={(text) => piped(compiled, text?.vi ?? '', outcome.answers, 'vi', words)}
            fields={fields}
            onFields={(name, values) => setFields(new Map([...fields, [name, values]]))}
          />
        ))}
      {answer.correctedBy ? (
        <p>{t('surveys.wasCorrected')}</p>
      ) : (
        <>
          <TextInput
            label={t('surveys.correctionReason')}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <ProblemNotice error={write.error} />
          <div>
            <Button loading={write.isPending} disabled={reason.trim().length < 3} onClick={send}>
              {t('surveys.correct')}
            </Button>{' '}
            <Button variant="default" onClick={() => show(undefined)}>
              {t('action.close')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
