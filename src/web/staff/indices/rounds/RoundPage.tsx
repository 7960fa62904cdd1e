import { Tabs } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { ChangeDays } from './ChangeTimetable.tsx'
import { HistoryTab } from './HistoryTab.tsx'
import { MatrixTab } from './MatrixTab.tsx'
import { OverclaimsTab } from './OverclaimsTab.tsx'
import { RoundActions } from './RoundActions.tsx'
import { RoundTimetable } from './RoundTimetable.tsx'
import classes from './rounds.module.css'
import { NewerFigures } from './surveys/Already.tsx'
import { UnitsTab } from './UnitsTab.tsx'

export type RoundDetail = Output<'round.get'>

/** One round: where it stands, how far each agency is, appraisal, over-claims. */
export function RoundPage() {
  const { roundId = '' } = useParams({ strict: false })
  const read = useRead('round.get', { roundId })
  if (!read.isSuccess) return <Unread read={read} rows={12} />
  return <Inside round={read.data} />
}

function Inside({ round }: { round: RoundDetail }) {
  const [filters, change] = useFilters()
  const appraises = round.can.includes('round.appraise')
  const tab = filters.xem ?? 'don-vi'
  const manages = round.can.includes('round.manage') && round.stage !== 'published'
  const points = useRead('round.surveyPoints', { roundId: round.id }, { enabled: manages })
  return (
    <div className={tab === 'tham-dinh' ? classes.wide : undefined}>
      <Page
        title={round.name}
        lead={`${round.editionName} · ${round.agencyName}`}
        trail={[{ label: t('rounds.title'), to: '/chi-so/ky-danh-gia' }]}
        actions={<RoundActions round={round} />}
      >
        {round.illustrative ? <p className={classes.illustrative}>{t('rounds.illustrative')}</p> : null}
        {points.data ? <NewerFigures points={points.data} href={`/chi-so/ky-danh-gia/${round.id}/khao-sat`} /> : null}
        <RoundTimetable round={round} />
        <ChangeDays round={round} />
        <Tabs value={tab} onChange={(xem) => change({ xem: xem ?? '' })} keepMounted={false} mt="md">
          <Tabs.List>
            <Tabs.Tab value="don-vi">{t('rounds.tabUnits')}</Tabs.Tab>
            {appraises ? <Tabs.Tab value="tham-dinh">{t('rounds.tabMatrix')}</Tabs.Tab> : null}
            <Tabs.Tab value="cao-hon">{t('rounds.tabOver')}</Tabs.Tab>
            <Tabs.Tab value="lich-su">{t('rounds.history')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="don-vi" pt="md">
            <UnitsTab round={round} />
          </Tabs.Panel>
          {appraises ? (
            <Tabs.Panel value="tham-dinh" pt="md">
              <MatrixTab roundId={round.id} />
            </Tabs.Panel>
          ) : null}
          <Tabs.Panel value="cao-hon" pt="md">
            <OverclaimsTab roundId={round.id} />
          </Tabs.Panel>
          <Tabs.Panel value="lich-su" pt="md">
            <HistoryTab roundId={round.id} />
          </Tabs.Panel>
        </Tabs>
      </Page>
    </div>
  )
}
