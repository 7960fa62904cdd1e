import { type Output, useRead } from '../api.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Tag, type Tone } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { number, t, word } from '../words.ts'

export type EditionSummary = Output<'framework.list'>['editions'][number]

/** All editions of all indices, newest years last within an index. */
export function EditionsPage() {
  const read = useRead('framework.list', {})
  return (
    <Page title={t('editions.title')} lead={t('editions.lead')}>
      <Unread read={read} rows={10} />
      {read.data ? (
        <DataTable
          name="editions"
          label={t('editions.title')}
          rows={read.data.editions}
          columns={columns()}
          rowKey={({ framework, edition }) => `${framework}/${edition}`}
          rowHref={({ framework, edition }) => `/chi-so/${framework}/${edition}`}
          empty={<Empty title={t('edition.nothing')} />}
        />
      ) : null}
    </Page>
  )
}

const tones: Record<EditionSummary['status'], Tone> = { complete: 'good', partial: 'warn', resultsOnly: 'plain' }

const columns = (): Column<EditionSummary>[] => [
  { key: 'name', label: t('editions.name'), render: ({ name }) => name, card: 'title' },
  { key: 'issuer', label: t('editions.issuer'), render: ({ issuer }) => issuer },
  { key: 'years', label: t('editions.years'), render: ({ years }) => yearsText(years) },
  {
    key: 'maximum',
    label: t('editions.maximum'),
    render: ({ maximum }) => maximumText(maximum),
    align: 'right',
  },
  { key: 'scored', label: t('editions.scored'), render: ({ scored }) => number(scored), align: 'right' },
  {
    key: 'status',
    label: t('editions.status'),
    render: ({ status }) => <Tag tone={tones[status]}>{word('editionStatus', status)}</Tag>,
    card: 'side',
  },
]

/** "2019–2020", "2025"; nothing where the edition is not tied to years. */
export const yearsText = (years: readonly number[]): string => {
  const [first, last] = [years[0], years.at(-1)]
  return first === undefined ? '' : first === last ? String(first) : `${first}–${last}`
}

/** An exact decimal as the language writes it; what is unknown says so. */
export const maximumText = (value: string | null): string =>
  value === null ? t('edition.unknown') : number(Number(value), 4)
