import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { percentText, pointsText, signedText } from '../figures.ts'
import sheet from '../scenario.module.css'
import type { Scenario } from './scenarios.ts'

type Place = {
  points: number
  percent?: number | null
  className?: string | null
  rank: number | null
  low: number | null
  high: number | null
  measured: boolean
}
type Moved = { code: string; name: string; from: number; to: number; change: number; account?: readonly string[] }
type Outcome = Place & { change: number; moved: readonly Moved[] }

export type Compared = {
  base: Place
  outcomes: readonly Outcome[]
  of: number
  /** How the first column is called: what is published, or what stands now. */
  baseName: string
  /** Under each place: in which field it is. */
  field: string | null
}

/** What is known, and beside it what each scenario would come to. */
export function Outcomes({ compared, scenarios }: { compared: Compared; scenarios: readonly Scenario[] }) {
  const { base, outcomes, baseName } = compared
  return (
    <ul className={sheet.outcomes}>
      <li className="card">
        <h2>{baseName}</h2>
        <PlaceFacts place={base} compared={compared} />
      </li>
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
        <li key={at} className="card">
          <h2>{scenarios[at]?.name ?? ''}</h2>
          <PlaceFacts place={outcome} compared={compared} change={outcome.change} />
          <ul className={sheet.moved}>
            {outcome.moved.map(({ code, from, to, change, account = [], name }) => (
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

type PlaceFactsProps = { place: Place; compared: Compared; change?: number }

function PlaceFacts({ place, compared: { of, field }, change }: PlaceFactsProps) {
  const { points, percent, className, rank, low, high, measured } = place
  const at = (value: number) => (of > 1 ? ((value - 1) / (of - 1)) * 100 : 0)
  const share = [percent === undefined ? null : percentText(percent), className].filter(Boolean).join(' · ')
  return (
    <>
      <p className={sheet.big}>
        {pointsText(points)}
        {change === undefined ? null : (
          <small className={change === 0 ? classes.quiet : change < 0 ? classes.down : classes.up}>
            {' '}
            {signedText(change)}
          </small>
        )}
      </p>
      {share ? <p>{share}</p> : null}
      {rank === null || low === null || high === null ? null : (
        <>
          <p>
            {t('analysis.rankOf', { rank, of })}
            {measured ? <span className="small"> · {t('analysis.between', { low, high })}</span> : null}
          </p>
          <div className={sheet.range} aria-hidden>
            {measured ? <i style={{ left: `${at(low)}%`, right: `${100 - at(high)}%` }} /> : null}
            <b style={{ left: `${at(rank)}%` }} />
          </div>
          <p className="small">{field ?? (measured ? null : t('analysis.noPrecision'))}</p>
        </>
      )}
    </>
  )
}

type BesideProps = {
  compared: Compared
  scenarios: readonly Scenario[]
  max: number | null
  about: string
  source: string
  workbook: string
}

/** All scenarios as one picture; only where there is something to compare. */
export function Beside({ compared, scenarios, max, workbook, about, source }: BesideProps) {
  const { base, outcomes, baseName } = compared
  if (outcomes.every(({ moved }) => moved.length === 0)) return null
  const all = [
    { label: baseName, points: base.points },
    ...outcomes.map(({ points }, at) => ({ label: scenarios[at]?.name ?? '', points })),
  ]
  const figures = {
    form: 'beside' as const,
    title: t('scores.scenarios'),
    about,
    source,
    heading: t('scores.scenario'),
    digits: 2,
    series: [{ label: t('analysis.points'), colour: '#0e5a5e' }],
    rows: all.map(({ label, points }) => ({ label, values: [points, null] as const, max })),
  }
  return (
    <div className={classes.picture}>
      <Picture figures={figures} workbook={workbook} />
    </div>
  )
}
