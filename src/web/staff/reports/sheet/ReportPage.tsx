import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ReportPage as Report } from '#features/reports/schema.ts'
import { useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { useStable } from '../../ui/stable.ts'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import shared from '../reports.module.css'
import { FigureDrawer } from '../together/FigureDrawer.tsx'
import { ChecksPane } from './ChecksPane.tsx'
import { FiguresPane } from './FiguresPane.tsx'
import { Notices } from './Notices.tsx'
import { Outline } from './Outline.tsx'
import { nameOf, type Place, placeNamed } from './places.ts'
import { ReportActions } from './ReportActions.tsx'
import { ReportTabs } from './ReportTabs.tsx'
import { SaveState } from './SaveState.tsx'
import { SectionPane } from './SectionPane.tsx'
import classes from './sheet.module.css'
import { type Sheet, SheetContext } from './sheet.ts'
import { Unsent } from './Unsent.tsx'
import { useCells } from './use-cells.ts'
import { useOthers } from './use-others.ts'

const askEvery = 20_000

/** One agency's report of one round: filled in, sent, returned item by item, approved. */
export function ReportPage() {
  const { reportId = '' } = useParams({ strict: false })
  const read = useRead(
    'report.get',
    { reportId },
    { onFocus: true, every: (page) => (page && page.writable !== 'none' ? askEvery : false) },
  )
  return read.data ? <Inside key={reportId} page={read.data} /> : <Unread read={read} rows={14} />
}

function Inside({ page }: { page: Report }) {
  const { report, round, form } = page
  const sheet = useSheetOf(page)
  const [filters] = useFilters()
  const place = placeNamed(filters.muc, form)
  const title = report.kind === 'summary' ? t('reports.summaryOf', { agency: report.name }) : report.name
  return (
    <SheetContext value={sheet}>
      <div className={shared.wide}>
        <Page
          title={title}
          lead={[
            `${round.name} – ${round.title}`,
            round.dataFrom ? t('reports.figuresFromTo', { from: day(round.dataFrom), to: day(round.dataTo) }) : '',
            round.lastInTime ? t('reports.sendBy', { day: day(round.lastInTime) }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
          trail={[
            { label: t('reports.title'), to: '/bao-cao' },
            { label: round.name, to: `/bao-cao/ky/${round.id}` },
          ]}
          actions={<ReportActions />}
        >
          <ReportTabs page={page} />
          <Notices />
          <Unsent />
          <div className={classes.desk}>
            <Outline place={place} />
            <div className={classes.pane}>
              <SaveState cells={sheet.cells} />
              <Pane place={place} />
            </div>
          </div>
        </Page>
      </div>
      <FigureDrawer reportId={report.id} field={filters.so} close={() => sheet.openField(undefined)} />
    </SheetContext>
  )
}

function Pane({ place }: { place: Place }) {
  if (place.kind === 'section') return <SectionPane key={place.code} code={place.code} />
  if (place.kind === 'checks') return <ChecksPane />
  return <FiguresPane key={nameOf(place)} table={place.kind === 'table' ? place.code : undefined} />
}

function useSheetOf(page: Report): Sheet {
  const [, change] = useFilters()
  const cells = useCells(page)
  const others = useOthers(page)
  const go = useStable((place: Place, field?: string) => {
    change({ muc: nameOf(place), o: field ?? '' })
    if (!field) window.scrollTo({ top: 0 })
  })
  const openField = useStable((field: string | undefined) => change({ so: field ?? '' }))
  return useMemo(
    () => ({
      page,
      cells,
      others,
      mayFill: page.can.includes('report.fill') && page.writable !== 'none',
      mayReturn: page.report.canApprove,
      go,
      openField,
    }),
    [page, cells, others, go, openField],
  )
}
