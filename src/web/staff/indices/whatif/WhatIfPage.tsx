import { useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { ExportButton } from '../../ui/ExportButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AnalysisPage, useAsked } from '../AnalysisPage.tsx'
import classes from '../analysis.module.css'
import { BookLink } from '../current/BookLink.tsx'
import { pointsText } from '../figures.ts'
import { Beside, Outcomes } from './Outcomes.tsx'
import { AddScenario, PointsField, ScenarioTable } from './ScenarioTable.tsx'
import { type Scenario, settable } from './scenarios.ts'
import { type Save, useScenarios } from './use-scenarios.ts'

type WhatIf = Output<'analysis.whatIf'>

/** Scenarios beside each other: points are set, the total and the rank in the last published field follow. */
export function WhatIfPage() {
  const { framework = '' } = useParams({ strict: false })
  const about = useAsked(framework)
  const { scenarios, asked, save } = useScenarios()
  const read = useRead('analysis.whatIf', { ...about, scenarios: asked }, { keep: true })
  const base = useRead('analysis.whatIf', { ...about, scenarios: '[]' }, { keep: true })
  if (!base.isSuccess)
    return (
      <Page title={t('analysis.whatIf')}>
        <Unread read={base} rows={8} />
      </Page>
    )
  const known = read.data ?? base.data
  const { unit, year, frameworkName } = known
  const workbook = hrefOf('analysis.exportWhatIf', {
    ...{ framework, level: known.level, unit: unit.unit, year, scenarios: JSON.stringify(scenarios) },
  })
  const compared = { ...known, baseName: t('analysis.published'), field: null }
  const whole = { max: wholeOf(known), about: `${unit.name}, ${year}`, source: `${frameworkName} ${year}` }
  return (
    <AnalysisPage
      title={t('analysis.whatIf')}
      head={known}
      lead={t('analysis.whatIfLead', { year: String(year) })}
      actions={<ExportButton href={workbook} />}
    >
      <ProblemNotice error={read.error} />
      <Outcomes compared={compared} scenarios={scenarios} />
      <Beside {...{ compared, scenarios, workbook }} {...whole} />
      <div className={classes.bar}>
        <AddScenario scenarios={scenarios} save={save} />
        <span className="small">{t('analysis.linkKeeps')}</span>
        <BookLink framework={framework} />
      </div>
      <Lines known={known} scenarios={scenarios} save={save} />
    </AnalysisPage>
  )
}

/** What all dimensions together can reach, where each is known. */
const wholeOf = ({ lines }: WhatIf): number | null =>
  lines.reduce<number | null>(
    (sum, it) => (it.depth !== 1 || sum === null || it.max === null ? sum : sum + it.max),
    0,
  ) || null

type LinesProps = { known: WhatIf; scenarios: readonly Scenario[]; save: Save }

function Lines({ known: { lines }, scenarios, save }: LinesProps) {
  const named = new Map(lines.map((line) => [line.code, line]))
  return (
    <ScenarioTable
      heads={[
        { label: t('analysis.points') },
        { label: t('analysis.p75'), wide: true },
        { label: t('analysis.best'), wide: true },
      ]}
      rows={lines.map(({ code, name, depth, points, p75, best }) => ({
        code,
        isGroup: depth === 1,
        head: `${code} ${name}`,
        known: [pointsText(points), pointsText(p75), pointsText(best)],
      }))}
      scenarios={scenarios}
      save={save}
      field={(code, scenario, set) => {
        const line = named.get(code)
        return line ? (
          <PointsField
            line={line}
            points={line.points}
            scenario={scenario}
            may={settable(lines, scenario, code)}
            save={set}
          />
        ) : null
      }}
    />
  )
}
