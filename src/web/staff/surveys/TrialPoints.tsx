import type { Answers, Questionnaire } from '#lib/questionnaire/schema.ts'
import { personScores, scoredIn } from '#lib/questionnaire/scored.ts'
import { number, t } from '../words.ts'
import classes from './surveys.module.css'

type TrialPointsProps = { form: Questionnaire; answers: Answers; language: string }

/** What the answers of a trial come to, so that whoever gives points sees whether they mean what was meant. */
export function TrialPoints({ form, answers, language }: TrialPointsProps) {
  const scored = scoredIn(form, language)
  if (!scored || scored.items.length === 0) return null
  return (
    <section className={classes.trialPoints}>
      <h2>{t('designer.trialPoints')}</h2>
      <ul>
        {personScores(scored, answers).map(({ code, label, points, told, of }) => {
          // Labels of the circular's criteria begin with their code.
          const named = { code, label: label.startsWith(`${code}. `) ? label.slice(code.length + 2) : label }
          return (
            <li key={code}>
              {points === null
                ? t('designer.trialNoPoint', named)
                : t('designer.trialPoint', { ...named, points: number(points, 2), told, of })}
            </li>
          )
        })}
      </ul>
      <p className="small">{t('designer.trialPointsMean')}</p>
    </section>
  )
}
