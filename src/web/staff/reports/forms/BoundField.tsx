import { Select, TextInput } from '@mantine/core'
import type { FormRow } from '#lib/reporting/form.ts'
import { useRead } from '../../api.ts'
import { t } from '../../words.ts'
import { type SurveyBound, SurveyFields } from './SurveyFields.tsx'

type Bound = FormRow['bound']
type BoundFieldProps = { bound: Bound; onChange: (bound: Bound) => void }

const tasks = ['all', 'done', 'late', 'open'] as const
const choices = ['none', ...tasks, 'evidence', 'score', 'survey'] as const
type Choice = (typeof choices)[number]

const choiceOf = (bound: Bound): Choice => (!bound ? 'none' : bound.kind === 'tasks' ? bound.what : bound.kind)

type Score = Extract<NonNullable<Bound>, { kind: 'score' }>

/** The last published score in an index, of the whole or of one criterion. */
function ScoreFields({ bound, onChange }: { bound: Score; onChange: (bound: Bound) => void }) {
  const read = useRead('framework.list', {})
  const names = new Map((read.data?.editions ?? []).map(({ framework, name }) => [framework, name]))
  const data = [...names].map(([value, label]) => ({ value, label }))
  return (
    <>
      <Select
        label={t('forms.boundFramework')}
        allowDeselect={false}
        data={names.has(bound.framework) ? data : [...data, { value: bound.framework, label: bound.framework }]}
        value={bound.framework}
        onChange={(framework) => framework && onChange({ ...bound, framework })}
      />
      <TextInput
        label={t('forms.boundCriterion')}
        value={bound.criterion ?? ''}
        onChange={({ currentTarget }) => onChange({ ...bound, criterion: currentTarget.value || null })}
      />
    </>
  )
}

const noSurvey: SurveyBound = { kind: 'survey', questionnaire: '', figure: 'all' }

/** What the program counts for the row by itself. */
export function BoundField({ bound, onChange }: BoundFieldProps) {
  const ofWork = bound && 'index' in bound ? bound : undefined
  const [index, axis] = [ofWork?.index ?? null, ofWork?.axis ?? null]
  const choose = (choice: Choice) => {
    if (choice === 'none') onChange(undefined)
    else if (choice === 'score') onChange({ kind: 'score', framework: 'par-index', criterion: null })
    else if (choice === 'survey') onChange(noSurvey)
    else if (choice === 'evidence') onChange({ kind: 'evidence', index, axis })
    else onChange({ kind: 'tasks', what: choice, index, axis })
  }
  return (
    <>
      <Select
        label={t('forms.bound')}
        allowDeselect={false}
        data={choices.map((value) => ({ value, label: t(`boundTo.${value}`) }))}
        value={choiceOf(bound)}
        onChange={(value) => choose(value as Choice)}
      />
      {ofWork ? (
        <>
          <TextInput
            label={t('forms.boundIndex')}
            value={ofWork.index ?? ''}
            onChange={({ currentTarget }) => onChange({ ...ofWork, index: currentTarget.value || null })}
          />
          <TextInput
            label={t('forms.boundAxis')}
            value={ofWork.axis ?? ''}
            onChange={({ currentTarget }) => onChange({ ...ofWork, axis: currentTarget.value || null })}
          />
        </>
      ) : null}
      {bound?.kind === 'score' ? <ScoreFields bound={bound} onChange={onChange} /> : null}
      {bound?.kind === 'survey' ? <SurveyFields bound={bound} onChange={onChange} /> : null}
    </>
  )
}
