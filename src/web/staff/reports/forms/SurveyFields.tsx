import { Select } from '@mantine/core'
import { figuresIn, type OnwardFigure, sampleOf } from '#features/estimates/onward/rules.ts'
import type { FormRow } from '#lib/reporting/form.ts'
import { useRead } from '../../api.ts'
import { usePublishedSurveys } from '../../surveys/published.ts'
import { AgencyPicker } from '../../ui/AgencyPicker.tsx'
import { number, t } from '../../words.ts'

export type SurveyBound = Extract<NonNullable<FormRow['bound']>, { kind: 'survey' }>
type SurveyFieldsProps = { bound: SurveyBound; onChange: (bound: SurveyBound) => void }

/** Which questionnaire, by the last survey that asked it, which of its figures, and of whom. */
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
        onChange={(questionnaire) => questionnaire && onChange({ kind: 'survey', questionnaire, figure: 'all' })}
      />
      {chosen ? <FigureFields slug={chosen.slug} bound={bound} onChange={onChange} /> : null}
    </>
  )
}

function FigureFields({ slug, bound, onChange }: SurveyFieldsProps & { slug: string }) {
  const read = useRead('estimate.public', { slug })
  const content = read.data?.shown?.content
  const part = content && sampleOf(content)
  const figures = part ? figuresIn(part) : []
  const figure = figures.find(({ code }) => code === bound.figure)
  return (
    <>
      <Select
        label={t('forms.boundFigure')}
        allowDeselect={false}
        searchable
        disabled={!read.isSuccess}
        data={figures.map(({ code, label, scale }) => ({ value: code, label: `${label} (${unitWords(scale)})` }))}
        value={figure?.code ?? null}
        onChange={(code) => code && onChange({ ...bound, figure: code })}
      />
      {figure ? (
        <Select
          label={t('forms.boundCompared')}
          description={bound.compared && content?.comparison === null ? t('forms.boundNotCompared') : undefined}
          allowDeselect={false}
          data={[
            { value: 'now', label: t('forms.boundNow') },
            { value: 'before', label: t('forms.boundBefore') },
            { value: 'change', label: t('forms.boundChange') },
          ]}
          value={bound.compared ?? 'now'}
          onChange={(value) => {
            const { compared: _, ...rest } = bound
            onChange(value === 'before' || value === 'change' ? { ...rest, compared: value } : rest)
          }}
        />
      ) : null}
      {figure ? <OfWhom figure={figure} bound={bound} onChange={onChange} /> : null}
      {content?.illustrative ? <p className="small">{t('rounds.takeIllustrative')}</p> : null}
    </>
  )
}

/** In what the row is written: its unit should say the same. */
const unitWords = (scale: OnwardFigure['scale']): string =>
  scale ? t('forms.boundPoints', { least: number(scale.least, 1), most: number(scale.most, 1) }) : '%'

const keyOf = (of: SurveyBound['of']): string =>
  !of ? 'whole' : of.kind === 'group' ? `group:${of.question}:${of.choice}` : of.kind

const boundHint = (places: number, { compared }: SurveyBound) =>
  places === 0 ? 'forms.boundNoPlaces' : compared ? 'forms.boundPlacesTwice' : 'forms.boundPlaces'

function OfWhom({ figure, bound, onChange }: SurveyFieldsProps & { figure: OnwardFigure }) {
  const { of: before, ...rest } = bound
  const groups = figure.groups.flatMap(({ code: question, label, lines }) =>
    lines.map(({ code: choice, label: words }) => ({
      of: { kind: 'group', question, choice } as const,
      label: `${label}: ${words}`,
    })),
  )
  const choose = (key: string | null) => {
    if (key === 'whole') onChange(rest)
    else if (key === 'own') onChange({ ...rest, of: { kind: 'own' } })
    else if (key === 'agency') onChange({ ...rest, of: { kind: 'agency', agencyId: '' } })
    else {
      const group = groups.find(({ of }) => keyOf(of) === key)
      if (group) onChange({ ...rest, of: group.of })
    }
  }
  const asked = before?.kind === 'own' || before?.kind === 'agency'
  const places = figure.places.length
  return (
    <>
      <Select
        label={t('forms.boundOf')}
        description={asked ? t(boundHint(places, bound), { count: number(places) }) : undefined}
        allowDeselect={false}
        searchable
        data={[
          { value: 'whole', label: t('forms.boundWhole') },
          { value: 'own', label: t('forms.boundOwn') },
          { value: 'agency', label: t('forms.boundAgency') },
          ...groups.map(({ of, label }) => ({ value: keyOf(of), label })),
        ]}
        value={keyOf(before)}
        onChange={choose}
      />
      {before?.kind === 'agency' ? (
        <AgencyPicker
          label={t('forms.boundWhich')}
          value={before.agencyId || null}
          onChange={(agencyId) => onChange({ ...rest, of: { kind: 'agency', agencyId: agencyId ?? '' } })}
        />
      ) : null}
    </>
  )
}
