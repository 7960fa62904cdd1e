import { Button, Modal, Radio, Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Consolidated } from '#features/reports/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { useFilters } from '../../ui/filters.ts'
import { tell } from '../../ui/notice.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import shared from '../reports.module.css'
import { ReportTabs } from '../sheet/ReportTabs.tsx'
import { CountedAgencies } from './CountedAgencies.tsx'
import { FigureDrawer } from './FigureDrawer.tsx'
import { RolledTable } from './RolledTable.tsx'

/** Everything that came from below, added up, beside what the collector’s own report says. */
export function ConsolidatedPage() {
  const { reportId = '' } = useParams({ strict: false })
  const read = useRead('report.consolidated', { reportId }, { onFocus: true })
  const own = useRead('report.get', { reportId })
  if (!read.isSuccess) return <Unread read={read} rows={14} />
  const mayTake = own.data?.can.includes('report.fill') === true && own.data.writable === 'all'
  return <Inside together={read.data} mayTake={mayTake} snapshots={own.data?.snapshots ?? 0} />
}

type InsideProps = { together: Consolidated; mayTake: boolean; snapshots: number }

function Inside({ together, mayTake, snapshots }: InsideProps) {
  const { report, round, asOf, agencies } = together
  const [filters, change] = useFilters()
  const counted = agencies.filter((agency) => agency.counted).length
  return (
    <div className={shared.wide}>
      <Page
        title={t('reports.together')}
        lead={`${report.name} · ${round.name} – ${round.title} · ${t('reports.treeAsOf', { day: day(asOf) })}`}
        trail={[
          { label: t('reports.title'), to: '/bao-cao' },
          { label: round.name, to: `/bao-cao/ky/${round.id}` },
        ]}
        actions={mayTake ? <Take together={together} /> : null}
      >
        <ReportTabs page={{ report, hasBelow: true, snapshots }} />
        {round.illustrative ? <p className={shared.illustrative}>{t('reports.illustrative')}</p> : null}
        <p>{t('reports.countedOf', { counted: number(counted), all: number(agencies.length) })}</p>
        <CountedAgencies agencies={agencies} />
        <RolledTable together={together} open={(so) => change({ so })} />
      </Page>
      <FigureDrawer reportId={report.id} field={filters.so} close={() => change({ so: '' })} />
    </div>
  )
}

type Typed = 'add' | 'keep' | 'replace'

/** Fills the collector’s own report with what was added up. */
function Take({ together: { report, figures } }: { together: Consolidated }) {
  const [isAsking, ask] = useState(false)
  const choices: readonly Typed[] = report.kind === 'own' ? ['add', 'keep', 'replace'] : ['keep', 'replace']
  const [typed, setTyped] = useState<Typed>(choices[0] ?? 'keep')
  const write = useWrite('report.consolidate')
  const differs = figures.filter((figure) => figure.differs).length
  const send = () =>
    write.mutate(
      { reportId: report.id, typed },
      {
        onSuccess: ({ filled, kept, includes }) => {
          tell(t('reports.taken', { filled: filled.length, kept: kept.length, includes }))
          ask(false)
        },
      },
    )
  return (
    <>
      <Button onClick={() => ask(true)}>{t('reports.take')}</Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('reports.take')}>
        <DialogForm
          onSubmit={send}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready
          label={t('reports.take')}
        >
          <p>{t('reports.takeMeans')}</p>
          {differs > 0 ? (
            <Radio.Group
              label={t('reports.takeTyped', { count: differs })}
              value={typed}
              onChange={(value) => setTyped(value as Typed)}
            >
              <Stack gap={6} mt={6}>
                {choices.map((choice) => (
                  <Radio key={choice} value={choice} label={t(`takeTyped.${choice}`)} />
                ))}
              </Stack>
            </Radio.Group>
          ) : null}
        </DialogForm>
      </Modal>
    </>
  )
}
