import { Select } from '@mantine/core'
import { scoreLines } from '#features/estimates/pictures/rules.ts'
import type { Result } from '#features/estimates/schema.ts'
import type { FormRow } from '#lib/reporting/form.ts'
import { useRead } from '../../api.ts'
import { usePublishedSurveys } from '../../surveys/published.ts'
import { t } from '../../words.ts'

export type SurveyBound = Extract<NonNullable<FormRow['bound']>, { kind: 'survey' }>
type SurveyFieldsProps = { bound: SurveyBound; onChange: (bound: SurveyBound) => void }

/** Which questionnaire, by the last survey that asked it, and which of its figures. */
export function SurveyFields({ bound, onChange }: SurveyFieldsProps) {
  const surveys = usePublishedSurveys()
  const newest = [...new Map((surveys ?? []).toReversed().map((survey) => [survey.questionnaireId, survey])).values()]
  const chosen = newest.find(({ questionnaireId }) => questionnaireId === bound.questionnaire)
  return (
    <>
      <Select
        label={t('forms.boundSurvey')}
        description={t(surveys?.length === 0 ? 'forms.boundSurveyNone' : 'forms.boundSurveyHint')}
        allowDeselect={false}
        disabled={!surveys}
        data={newest.map(({ questionnaireId, title }) => ({ value: questionnaireId, label: title }))}
        value={bound.questionnaire || null}
        onChange={(questionnaire) => questionnaire && onChange({ ...bound, questionnaire, figure: 'all' })}
      />
      {chosen ? <FigureField slug={chosen.slug} bound={bound} onChange={onChange} /> : null}
    </>
  )
}

function FigureField({ slug, bound, onChange }: SurveyFieldsProps & { slug: string }) {
  const read = useRead('estimate.public', { slug })
  const data = read.data ? figuresOf(read.data.content) : []
  const known = data.some(({ value }) => value === bound.figure)
  return (
    <Select
      label={t('forms.boundFigure')}
      allowDeselect={false}
      searchable
      disabled={!read.isSuccess}
      data={data}
      value={known ? bound.figure : null}
      onChange={(figure) => figure && onChange({ ...bound, figure })}
    />
  )
}

function figuresOf({ parts }: Result): { value: string; label: string }[] {
  const part = parts.find(({ source }) => source === 'sample')
  if (!part) return []
  const shares = [...(part.overall ? [part.overall] : []), ...part.factors, ...part.items]
  const lines = [...shares, ...scoreLines(part.scores).map(({ line }) => line)]
  return lines.map(({ code, label }) => ({ value: code, label: `${label} (${code})` }))
}
