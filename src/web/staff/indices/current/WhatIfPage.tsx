import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { percentText, pointsText, signedText } from '../figures.ts'
import { ScenarioSheet } from './ScenarioSheet.tsx'
import { ScorePage, trailOf } from './ScorePage.tsx'
import { mostScenarios, readScenarios, type Scenario } from './scenarios.ts'

export type WhatIf = Output<'score.whatIf'>
export type Save = (next: readonly Scenario[]) => void

/** Figures are put in another way: points, total, class and place follow; scenarios stand beside each other. */
export function WhatIfPage() {
  const { score: scoreId = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const scenarios = readScenarios(filters['phuong-an'], t('analysis.scenario', { at: 1 }))
  // Names stay here, so that typing one asks nothing.
  const asked = JSON.stringify(scenarios.map(({ set }, at) => ({ name: String(at + 1), set })))
  const read = useRead('score.whatIf', { scoreId, scenarios: asked }, { keep: true })
  const base = useRead('score.whatIf', { scoreId, scenarios: '[]' }, { keep: true })
  const save: Save = (next) => change({ 'phuong-an': next.length > 0 ? JSON.stringify(next) : undefined })
  if (!base.isSuccess)
    return (
      <Page title={t('analysis.whatIf')} trail={trailOf()}>
        <Unread read={base} rows={8} />
      </Page>
    )
  const known = read.data ?? base.data
  const workbook = hrefOf('score.exportWhatIf', { scoreId, scenarios: JSON.stringify(scenarios) })
  const show = filters.dong ?? 'mat-diem'
  return (
    <ScorePage head={known} title={t('analysis.whatIf')} workbook={workbook}>
      <ProblemNotice error={read.error} />
      <Outcomes known={known} scenarios={scenarios} />
      <Beside known={known} scenarios={scenarios} workbook={workbook} />
      <div className={classes.bar}>
        <Button
          variant="default"
          disabled={scenarios.length >= mostScenarios}
          onClick={() => save([...scenarios, { name: t('analysis.scenario', { at: scenarios.length + 1 }), set: [] }])}
        >
          {t('analysis.addScenario')}
        </Button>
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
        <TextInput
          aria-label={t('scores.find')}
          placeholder={t('scores.find')}
          defaultValue={filters.tim ?? ''}
          onChange={({ currentTarget }) => change({ tim: currentTarget.value || undefined })}
        />
        <span className="small">{t('analysis.linkKeeps')}</span>
      </div>
      <ScenarioSheet known={known} scenarios={scenarios} save={save} show={show} find={filters.tim ?? ''} />
    </ScorePage>
  )
}

type OutcomesProps = { known: WhatIf; scenarios: readonly Scenario[] }

function Outcomes({ known, scenarios }: OutcomesProps) {
  const { base, outcomes } = known
  return (
    <ul className={classes.outcomes}>
      <li className="card">
        <h2>{t('scores.now')}</h2>
        <Place place={base} known={known} />
      </li>
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
        <li key={at} className="card">
          <h2>{scenarios[at]?.name ?? outcome.name}</h2>
          <Place place={outcome} known={known} change={outcome.change} />
          <ul className={classes.moved}>
            {outcome.moved.map(({ code, from, to, change, account, name }) => (
              <li key={code} title={[name, ...account].join(' ')}>
                {code}: {pointsText(from)} → {pointsText(to)} ({signedText(change)})
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

type PlaceProps = { place: WhatIf['base']; known: WhatIf; change?: number }

function Place({ place, known: { of, rankedIn }, change }: PlaceProps) {
  const { points, percent, className, rank, low, high, measured } = place
  const at = (value: number) => (of > 1 ? ((value - 1) / (of - 1)) * 100 : 0)
  return (
    <>
      <p className={classes.big}>
        {pointsText(points)}
        {change === undefined ? null : (
          <small className={change === 0 ? classes.quiet : change < 0 ? classes.down : classes.up}>
            {' '}
            {signedText(change)}
          </small>
        )}
      </p>
      <p>{[percentText(percent), className].filter(Boolean).join(' · ')}</p>
      {rank === null || low === null || high === null ? null : (
        <>
          <p>
            {t('analysis.rankOf', { rank, of })}
            {measured ? <span className="small"> · {t('analysis.between', { low, high })}</span> : null}
          </p>
          <div className={classes.range} aria-hidden>
            {measured ? <i style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }} /> : null}
            <b style={{ left: `${at(rank)}%` }} />
          </div>
          <p className="small">{rankedIn ? t('scores.rankedIn', { field: rankedIn }) : null}</p>
        </>
      )}
    </>
  )
}

/** All scenarios as one picture; only where there is something to compare. */
function Beside({ known, scenarios, workbook }: OutcomesProps & { workbook: string }) {
  const { base, outcomes, name, editionName, year } = known
  if (outcomes.every(({ moved }) => moved.length === 0)) return null
  const all = [
    { label: t('scores.now'), points: base.points },
    ...outcomes.map(({ points }, at) => ({ label: scenarios[at]?.name ?? '', points })),
  ]
  const figures = {
    form: 'beside' as const,
    title: t('scores.scenarios'),
    about: `${name}, ${year}`,
    source: `${editionName} · ${t('scores.computed')}`,
    heading: t('scores.scenario'),
    digits: 2,
    series: [{ label: t('analysis.points'), colour: '#0e5a5e' }],
    rows: all.map(({ label, points }) => ({ label, values: [points, null] as const, max: base.max })),
  }
  return (
    <div style={{ marginBottom: 12 }}>
      <Picture figures={figures} workbook={workbook} />
    </div>
  )
}
