import { Button, Menu } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet, IconFileTypeDocx, IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import { hrefOf, useWrite } from '../../api.ts'
import { tellFailure } from '../../ui/notice.ts'
import { t } from '../../words.ts'
import { ReportTag } from '../ReportTag.tsx'
import { type Step, StepDialog } from './StepDialog.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'
import { useSheet } from './sheet.ts'

/** What can be done with the report as a whole now. */
export function ReportActions() {
  const { page, mayFill } = useSheet()
  const [asked, ask] = useState<Step | 'submit'>()
  const { report, can } = page
  const steps = stepsOf(page)
  return (
    <>
      <ReportTag state={report.state} />
      <Downloads reportId={report.id} isMade={report.kind === 'summary' || page.includes.length > 0} />
      {mayFill && page.writable === 'all' ? <DraftAll /> : null}
      {steps.map((step, i) => (
        <Button key={step} variant={i === 0 && !page.ownAgency ? 'filled' : 'default'} onClick={() => ask(step)}>
          {t(`reportStep.${step}`)}
        </Button>
      ))}
      {can.includes('report.fill') && report.state !== 'submitted' && page.writable === 'all' ? (
        <Button onClick={() => ask('submit')}>{t(page.correcting ? 'reports.submitAgain' : 'reports.submit')}</Button>
      ) : null}
      {asked === 'submit' ? <SubmitDialog close={() => ask(undefined)} /> : null}
      {asked && asked !== 'submit' ? <StepDialog step={asked} close={() => ask(undefined)} /> : null}
    </>
  )
}

/** Steps that the person may take from where the report stands; the likeliest first. */
function stepsOf({ report, can, writable, ...page }: ReturnType<typeof useSheet>['page']): Step[] {
  const { state, canApprove } = report
  const sent = state === 'submitted' || state === 'answered' || state === 'returned'
  return [
    ...(canApprove && (state === 'submitted' || state === 'answered') ? (['approve'] as const) : []),
    ...(canApprove && state === 'approved' ? (['lock'] as const) : []),
    ...(canApprove && state === 'locked' ? (['unlock'] as const) : []),
    ...(can.includes('report.fill') && (sent || state === 'approved') && writable !== 'all'
      ? (['correct'] as const)
      : []),
    ...(can.includes('report.manage') && (state === 'approved' || state === 'locked') ? publicSteps(page) : []),
  ]
}

/** A later version than the portal shows takes its place in one step. */
function publicSteps({ isPublic, publicVersion, snapshots }: PublicSide): Step[] {
  if (!isPublic) return ['publish']
  return (publicVersion ?? 0) < snapshots ? ['republish', 'hide'] : ['hide']
}
type PublicSide = Pick<ReturnType<typeof useSheet>['page'], 'isPublic' | 'publicVersion' | 'snapshots'>

/** `isMade`: others' figures are in it, which can stand behind as annexes of their own. */
function Downloads({ reportId, isMade }: { reportId: string; isMade: boolean }) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {t('reports.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          leftSection={<IconFileTypeDocx size={17} />}
          href={hrefOf('report.docx', { reportId })}
        >
          {t('reports.asWord')}
        </Menu.Item>
        {isMade ? (
          <Menu.Item
            component="a"
            leftSection={<IconFileTypeDocx size={17} />}
            href={hrefOf('report.docx', { reportId, byAgency: 'true' })}
          >
            {t('reports.asWordByAgency')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          component="a"
          leftSection={<IconFileSpreadsheet size={17} />}
          href={hrefOf('report.xlsx', { reportId })}
        >
          {t('reports.asExcel')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Sentences for every section that nobody has written. */
function DraftAll() {
  const { page } = useSheet()
  const write = useWrite('report.autoDraft')
  const empty = page.sections.some(({ text, drafted }) => text.trim() === '' || drafted)
  if (!empty || page.sections.length === 0) return null
  return (
    <Button
      variant="default"
      leftSection={<IconWand size={16} />}
      loading={write.isPending}
      onClick={() => write.mutate({ reportId: page.report.id }, { onError: ({ title }) => tellFailure(title) })}
    >
      {t('reports.draftAll')}
    </Button>
  )
}
