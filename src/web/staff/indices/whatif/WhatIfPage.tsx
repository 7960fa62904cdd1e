import { Button, NumberInput, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { ExportButton } from '../../ui/ExportButton.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { locale, t } from '../../words.ts'
import { AnalysisPage, yearIn } from '../AnalysisPage.tsx'
import classes from '../analysis.module.css'
import { BookLink } from '../current/BookLink.tsx'
import { pointsText, signedText } from '../figures.ts'
import { mostScenarios, readScenarios, type Scenario, settable, withPoints } from './scenarios.ts'

type WhatIf = Output<'analysis.whatIf'>
type Line = WhatIf['lines'][number]
type Change = (next: readonly Scenario[]) => void

/** Scenarios beside each other: points are set, the total and the rank in the last published field follow. */
export function WhatIfPage() {
  const { framework = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const scenarios = readScenarios(filters['phuong-an'], t('analysis.scenario', { at: 1 }))
  // Names stay here, so that typing one asks nothing.
  const asked = JSON.stringify(scenarios.map(({ set }, at) => ({ name: String(at + 1), set })))
  const read = useRead('analysis.whatIf', { framework, year: yearIn(filters), scenarios: asked }, { keep: true })
  const base = useRead('analysis.whatIf', { framework, year: yearIn(filters), scenarios: '[]' }, { keep: true })
  const save: Change = (next) => change({ 'phuong-an': next.length > 0 ? JSON.stringify(next) : undefined })
  if (!base.isSuccess)
    return (
      <Page title={t('analysis.whatIf')}>
        <Unread read={base} rows={8} />
      </Page>
    )
  const known = read.data ?? base.data
  const workbook = hrefOf('analysis.exportWhatIf', {
    framework,
    year: known.year,
    scenarios: JSON.stringify(scenarios),
  })
  return (
    <AnalysisPage
      title={t('analysis.whatIf')}
      head={known}
      lead={t('analysis.whatIfLead', { year: String(known.year) })}
      actions={<ExportButton href={workbook} />}
    >
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
        <span className="small">{t('analysis.linkKeeps')}</span>
        <BookLink framework={framework} />
      </div>
      <Sheet known={known} scenarios={scenarios} save={save} />
    </AnalysisPage>
  )
}

function Outcomes({ known: { base, outcomes, of }, scenarios }: { known: WhatIf; scenarios: readonly Scenario[] }) {
  return (
    <ul className={classes.outcomes}>
      <li className="card">
        <h2>{t('analysis.published')}</h2>
        <Place place={base} of={of} />
      </li>
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
        <li key={at} className="card">
          <h2>{scenarios[at]?.name ?? outcome.name}</h2>
          <Place place={outcome} of={of} change={outcome.change} />
          <ul className={classes.moved}>
            {outcome.moved.map(({ code, from, to, change }) => (
              <li key={code}>
                {code}: {pointsText(from)} → {pointsText(to)} ({signedText(change)})
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

type BesideProps = { known: WhatIf; scenarios: readonly Scenario[]; workbook: string }

/** All scenarios as one picture; only where there is something to compare. */
function Beside({ known, scenarios, workbook }: BesideProps) {
  const { base, outcomes, unit, year, frameworkName, lines } = known
  if (outcomes.every(({ moved }) => moved.length === 0)) return null
  const max = lines.reduce<number | null>(
    (sum, it) => (it.depth !== 1 || sum === null || it.max === null ? sum : sum + it.max),
    0,
  )
  const all = [
    { label: t('analysis.published'), points: base.points },
    ...outcomes.map(({ points }, at) => ({ label: scenarios[at]?.name ?? '', points })),
  ]
  const figures = {
    form: 'beside' as const,
    title: t('scores.scenarios'),
    about: `${unit.name}, ${year}`,
    source: `${frameworkName} ${year}`,
    heading: t('scores.scenario'),
    digits: 2,
    series: [{ label: t('analysis.points'), colour: '#0e5a5e' }],
    rows: all.map(({ label, points }) => ({ label, values: [points, null] as const, max: max || null })),
  }
  return (
    <div style={{ marginBottom: 12 }}>
      <Picture figures={figures} workbook={workbook} />
    </div>
  )
}

function Place({ place, of, change }: { place: WhatIf['base']; of: number; change?: number }) {
  const { points, rank, low, high, measured } = place
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
      <p>
        {t('analysis.rankOf', { rank, of })}
        {measured ? <span className="small"> · {t('analysis.between', { low, high })}</span> : null}
      </p>
      <div className={classes.range} aria-hidden>
        {measured ? <i style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }} /> : null}
        <b style={{ left: `${at(rank)}%` }} />
      </div>
      {measured ? null : <p className="small">{t('analysis.noPrecision')}</p>}
    </>
  )
}

type SheetProps = { known: WhatIf; scenarios: readonly Scenario[]; save: Change }

/** The lines of the year with a column of points for each scenario. */
function Sheet({ known: { lines }, scenarios, save }: SheetProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`card ${classes.scroll}`} tabIndex={0} aria-label={t('analysis.sheet')}>
      <table className={classes.sheet}>
        <thead>
          <tr>
            <th scope="col">{t('analysis.line')}</th>
            <th scope="col">{t('analysis.points')}</th>
            <th scope="col" data-wide>
              {t('analysis.p75')}
            </th>
            <th scope="col" data-wide>
              {t('analysis.best')}
            </th>
            {scenarios.map((scenario, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
              <th key={at} scope="col">
                <ScenarioName scenario={scenario} at={at} scenarios={scenarios} save={save} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code} data-group={line.depth === 1 || undefined}>
              <th scope="row">{`${line.code} ${line.name}`}</th>
              <td>{pointsText(line.points)}</td>
              <td data-wide>{pointsText(line.p75)}</td>
              <td data-wide>{pointsText(line.best)}</td>
              {scenarios.map((scenario, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
                <td key={at}>
                  <PointsField
                    line={line}
                    lines={lines}
                    scenario={scenario}
                    save={(it) => save(scenarios.with(at, it))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type NameProps = { scenario: Scenario; at: number; scenarios: readonly Scenario[]; save: Change }

const ScenarioName = ({ scenario, at, scenarios, save }: NameProps) => (
  <span style={{ display: 'flex', gap: 4, minWidth: 150 }}>
    <TextInput
      size="xs"
      aria-label={t('analysis.scenarioName', { at: at + 1 })}
      value={scenario.name}
      maxLength={80}
      onChange={({ currentTarget }) => save(scenarios.with(at, { ...scenario, name: currentTarget.value }))}
    />
    {scenarios.length > 1 ? (
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={t('analysis.dropScenario', { name: scenario.name })}
        onClick={() => save(scenarios.toSpliced(at, 1))}
      >
        ✕
      </Button>
    ) : null}
  </span>
)

type FieldProps = { line: Line; lines: readonly Line[]; scenario: Scenario; save: (next: Scenario) => void }

function PointsField({ line, lines, scenario, save }: FieldProps) {
  const set = scenario.set.find(({ code }) => code === line.code)
  return (
    <NumberInput
      key={set?.points ?? ''}
      size="xs"
      w={92}
      ml="auto"
      aria-label={`${scenario.name}: ${line.code} ${line.name}`}
      placeholder={pointsText(line.points)}
      defaultValue={set?.points ?? ''}
      disabled={!settable(lines, scenario, line.code)}
      {...(line.min === null ? {} : { min: line.min })}
      {...(line.max === null ? {} : { max: line.max })}
      clampBehavior="blur"
      step={0.05}
      decimalScale={4}
      decimalSeparator={locale() === 'vi' ? ',' : '.'}
      onBlur={({ currentTarget }) => save(withPoints(scenario, line, currentTarget.value))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save(withPoints(scenario, line, event.currentTarget.value))
      }}
      hideControls
    />
  )
}
