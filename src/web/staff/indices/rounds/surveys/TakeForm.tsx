import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Output } from '../../../api.ts'
import { t } from '../../../words.ts'
import { pointsText } from '../sheet/figures.ts'
import { AnotherFeed, type AskedFeed, askedOf, type Feed, FeedList, isChosen, newFeed } from './FeedList.tsx'
import classes from './surveys.module.css'

export type Asked = { code: string; from: AskedFeed[] }
type Criteria = Output<'round.surveyPoints'>['criteria']
type TakeFormProps = { roundId: string; criteria: Criteria; onAsk: (asked: Asked | undefined) => void }

/** Which surveys, which of their figures, into which criterion. */
export function TakeForm({ roundId, criteria, onAsk }: TakeFormProps) {
  const [code, setCode] = useState<string | null>(criteria.length === 1 ? (criteria[0]?.code ?? null) : null)
  const [feeds, setFeeds] = useState<readonly Feed[]>([newFeed(0)])
  const change = (next: readonly Feed[]) => {
    setFeeds(next)
    onAsk(undefined)
  }
  const isWhole = code !== null && feeds.every(isChosen)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) onAsk({ code, from: feeds.map(askedOf) })
  }
  const criterion = criteria.find((it) => it.code === code)
  return (
    <form className={classes.card} onSubmit={submit} aria-label={t('rounds.takeSurvey')}>
      <Select
        label={t('rounds.takeInto')}
        allowDeselect={false}
        searchable
        data={criteria.map((it) => ({ value: it.code, label: `${it.code} ${it.name} (${pointsText(it.max)})` }))}
        value={code}
        onChange={(value) => {
          setCode(value)
          change(feeds.map((feed) => ({ ...feed, figure: null })))
        }}
      />
      {criterion?.score ? (
        <p className={classes.instead}>{t('rounds.takeInstead', { score: criterion.score })}</p>
      ) : null}
      <FeedList of={{ roundId }} feeds={feeds} score={criterion?.score ?? null} onChange={change} />
      <div className={classes.foot}>
        <p className="small">
          {criterion?.score ? t('rounds.takeScoreRule', { score: criterion.score }) : (criterion?.rule ?? []).join(' ')}
        </p>
        <AnotherFeed feeds={feeds} onChange={change} />
        <Button type="submit" disabled={!isWhole}>
          {t('rounds.takeTry')}
        </Button>
      </div>
    </form>
  )
}
