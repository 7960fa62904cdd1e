import { Button, Drawer, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnswerLine, AnswerPage } from '#features/surveys/schema.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { type Fields, fieldValues } from '#lib/questionnaire/fields.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { usePages, useRead, useWrite } from '../../api.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../surveys.module.css'
import { FilledForm, filledIn } from './FilledForm.tsx'

/** Answers as they came; one is corrected by a further one, with its reason, and stays as it was. */
export function AnswersPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const [chosen, choose] = useState<string>()
  const [begun, begin] = useState<ReadonlyMap<string, Begun>>(new Map())
  const read = usePages('survey.answers', { surveyId })
  const rows = read.data?.pages.flatMap(({ answers }) => answers) ?? []
  return (
    <Page
      title={t('surveys.answersPage')}
      lead={t('surveys.answersLead')}
      trail={[
        { label: t('surveys.surveys'), to: '/khao-sat' },
        { label: read.data?.pages[0]?.title ?? t('surveys.survey'), to: `/khao-sat/cuoc/${surveyId}` },
      ]}
    >
      {read.isSuccess ? (
        <DataTable
          name="survey-answers"
          label={t('surveys.answersPage')}
          rows={rows}
          columns={columnsWith(choose)}
          rowKey={({ id }) => id}
          more={{
            has: read.hasNextPage,
            loading: read.isFetchingNextPage,
            load: () => void read.fetchNextPage(),
          }}
          empty={<Empty title={t('surveys.noAnswers')} />}
        />
      ) : (
        <Unread read={read} rows={8} />
      )}
      <Drawer
        opened={chosen !== undefined}
        onClose={() => choose(undefined)}
        position="right"
        size="xl"
        title={lineOf(rows.find(({ id }) => id === chosen))}
      >
        {chosen ? (
          <One
            key={chosen}
            surveyId={surveyId}
            answerId={chosen}
            show={choose}
            begun={begun.get(chosen)}
            begin={(it) => begin(new Map([...begun, [chosen, it]]))}
          />
        ) : null}
      </Drawer>
    </Page>
  )
}

const columnsWith = (choose: (id: string) => void): Column<AnswerLine>[] => [
  {
    key: 'id',
    label: t('surveys.answer'),
    card: 'title',
    render: (row) => (
      <Button
        data-row-link
        size="compact-sm"
        variant="subtle"
        px={0}
        aria-label={lineOf(row)}
        onClick={() => choose(row.id)}
      >
        {row.id.slice(0, 8)}
      </Button>
    ),
  },
  { key: 'receivedOn', label: t('surveys.receivedOn'), render: ({ receivedOn }) => formatDate(receivedOn) },
  { key: 'channel', label: t('surveys.cameBy'), render: ({ channel }) => t(`surveys.channel.${channel}`) },
  {
    ...{ key: 'version', label: t('surveys.asksVersion'), align: 'right' },
    render: ({ questionnaireVersion }) => questionnaireVersion,
  },
  { key: 'note', label: t('surveys.answerNote'), render: noteOf, hasLine: (row) => noteOf(row) !== '' },
]

const noteOf = ({ late, corrects, correctedBy }: AnswerLine): string =>
  [late ? t('surveys.isLate') : '', correctedBy ? t('surveys.wasCorrected') : corrects ? t('surveys.isCorrection') : '']
    .filter(Boolean)
    .join(' · ')

type Line = Pick<AnswerPage, 'id' | 'channel' | 'receivedOn'>
const lineOf = (answer: Line | undefined): string =>
  answer
    ? `${formatDate(answer.receivedOn)} · ${t(`surveys.channel.${answer.channel}`)} · ${answer.id.slice(0, 8)}`
    : t('surveys.isCorrection')

/** A correction that was begun is still there when its answer is opened again. */
type Begun = { fields: Fields; reason: string }
type OneProps = {
  surveyId: string
  answerId: string
  show: (id: string | undefined) => void
  begun: Begun | undefined
  begin: (begun: Begun) => void
}

function One({ answerId, ...props }: OneProps) {
  const read = useRead('survey.showAnswer', { surveyId: props.surveyId, answerId })
  if (!read.isSuccess) return <Unread read={read} rows={6} />
  return <Shown {...props} answer={read.data} />
}

const fieldsOf = (answer: AnswerPage): Fields =>
  new Map(
    [...(compile(answer.content).compiled?.questions.values() ?? [])].flatMap(({ question }) =>
      fieldValues(question, answer.answers[question.code]),
    ),
  )

function Shown({ surveyId, answer, show, begun, begin }: Omit<OneProps, 'answerId'> & { answer: AnswerPage }) {
  const { fields, reason } = begun ?? { fields: fieldsOf(answer), reason: '' }
  const setFields = (next: Fields) => begin({ fields: next, reason })
  const setReason = (next: string) => begin({ fields, reason: next })
  const write = useWrite('survey.correctAnswer')
  const filled = filledIn(answer.content, fields)
  if (!filled) return null
  // What an answer may leave open is the server's to say: paper leaves open what a person could not.
  const wrong = filled.faults.filter(({ code }) => code !== 'answer.required')
  const send = () =>
    write.mutate(
      { surveyId, answerId: answer.id, reason, answers: { ...filled.answers } },
      { onSuccess: ({ id }) => show(id) },
    )
  return (
    <section className={classes.inDrawer}>
      {answer.late ? <p>{t('surveys.lateMeans')}</p> : null}
      {answer.reason ? (
        <p>{t('surveys.correctedFor', { name: answer.correctedByName, reason: answer.reason })}</p>
      ) : null}
      <FilledForm filled={filled} fields={fields} onFields={setFields} faults={wrong} />
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
            <Button loading={write.isPending} disabled={reason.trim().length < 3 || wrong.length > 0} onClick={send}>
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
