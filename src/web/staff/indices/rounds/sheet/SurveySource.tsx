import { figureWords } from '#features/estimates/onward/rules.ts'
import { day } from '../../../format.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { Tag } from '../../../ui/StatusTag.tsx'
import { number, t, word } from '../../../words.ts'
import type { Line } from './figures.ts'
import classes from './panel.module.css'

type SurveySourceProps = { source: NonNullable<Line['source']>; stage: string }

/** Where the points of a survey criterion come from: which result, of whom, how sure, by which arithmetic. */
export function SurveySource({ source, stage }: SurveySourceProps) {
  const { slug, title, number: version, publishedOn, figure, cellLabel, how, n, arithmetic, method, newest } = source
  const found = how === 'name' ? '' : ` (${word('placeFound', how)})`
  return (
    <section className={classes.source} aria-label={t('rounds.source')}>
      <h3>{t('rounds.source')}</h3>
      {source.illustrative ? <Tag tone="warn">{t('rounds.sourceIllustrative')}</Tag> : null}
      <Facts
        facts={[
          [
            t('rounds.sourceSurvey'),
            <a key="results" href={`/khao-sat/${slug}/ket-qua`}>
              {title}
            </a>,
          ],
          [t('rounds.takeVersion'), t('rounds.takeVersionOf', { number: version, day: day(publishedOn) })],
          [t('rounds.takeFigure'), figure.label],
          [t('rounds.takePlace'), `${cellLabel}${found}`],
          [t('rounds.takeFigureShown'), figureWords(figure.scale, source)],
          [t('rounds.takeN'), n === null ? null : number(n)],
          [t('rounds.takeArithmetic'), arithmetic],
        ]}
      />
      {newest > version && stage !== 'published' ? (
        <p role="note">{t('rounds.newerOnSheet', { number: newest })}</p>
      ) : null}
      {method.length > 0 ? (
        <details>
          <summary>{t('rounds.sourceMethod')}</summary>
          <ul>
            {method.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
