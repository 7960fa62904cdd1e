import type { FormSummary } from '#features/reports/schema.ts'
import { useRead } from '../../api.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { NewForm } from './NewForm.tsx'

/** Every version of every form; a published one is never changed, a new version begins as its copy. */
export function FormsPage() {
  const read = useRead('reportForm.list', {})
  return (
    <Page
      title={t('reports.forms')}
      lead={t('forms.lead')}
      actions={read.data?.canEdit ? <NewForm forms={read.data.forms} /> : null}
    >
      <Unread read={read} />
      {read.data ? (
        <DataTable
          name="report-forms"
          label={t('reports.forms')}
          rows={read.data.forms}
          columns={columns()}
          rowKey={({ code, version }) => `${code} ${version}`}
          rowHref={({ code, version }) => `/bao-cao/bieu-mau/${code}/${encodeURIComponent(version)}`}
          empty={<Empty title={t('forms.none')} />}
        />
      ) : null}
    </Page>
  )
}

const columns = (): Column<FormSummary>[] => [
  {
    key: 'title',
    label: t('forms.name'),
    render: ({ title }) => title,
    below: ({ code, version }) => `${code} · ${t('forms.version', { version })}`,
    card: 'title',
  },
  {
    key: 'state',
    label: t('reports.state'),
    render: ({ state, preset }) => (
      <Tag tone={state === 'published' ? 'good' : 'warn'}>{t(preset ? 'forms.preset' : `formState.${state}`)}</Tag>
    ),
    card: 'side',
  },
  { key: 'sections', label: t('forms.sections'), render: ({ sections }) => number(sections), align: 'right' },
  { key: 'tables', label: t('forms.tables'), render: ({ tables }) => number(tables), align: 'right' },
  { key: 'rows', label: t('forms.rows'), render: ({ rows }) => number(rows), align: 'right' },
  { key: 'open', label: t('forms.openRounds'), render: ({ openRounds }) => number(openRounds), align: 'right' },
]
