import { Link } from '@tanstack/react-router'
import { type Output, useRead } from '../api.ts'
import { StepNote, stepText } from '../indices/current/steps.tsx'
import { pointsText, signedText } from '../indices/figures.ts'
import { Moved } from '../indices/Moved.tsx'
import { DistanceTag } from '../indices/targets/DistanceTag.tsx'
import { useMay } from '../session.ts'
import { Tag } from '../ui/StatusTag.tsx'
import { number, t } from '../words.ts'
import classes from './indices.module.css'

type Card = Output<'results.home'>['cards'][number]
/** So many on the whole page, shared by the cards. */
const lines = 3

type Target = Output<'analysis.targets'>['targets'][number]

/** For each index with results: the last value, the place and its move, and the promise that is furthest from kept. */
export function IndexCards() {
  const may = useMay('index.read')
  const home = useRead('results.home', {}, { enabled: may })
  const promised = useRead('analysis.targets', {}, { enabled: may })
  const cards = home.data?.cards.filter(({ year }) => year !== null) ?? []
  if (cards.length === 0) return null
  return (
    <section className={classes.indices} aria-labelledby="indices">
      <h2 id="indices" className="unseen">
        {t('analysis.cards')}
      </h2>
      <ul>
        {cards.map((card) => (
          <li key={card.framework} className="card">
            <OneCard card={card} target={targetOf(promised.data?.targets ?? [], card)} />
            <MostGained framework={card.framework} few={Math.max(1, Math.ceil(lines / cards.length))} />
            <NearStep framework={card.framework} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The answer to where effort pays: what the line would bring at the level of the best quarter. */
function MostGained({ framework, few }: { framework: string; few: number }) {
  const { data } = useRead('analysis.gains', { framework })
  const most = data?.lines.filter(({ code, toP75 }) => code !== 'total' && toP75 > 0).slice(0, few) ?? []
  if (most.length === 0) return null
  return (
    <ul className={classes.gains} aria-label={t('analysis.gainsMost')}>
      {most.map(({ code, name, toP75 }) => (
        <li key={code}>
          <Link to={`/chi-so/${framework}/tang-diem`} title={`${t('analysis.gainsMost')}: ${code} ${name}`}>
            <span className="small">{t('analysis.gainsMost')}:</span> {`${code} ${name}`}
          </Link>
          <b>{signedText(toP75)}</b>
        </li>
      ))}
    </ul>
  )
}

/** The step that costs or brings most for the least way, in figures of this year that are kept for the province. */
function NearStep({ framework }: { framework: string }) {
  const may = useMay('round.read')
  const { data } = useRead('score.steps', {}, { enabled: may })
  const near = data?.steps.find((it) => it.framework === framework)
  if (!near) return null
  const { scoreId, criterion, step } = near
  return (
    <p className={classes.near} title={`${step.code} ${criterion}: ${stepText(step)}`}>
      <Link to={`/chi-so/diem-hien-tai/${scoreId}`}>
        {step.code} <StepNote step={step} />
      </Link>
    </p>
  )
}

/** Of the whole index and measurable: one that is not kept yet before one that is; the newest plan first. */
function targetOf(targets: readonly Target[], { framework }: Card): Target | undefined {
  const known = targets.filter((it) => it.framework === framework && it.code === 'total' && it.reached !== null)
  return known.find(({ reached }) => !reached) ?? known[0]
}

function OneCard({ card, target }: { card: Card; target: Target | undefined }) {
  const { framework, year, points, max, rank, of, rankChange, comparable, illustrative } = card
  return (
    <>
      <div className={classes.title}>
        <Link to={`/chi-so/${framework}/mat-diem`}>{framework.replaceAll('-', ' ').toUpperCase()}</Link>
        <span className="small">{String(year)}</span>
        {illustrative ? <Tag tone="warn">{t('indices.illustrative')}</Tag> : null}
      </div>
      <p className={classes.value}>
        <b>{pointsText(points)}</b>
        {max === null ? null : <small> / {number(max)}</small>}
        <span>{rank === null ? null : t('analysis.rankOf', { rank, of })}</span>
        <span className="small">
          <Moved places={rankChange} comparable={comparable} />
        </span>
      </p>
      {target ? (
        <div className={classes.target} title={target.text}>
          <Link to="/chi-so/muc-tieu">{target.text}</Link>
          <DistanceTag target={target} />
        </div>
      ) : (
        <p className="small">{t('analysis.noTarget')}</p>
      )}
    </>
  )
}
