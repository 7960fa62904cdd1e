import { figureWords } from '#features/estimates/onward/rules.ts'
import type { TakenFrom } from '#features/estimates/onward/schema.ts'
import { day } from '../../../format.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { Tag } from '../../../ui/StatusTag.tsx'
import { number, t, word } from '../../../words.ts'
import { pointsText } from './figures.ts'
import classes from './panel.module.css'

type SurveySourceProps = {
  source: TakenFrom & { newest: readonly number[] }
  /** Nothing follows from a newer version any more. */
  over: boolean
  /** Points that the agency gave itself, which lie beneath. */
  own?: string | null
}

/** Where a figure of surveys comes from: which results, of whom, how sure, by which arithmetic. */
export function SurveySource({ source, over, own = null }: SurveySourceProps) {
  const { parts, scale, n, arithmetic, interval, newest } = source
  const isMean = parts.length > 1
  const newer = parts.filter((part, i) => (newest[i] ?? 0) > part.number)
  return (
    <section className={classes.source} aria-label={t('rounds.source')}>
      <h2>{isMean ? t('rounds.sourceMean', { count: parts.length }) : t('rounds.source')}</h2>
      {parts.some((part) => part.illustrative) ? <Tag tone="warn">{t('rounds.sourceIllustrative')}</Tag> : null}
      {parts.map((part) => (
        <div key={`${part.surveyId} ${part.figure.code}`} className={classes.part}>
          <PartFacts part={part} isMean={isMean} />
        </div>
      ))}
      <Facts
        facts={[
          [t('rounds.sourceMeanFigure'), isMean ? figureWords(scale, source) : null],
          [t('rounds.takeN'), isMean && n !== null ? number(n) : null],
          [t('rounds.takeArithmetic'), arithmetic],
        ]}
      />
      {interval ? <p className="small">{interval}</p> : null}
      {own === null ? null : <p role="note">{t('rounds.sourceOwn', { points: pointsText(own) })}</p>}
      {over
        ? null
        : newer.map((part) => (
            <p key={`${part.surveyId} ${part.figure.code}`} role="note">
              {t('rounds.newerOnSheet', { number: newest[parts.indexOf(part)] ?? 0, title: part.title })}
            </p>
          ))}
      <Methods parts={parts} />
    </section>
  )
}

type Parts = TakenFrom['parts']

function PartFacts({ part, isMean }: { part: Parts[number]; isMean: boolean }) {
  const { slug, title, number: version, publishedOn, figure, cellLabel, how, n, weight } = part
  const found = how === 'name' ? '' : ` (${word('placeFound', how)})`
  return (
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
        [t('rounds.takeFigureShown'), figureWords(figure.scale, part)],
        [t('rounds.takeN'), n === null ? null : number(n)],
        [t('rounds.takeWeight'), isMean ? number(weight) : null],
      ]}
    />
  )
}

function Methods({ parts }: { parts: Parts }) {
  const told = parts.filter(({ method }) => method.length > 0)
  return told.map(({ surveyId, figure, title, method }) => (
    <details key={`${surveyId} ${figure.code}`}>
      <summary>
        {t('rounds.sourceMethod')}
        {parts.length > 1 ? `: ${title}` : ''}
      </summary>
      <ul>
        {method.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </details>
  ))
}
