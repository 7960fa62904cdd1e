import { useNavigate, useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead, useWrite } from '../../api.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { DraftDialog } from '../gains/DraftDialog.tsx'
import { Gaining, othersColumns } from '../gains/Gaining.tsx'
import { workColumn } from '../lost/ledger-columns.tsx'
import { ScorePage, trailOf } from './ScorePage.tsx'

type Gains = Output<'score.gains'>
type Line = Gains['lines'][number]

/** What gains most for one agency: beside the others of its round, or up to the maximum. */
export function GainsPage() {
  const { score: scoreId = '' } = useParams({ strict: false })
  const read = useRead('score.gains', { scoreId }, { keep: true })
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.gains')} trail={trailOf()}>
        <Unread read={read} rows={8} />
      </Page>
    )
  const gains = read.data
  const workbook = hrefOf('score.exportGains', { scoreId })
  const whatIf = `/chi-so/diem-hien-tai/${scoreId}/gia-dinh`
  return (
    <ScorePage head={gains} title={t('analysis.gains')} workbook={workbook}>
      <Gaining
        name="score-gains"
        lines={gains.lines}
        words={{ toP75: 'scores.toP75', toBest: 'analysis.toBest', toMax: 'analysis.toMax' }}
        alone={gains.field === 0}
        columns={columnsOf(gains)}
        rowHref={({ code }) => `/chi-so/diem-hien-tai/${scoreId}/tieu-chi/${encodeURIComponent(code)}`}
        whatIf={{ to: whatIf }}
        about={`${gains.name}, ${gains.year}`}
        source={[gains.round?.name ?? t('scores.sourceBook'), gains.editionName].join(' · ')}
        workbook={workbook}
        empty={t('scores.nothingGained')}
        mayDraft
        draft={(codes, close) => <Drafting gains={gains} codes={codes} close={close} />}
      />
    </ScorePage>
  )
}

function Drafting({ gains, codes, close }: { gains: Gains; codes: readonly string[]; close: () => void }) {
  const write = useWrite('score.draftPlan')
  const navigate = useNavigate()
  return (
    <DraftDialog
      title={t('scores.draftTitle', { index: gains.indexName, name: gains.name, year: String(gains.year + 1) })}
      count={codes.length}
      write={write}
      close={close}
      send={(plan) =>
        write.mutate(
          { scoreId: gains.id, codes: [...codes], ...plan },
          { onSuccess: ({ planId }) => void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } }) },
        )
      }
    />
  )
}

const columnsOf = ({ field }: Gains): Column<Line>[] => [
  ...(field === 0
    ? []
    : [
        ...othersColumns<Line>(),
        {
          key: 'agencies',
          label: t('scores.othersToo'),
          render: ({ agencies }: Line) => agencies,
          align: 'right' as const,
          wide: true,
        },
      ]),
  workColumn<Line>(),
]
