import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { useWrite } from '../../api.ts'
import { DayField } from '../../ui/DayField.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'

/** What still comes in after the end, and until when; whoever keeps the survey gives more time, with a reason. */
export function Ends({ survey }: { survey: Survey }) {
  const [isAsking, ask] = useState(false)
  const { endsOn, interviewsUntil, entryUntil } = survey
  const isOver = survey.state === 'closed' || survey.state === 'over'
  return (
    <section className="card">
      <h2>{t('surveys.ends')}</h2>
      <p>{t(isOver ? 'surveys.endedOn' : 'surveys.endsOn', { day: formatDate(endsOn) })}</p>
      <p>{t('surveys.interviewsUntil', { day: formatDate(interviewsUntil) })}</p>
      <p>{t('surveys.entryUntil', { day: formatDate(entryUntil) })}</p>
      {survey.can.includes('survey.manage') ? (
        <Button variant="default" onClick={() => ask(true)}>
          {t('surveys.extend')}
        </Button>
      ) : null}
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('surveys.extend')}>
        <Inside survey={survey} close={() => ask(false)} />
      </Modal>
    </section>
  )
}

function Inside({ survey, close }: { survey: Survey; close: () => void }) {
  const { id: surveyId, version } = survey
  const [interviewsUntil, setInterviews] = useState(survey.interviewsUntil)
  const [entryUntil, setEntry] = useState(survey.entryUntil)
  const [reason, setReason] = useState('')
  const write = useWrite('survey.extend')
  return (
    <DialogForm
      onSubmit={() => write.mutate({ surveyId, version, interviewsUntil, entryUntil, reason }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={interviewsUntil !== '' && entryUntil !== '' && reason.trim().length >= 3}
      label={t('action.save')}
    >
      <p className="small">{t('surveys.extendMeans')}</p>
      <DayField label={t('surveys.interviewsUntilDay')} value={interviewsUntil} onChange={setInterviews} />
      <DayField label={t('surveys.entryUntilDay')} value={entryUntil} onChange={setEntry} />
      <Textarea
        label={t('surveys.extendReason')}
        autosize
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </DialogForm>
  )
}
