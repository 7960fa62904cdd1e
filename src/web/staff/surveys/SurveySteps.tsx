import { useState } from 'react'
import { AFTER_END } from '#features/surveys/rules.ts'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
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

type StepName = 'survey.open' | 'survey.useNewest' | 'survey.close'
type StepProps = { name: StepName; survey: Survey; close: () => void; label: string; bad?: boolean; means: string[] }

/** A step that is not taken back: what it means is read before it is done. */
function Step({ name, survey: { id: surveyId, version }, close, label, bad = false, means }: StepProps) {
  const write = useWrite(name)
  return (
    <DialogForm
      onSubmit={() => write.mutate({ surveyId, version }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready
      bad={bad}
      label={label}
    >
      {means.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </DialogForm>
  )
}

/** Quotas and the draw are settled by the opening. */
export const OpenSurvey = ({ survey }: { survey: Survey }) => (
  <DialogButton label={t('surveys.open')} button={{}}>
    {(close) => (
      <Step
        {...{ name: 'survey.open', survey, close, label: t('surveys.open') }}
        means={[
          t('surveys.openMeans', {
            ...{ from: formatDate(survey.opensOn), to: formatDate(survey.closesOn) },
            number: survey.questionnaireVersion,
          }),
          t(survey.quotas.length > 0 ? 'surveys.openQuotas' : 'surveys.openNoQuotas'),
          t('surveys.openDraw'),
        ]}
      />
    )}
  </DialogButton>
)

/** Whoever is asked from now on is asked otherwise than those before. */
export const UseNewest = ({ survey }: { survey: Survey }) => {
  const { newestVersion: number, questionnaireVersion: before } = survey
  const label = t('surveys.useNewest', { number })
  return (
    <DialogButton label={label}>
      {(close) => (
        <Step
          {...{ name: 'survey.useNewest', survey, close, label }}
          means={[t('surveys.newestMeans', { number, before }), t('surveys.newestStays', { before })]}
        />
      )}
    </DialogButton>
  )
}

/** A survey that was closed is not opened again, so it is asked once more. */
export const CloseSurvey = ({ survey }: { survey: Survey }) => (
  <DialogButton label={t('surveys.close')}>
    {(close) => (
      <Step
        {...{ name: 'survey.close', survey, close, label: t('surveys.close') }}
        bad
        means={[t('surveys.closeMeans'), t('surveys.closeAfter', AFTER_END)]}
      />
    )}
  </DialogButton>
)
