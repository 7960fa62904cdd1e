import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { useWrite } from '../api.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { t } from '../words.ts'
import { isFilled, type Settings, SurveyFields } from './SurveyFields.tsx'

/** What was set about a survey, to be changed while it is not closed. */
export function ChangeSurvey({ survey }: { survey: Survey }) {
  const [isAsking, ask] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('surveys.change')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('surveys.change')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Inside survey={survey} close={() => ask(false)} />
      </Modal>
    </>
  )
}

function Inside({ survey, close }: { survey: Survey; close: () => void }) {
  const { id: surveyId, version, title, opensOn, closesOn, openLink, codes } = survey
  const [form, setForm] = useState<Settings>({ title, opensOn, closesOn, openLink, codes })
  const write = useWrite('survey.change')
  return (
    <DialogForm
      onSubmit={() => write.mutate({ surveyId, version, ...form }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={isFilled(form)}
      label={t('action.save')}
    >
      <SurveyFields values={form} onChange={(part) => setForm((all) => ({ ...all, ...part }))} />
    </DialogForm>
  )
}

/** A survey that was closed is not opened again, so it is asked once more. */
export function CloseSurvey({ survey: { id: surveyId, version } }: { survey: Survey }) {
  const [isAsking, ask] = useState(false)
  const write = useWrite('survey.close')
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('surveys.close')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('surveys.close')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <DialogForm
          onSubmit={() => write.mutate({ surveyId, version }, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready
          bad
          label={t('surveys.close')}
        >
          <p>{t('surveys.closeMeans')}</p>
        </DialogForm>
      </Modal>
    </>
  )
}
