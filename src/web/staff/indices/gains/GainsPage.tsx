import { useNavigate, useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead, useWrite } from '../../api.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { ExportButton } from '../../ui/ExportButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AnalysisPage, searchOf, useAsked } from '../AnalysisPage.tsx'
import classes from '../analysis.module.css'
import { workColumn } from '../lost/ledger-columns.tsx'
import { DraftDialog } from './DraftDialog.tsx'
import { Gaining, othersColumns } from './Gaining.tsx'

type Gains = Output<'analysis.gains'>
type GainLine = Gains['lines'][number]

/** What gains most against the published field of a year. */
export function GainsPage() {
  const { framework = '' } = useParams({ strict: false })
  const read = useRead('analysis.gains', useAsked(framework), { keep: true })
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.gains')}>
        <Unread read={read} rows={8} />
      </Page>
    )
  const gains = read.data
  const { unit, year, frameworkName, illustrative } = gains
  const search = searchOf(gains)
  const workbook = hrefOf('analysis.exportGains', { framework, level: gains.level, unit: unit.unit, year })
  return (
    <AnalysisPage
      title={t('analysis.gains')}
      head={gains}
      lead={t('analysis.gainsLead')}
      actions={<ExportButton href={workbook} />}
    >
      <Gaining
        name="gains"
        lines={gains.lines}
        words={{ toP75: 'analysis.toP75', toBest: 'analysis.toBest', toMax: 'analysis.toMax' }}
        columns={columnsOf(gains)}
        rowHref={({ code }) =>
          `/chi-so/${framework}/mat-diem/${encodeURIComponent(code)}?${new URLSearchParams(search)}`
        }
        whatIf={{ to: `/chi-so/${framework}/gia-dinh`, search }}
        about={`${unit.name}, ${year}`}
        source={`${frameworkName} ${year}${illustrative ? ` · ${t('indices.illustrative')}` : ''}`}
        workbook={workbook}
        empty={t('analysis.nothingGained')}
        mayDraft={unit.own}
        draft={(codes, close) => <Drafting gains={gains} codes={codes} close={close} />}
      />
      <p className={classes.note}>{t('analysis.gainsMean', { rank: gains.total.rank ?? '–' })}</p>
    </AnalysisPage>
  )
}

function Drafting({ gains, codes, close }: { gains: Gains; codes: readonly string[]; close: () => void }) {
  const write = useWrite('analysis.draftPlan')
  const navigate = useNavigate()
  const { framework, year, indexName, unit } = gains
  return (
    <DraftDialog
      title={t('analysis.draftTitle', { index: indexName, year: String(year + 1) })}
      count={codes.length}
      write={write}
      close={close}
      send={(plan) =>
        write.mutate(
          { framework, unit: unit.unit, year, codes: [...codes], ...plan },
          { onSuccess: ({ planId }) => void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } }) },
        )
      }
    />
  )
}

const columnsOf = ({ unit }: Gains): Column<GainLine>[] => [
  ...othersColumns<GainLine>(),
  {
    key: 'rank',
    label: t('analysis.rankThen'),
    render: ({ rankAtP75 }) => rankAtP75 ?? '–',
    align: 'right',
    wide: true,
  },
  ...(unit.own
    ? [
        workColumn<GainLine>(),
        {
          key: 'agencies',
          label: t('analysis.agenciesShort'),
          render: ({ work }: GainLine) => work.agencies || '–',
          align: 'right' as const,
        },
      ]
    : []),
]
