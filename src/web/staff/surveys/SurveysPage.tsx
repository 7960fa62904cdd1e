import { Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SurveySummary } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { useRead, useWrite } from '../api.ts'
import { useMay } from '../session.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { DialogButton } from '../ui/DialogButton.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { number, t } from '../words.ts'
import { isFilled, noSettings, SurveyFields } from './SurveyFields.tsx'

/** Surveys with their days and how many have answered. */
export function SurveysPage() {
  const read = useRead('survey.list', {})
  const keeps = useMay('survey.manage')
  return (
    <Page title={t('surveys.surveys')} lead={t('surveys.lead')} actions={keeps ? <NewSurvey /> : null}>
      <Unread read={read} />
      {read.data ? (
        <DataTable
          name="surveys"
          label={t('surveys.surveys')}
          rows={read.data.surveys}
          columns={columns()}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/khao-sat/cuoc/${id}`}
          empty={<Empty title={t('surveys.none')} />}
        />
      ) : null}
    </Page>
  )
}

const columns = (): Column<SurveySummary>[] => [
  {
    key: 'title',
    label: t('surveys.title'),
    card: 'title',
    render: ({ title }) => title,
    below: ({ agencyName }) => agencyName,
  },
  {
    key: 'state',
    label: t('surveys.stateColumn'),
    card: 'side',
    render: ({ state }) => t(`surveys.surveyState.${state}`),
  },
  {
    key: 'days',
    label: t('surveys.days'),
    render: ({ opensOn, closesOn }) => `${formatDate(opensOn)} – ${formatDate(closesOn)}`,
  },
  { key: 'ways', label: t('surveys.ways'), render: ({ openLink, codes }) => waysIn(openLink, codes) },
  { key: 'answers', label: t('surveys.answers'), align: 'right', render: ({ answers }) => number(answers) },
]

export const waysIn = (openLink: boolean, codes: boolean): string =>
  [openLink ? t('surveys.openLink') : null, codes ? t('surveys.oneTimeCodes') : null].filter(Boolean).join(', ')

const NewSurvey = () => (
  <DialogButton label={t('surveys.newSurvey')} button={{ leftSection: <IconPlus size={17} /> }}>
    {(close) => <Inside close={close} />}
  </DialogButton>
)

function Inside({ close }: { close: () => void }) {
  const read = useRead('questionnaire.list', {})
  const agencies = read.data?.agencies ?? []
  const published = (read.data?.questionnaires ?? []).filter(({ versions }) =>
    versions.some(({ state }) => state === 'published'),
  )
  const [form, setForm] = useState({ questionnaireId: '', agencyId: '', ...noSettings })
  const set = (part: Partial<typeof form>) => setForm((all) => ({ ...all, ...part }))
  const agencyId = form.agencyId || (agencies[0]?.id ?? '')
  const write = useWrite('survey.create')
  const navigate = useNavigate()
  const ready = form.questionnaireId !== '' && isFilled(form)
  return (
    <DialogForm
      onSubmit={() =>
        write.mutate({ ...form, agencyId }, { onSuccess: ({ id }) => void navigate({ to: `/khao-sat/cuoc/${id}` }) })
      }
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={ready}
      missing={read.data && published.length === 0 ? t('surveys.publishFirst') : undefined}
      label={t('surveys.begin')}
    >
      <Select
        label={t('surveys.questionnaire')}
        data={published.map(({ id, title }) => ({ value: id, label: title }))}
        value={form.questionnaireId || null}
        onChange={(id) =>
          set({
            questionnaireId: id ?? '',
            title: form.title || (published.find((each) => each.id === id)?.title ?? ''),
          })
        }
      />
      {agencies.length > 1 ? (
        <Select
          label={t('surveys.agency')}
          searchable
          allowDeselect={false}
          data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={agencyId}
          onChange={(id) => set({ agencyId: id ?? '' })}
        />
      ) : null}
      <SurveyFields values={form} onChange={set} />
    </DialogForm>
  )
}
