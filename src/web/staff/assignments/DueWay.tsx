import { locale, t } from '../words.ts'
import classes from './occurrences.module.css'

/** How a day follows, step by step: for whoever asks, and on paper for everybody. */
export function DueWay({ steps }: { steps: readonly { vi: string; en: string }[] }) {
  if (steps.length === 0) return null
  return (
    <details className={classes.way}>
      <summary>{t('due.way')}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.vi}>{step[locale()]}</li>
        ))}
      </ol>
    </details>
  )
}
