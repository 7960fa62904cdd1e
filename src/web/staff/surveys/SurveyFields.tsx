import { Checkbox, TextInput } from '@mantine/core'
import { DayField } from '../ui/DayField.tsx'
import { t } from '../words.ts'

/** What a survey is called, its days, and who may answer. */
export type Settings = { title: string; opensOn: string; closesOn: string; openLink: boolean; codes: boolean }

export const noSettings: Settings = { title: '', opensOn: '', closesOn: '', openLink: true, codes: false }

export const isFilled = ({ title, opensOn, closesOn }: Settings): boolean =>
  title.trim() !== '' && opensOn !== '' && closesOn !== ''

type SurveyFieldsProps = { values: Settings; onChange: (part: Partial<Settings>) => void }

export function SurveyFields({ values, onChange }: SurveyFieldsProps) {
  return (
    <>
      <TextInput
        label={t('surveys.title')}
        maxLength={300}
        value={values.title}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <DayField label={t('surveys.opensOn')} value={values.opensOn} onChange={(opensOn) => onChange({ opensOn })} />
      <DayField label={t('surveys.closesOn')} value={values.closesOn} onChange={(closesOn) => onChange({ closesOn })} />
      <Checkbox
        label={t('surveys.openLink')}
        description={t('surveys.selfSelected')}
        checked={values.openLink}
        onChange={({ currentTarget }) => onChange({ openLink: currentTarget.checked })}
      />
      <Checkbox
        label={t('surveys.oneTimeCodes')}
        description={t('surveys.codesMean')}
        checked={values.codes}
        onChange={({ currentTarget }) => onChange({ codes: currentTarget.checked })}
      />
    </>
  )
}
