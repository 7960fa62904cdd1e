import { useState } from 'react'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { useWrite } from '../api.ts'
import { DialogButton } from '../ui/DialogButton.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { t } from '../words.ts'
import { isFilled, type Settings, SurveyFields } from './SurveyFields.tsx'

/** What was set about a survey, to be changed while it is not closed. */
export const ChangeSurvey = ({ survey }: { survey: Survey }) => (
  <DialogButton label={t('surveys.change')}>{(close) => <Inside survey={survey} close={close} />}</DialogButton>
)

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
export const CloseSurvey = ({ survey }: { survey: Survey }) => (
  <DialogButton label={t('surveys.close')}>{(close) => <Closing survey={survey} close={close} />}</DialogButton>
)

function Closing({ survey: { id: surveyId, version }, close }: { survey: Survey; close: () => void }) {
  const write = useWrite('survey.close')
  return (
    <DialogForm
      onSubmit={() => write.mutate({ surveyId, version }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready
      bad
      label={t('surveys.close')}
    >
      <p>{t('surveys.closeMeans')}</p>
    </DialogForm>
  )
}
