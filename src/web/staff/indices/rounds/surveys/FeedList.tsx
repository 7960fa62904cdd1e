import { Button, NumberInput, Select } from '@mantine/core'
import { type Input, useRead } from '../../../api.ts'
import { day } from '../../../format.ts'
import { usePublishedSurveys } from '../../../surveys/published.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { number as inWords, t } from '../../../words.ts'
import classes from './surveys.module.css'

export type AskedFeed = NonNullable<Input<'round.takeSurvey'>['from']>[number]
/** For whom: a round, or a book of figures. */
export type Asking = { roundId: string } | { scoreId: string }

/** One survey of those that are taken together; what is null follows from the server's first choice. */
export type Feed = {
  key: number
  surveyId: string | null
  number: number | null
  figure: string | null
  weight: number
}
export const newFeed = (key: number): Feed => ({ key, surveyId: null, number: null, figure: null, weight: 1 })
export const isChosen = ({ surveyId }: Feed): boolean => surveyId !== null
const most = 6

export const askedOf = ({ surveyId, number, figure, weight }: Feed): AskedFeed => ({
  ...{ surveyId: surveyId ?? '', weight },
  ...(number === null ? {} : { number }),
  ...(figure === null ? {} : { figure }),
})

type FeedsProps = { feeds: readonly Feed[]; onChange: (feeds: readonly Feed[]) => void }

type FeedListProps = FeedsProps & { of: Asking; score: string | null; sharesOnly?: boolean }

/** Surveys, one below the other; weights as soon as there are two. */
export function FeedList({ of, feeds, score, sharesOnly = false, onChange }: FeedListProps) {
  return feeds.map((feed) => (
    <FeedFields
      key={feed.key}
      {...{ of, feed, isMean: feeds.length > 1, score, sharesOnly }}
      onChange={(next) => onChange(feeds.map((each) => (each.key === feed.key ? next : each)))}
      onRemove={() => onChange(feeds.filter((each) => each.key !== feed.key))}
    />
  ))
}

export function AnotherFeed({ feeds, onChange }: FeedsProps) {
  if (feeds.length >= most) return null
  return (
    <Button
      variant="default"
      onClick={() => onChange([...feeds, newFeed(Math.max(...feeds.map(({ key }) => key)) + 1)])}
    >
      {t('rounds.takeAnother')}
    </Button>
  )
}

function useOffered(of: Asking, surveyId: string | null, asked: { number?: number }) {
  const enabled = surveyId !== null
  const about = { surveyId: surveyId ?? '', ...asked }
  const [roundId, scoreId] = 'roundId' in of ? [of.roundId, ''] : ['', of.scoreId]
  const inRound = useRead('round.surveyFigures', { roundId, ...about }, { enabled: enabled && roundId !== '' })
  const inBook = useRead('score.surveyFigures', { scoreId, ...about }, { enabled: enabled && scoreId !== '' })
  return roundId === '' ? inBook : inRound
}

type FeedFieldsProps = {
  of: Asking
  feed: Feed
  isMean: boolean
  score: string | null
  sharesOnly: boolean
  onChange: (feed: Feed) => void
  onRemove: () => void
}

function FeedFields({ of, feed, isMean, score, sharesOnly, onChange, onRemove }: FeedFieldsProps) {
  const surveys = usePublishedSurveys()
  const { surveyId, number, figure } = feed
  const asked = number === null ? {} : { number }
  const read = useOffered(of, surveyId, asked)
  const known = surveyId === null ? undefined : read.data
  const offered = (known?.figures ?? []).filter(
    ({ code, scale }) => (score === null || code === score) && !(sharesOnly && scale !== null),
  )
  const title = surveys?.find(({ id }) => id === surveyId)?.title ?? ''
  return (
    <fieldset className={classes.feed}>
      <legend className="unseen">{title || t('rounds.takeFrom')}</legend>
      <div className={classes.fields}>
        <Select
          label={t('rounds.takeFrom')}
          description={surveys?.length === 0 ? t('rounds.takeNone') : undefined}
          allowDeselect={false}
          disabled={!surveys}
          data={(surveys ?? []).map((it) => ({ value: it.id, label: it.title }))}
          value={surveyId}
          onChange={(value) => onChange({ ...feed, surveyId: value, number: null, figure: null })}
        />
        <Select
          label={t('rounds.takeVersion')}
          allowDeselect={false}
          disabled={!known}
          data={(known?.versions ?? []).map((it) => ({
            value: String(it.number),
            label: t('rounds.takeVersionOf', { number: it.number, day: day(it.publishedOn) }),
          }))}
          value={known ? String(known.number) : null}
          onChange={(value) => onChange({ ...feed, number: value === null ? null : Number(value) })}
        />
        <Select
          label={t('rounds.takeFigure')}
          allowDeselect={false}
          searchable
          disabled={offered.length === 0}
          data={offered.map(({ code, label, places }) => ({
            value: code,
            label: `${label} – ${places > 0 ? t('rounds.takePlacesCount', { count: inWords(places) }) : t('rounds.takeWholeOnly')}`,
          }))}
          value={offered.some(({ code }) => code === figure) ? figure : (offered[0]?.code ?? null)}
          onChange={(value) => onChange({ ...feed, figure: value })}
        />
        {isMean ? (
          <div className={classes.weight}>
            <NumberInput
              label={t('rounds.takeWeight')}
              decimalSeparator=","
              min={0.01}
              max={1_000_000}
              value={feed.weight}
              onChange={(value) => onChange({ ...feed, weight: Number(value) > 0 ? Number(value) : 1 })}
            />
            <Button variant="subtle" onClick={onRemove}>
              {t('rounds.takeRemove')}
              <span className="unseen"> {title}</span>
            </Button>
          </div>
        ) : null}
      </div>
      {known?.illustrative ? <p className={classes.illustrative}>{t('rounds.takeIllustrative')}</p> : null}
      {known && known.figures.length === 0 ? <p role="note">{t('rounds.takeNoSample')}</p> : null}
      {known && known.figures.length > 0 && offered.length === 0 ? (
        <p role="note">{score === null ? t('rounds.takeNoShare') : t('rounds.takeNoScore', { score })}</p>
      ) : null}
      <ProblemNotice error={surveyId === null ? null : read.error} />
    </fieldset>
  )
}
