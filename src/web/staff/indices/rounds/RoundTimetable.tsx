import { day } from '../../format.ts'
import { t, word } from '../../words.ts'
import type { RoundDetail } from './RoundPage.tsx'
import classes from './rounds.module.css'

/** The way of the round, with the last day of each step. */
export function RoundTimetable({ round }: { round: RoundDetail }) {
  const steps = [
    ['selfScoring', round.selfUntil],
    ['appraisal', round.appraiseUntil],
    ['explanation', round.explainUntil],
    ['reappraisal', round.reappraiseUntil],
    ['final', round.publishOn],
    ['published', round.publishedAt],
  ] as const
  const now = steps.findIndex(([stage]) => stage === round.stage)
  return (
    <ol className={classes.timetable} aria-label={t('rounds.timetable')}>
      {steps.map(([stage, until], i) => (
        <li
          key={stage}
          data-state={i < now ? 'over' : i === now ? 'now' : undefined}
          aria-current={i === now ? 'step' : undefined}
        >
          <b>{word('stage', stage)}</b>
          <span className="small">
            {stage === 'published'
              ? until
                ? day(until)
                : ''
              : t(stage === 'final' ? 'rounds.expected' : 'rounds.until', { day: day(until) })}
            {i === now && !round.open && stage !== 'published' ? ` – ${t('rounds.over')}` : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}
