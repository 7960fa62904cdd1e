import { useParams } from '@tanstack/react-router'
import type { ReportPage } from '#features/reports/schema.ts'
import { useRead } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import shared from '../reports.module.css'
import { ReportTabs } from '../sheet/ReportTabs.tsx'
import { LateChanges } from './LateChanges.tsx'
import { SnapshotList } from './SnapshotList.tsx'

/** What was sent, as it was sent, and what has become different since. */
export function FrozenPage() {
  const { reportId = '' } = useParams({ strict: false })
  const read = useRead('report.get', { reportId })
  return read.isSuccess ? <Inside page={read.data} /> : <Unread read={read} rows={10} />
}

function Inside({ page }: { page: ReportPage }) {
  const { report, round } = page
  return (
    <Page
      title={t('reports.frozenOf', { agency: report.name })}
      lead={`${round.name} – ${round.title}`}
      trail={[
        { label: t('reports.title'), to: '/bao-cao' },
        { label: round.name, to: `/bao-cao/ky/${round.id}` },
      ]}
    >
      <ReportTabs page={page} />
      {round.illustrative ? <p className={shared.illustrative}>{t('reports.illustrative')}</p> : null}
      <SnapshotList reportId={report.id} />
      <LateChanges reportId={report.id} />
    </Page>
  )
}
