import type { Making } from '#features/estimates/schema.ts'
import { Meter } from '../../ui/Meter.tsx'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** A result that is being made; what was made before stays in sight below. */
export function MakingCard({ making }: { making: Making }) {
  const { read, answers, failed, startedBy } = making
  if (failed !== null)
    return (
      <section className={`${classes.card} ${classes.apart}`} role="alert">
        <h2>{t('samples.makingFailed')}</h2>
        <p>{failed}</p>
        <p className="small">{t('samples.makingAgain')}</p>
      </section>
    )
  return (
    <section className={`${classes.card} ${classes.apart}`}>
      <h2>{answers > 0 ? t('samples.makingTitle', { answers: number(answers) }) : t('samples.makingBegins')}</h2>
      <Meter value={answers > 0 ? (100 * read) / answers : 0} label={t('samples.makingRead', { n: number(read) })} />
      <p className="small">
        {answers > 0 ? `${t('samples.makingRead', { n: number(read) })} ` : ''}
        {t('samples.makingBy', { name: startedBy })}
      </p>
    </section>
  )
}
