import { SegmentedControl } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { Beside, Outcomes } from '../whatif/Outcomes.tsx'
import { AddScenario } from '../whatif/ScenarioTable.tsx'
import { useScenarios } from '../whatif/use-scenarios.ts'
import { ScenarioSheet } from './ScenarioSheet.tsx'
import { ScorePage, trailOf } from './ScorePage.tsx'

export type WhatIf = Output<'score.whatIf'>

/** Figures are put in another way: points, total, class and place follow; scenarios stand beside each other. */
export function WhatIfPage() {
  const { score: scoreId = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const { scenarios, asked, save } = useScenarios()
  const read = useRead('score.whatIf', { scoreId, scenarios: asked }, { keep: true })
  const base = useRead('score.whatIf', { scoreId, scenarios: '[]' }, { keep: true })
  if (!base.isSuccess)
    return (
      <Page title={t('analysis.whatIf')} trail={trailOf()}>
        <Unread read={base} rows={8} />
      </Page>
    )
  const known = read.data ?? base.data
  const { name, year, editionName, rankedIn } = known
  const workbook = hrefOf('score.exportWhatIf', { scoreId, scenarios: JSON.stringify(scenarios) })
  const show = filters.dong ?? 'mat-diem'
  const compared = {
    ...known,
    baseName: t('scores.now'),
    field: rankedIn ? t('scores.rankedIn', { field: rankedIn }) : '',
  }
  const whole = { max: known.base.max, about: `${name}, ${year}`, source: `${editionName} · ${t('scores.computed')}` }
  return (
    <ScorePage head={known} title={t('analysis.whatIf')} workbook={workbook}>
      <ProblemNotice error={read.error} />
      <Outcomes compared={compared} scenarios={scenarios} />
      <Beside {...{ compared, scenarios, workbook }} {...whole} />
      <div className={classes.bar}>
        <AddScenario scenarios={scenarios} save={save} />
        <SegmentedControl
          aria-label={t('scores.shownLines')}
          value={show}
          onChange={(dong) => change({ dong: dong === 'mat-diem' ? undefined : dong })}
          data={[
            { value: 'mat-diem', label: t('scores.losing') },
            { value: 'da-doi', label: t('scores.changed') },
            { value: 'tat-ca', label: t('scores.allLines') },
          ]}
        />
        <SearchBox
          label={t('scores.find')}
          value={filters.tim ?? ''}
          onSearch={(tim) => change({ tim: tim || undefined })}
          width={240}
        />
        <span className="small">{t('analysis.linkKeeps')}</span>
      </div>
      <ScenarioSheet known={known} scenarios={scenarios} save={save} show={show} find={filters.tim ?? ''} />
    </ScorePage>
  )
}
