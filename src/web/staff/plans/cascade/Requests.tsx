import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CompletionRequest } from '#features/cascade/schema.ts'
import { moment } from '../../format.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import records from '../../ui/record-list.module.css'
import { t } from '../../words.ts'
import { ReasonBox } from './AskDialog.tsx'
import classes from './cascade.module.css'
import { type AgencyColumn, useCascadeWrite } from './queries.ts'

/** What was asked for and what was answered; the subordinate answers here, the superior settles here. */
export function Requests({ requests, can }: { requests: readonly CompletionRequest[]; can: AgencyColumn['can'] }) {
  if (requests.length === 0) return null
  return (
    <ul className={classes.requests}>
      {requests.map((request) => (
        <Request key={request.id} request={request} can={can} />
      ))}
    </ul>
  )
}

function Request({ request, can }: { request: CompletionRequest; can: AgencyColumn['can'] }) {
  const [answering, setAnswering] = useState(false)
  const answer = useCascadeWrite('cascade.answer')
  const close = useCascadeWrite('cascade.closeRequest')
  const { id: requestId } = request
  return (
    <li>
      <p>
        <b>{t('cascade.request', { name: request.askedByName, when: moment(request.askedAt) })}:</b> {request.reason}
      </p>
      {request.answer ? (
        <p>
          <b>{t('cascade.answered', { name: request.answeredByName, when: moment(request.answeredAt) })}:</b>{' '}
          {request.answer}
        </p>
      ) : null}
      <ProblemNotice error={close.error} />
      <span className={records.head}>
        {can.includes('cascade.answer') && !request.answer ? (
          <Button size="compact-sm" onClick={() => setAnswering(true)}>
            {t('cascade.answer')}
          </Button>
        ) : null}
        {can.includes('cascade.ask') ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={close.isPending}
            onClick={() => close.mutate({ requestId })}
          >
            {t('cascade.close')}
          </Button>
        ) : null}
      </span>
      {answering ? (
        <ReasonBox
          name={`cascade.answer.${requestId}`}
          title={t('cascade.answerLabel')}
          label={request.reason}
          action={t('cascade.answer')}
          error={answer.error}
          pending={answer.isPending}
          onSend={(text, done) => answer.mutate({ requestId, answer: text }, { onSuccess: done })}
          onClose={() => setAnswering(false)}
        />
      ) : null}
    </li>
  )
}
