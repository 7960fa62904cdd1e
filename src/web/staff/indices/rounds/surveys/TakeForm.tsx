import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Output, useRead } from '../../../api.ts'
import { day } from '../../../format.ts'
import { usePublishedSurveys } from '../../../surveys/published.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { number as inWords, t } from '../../../words.ts'
import { pointsText } from '../sheet/figures.ts'
import classes from './surveys.module.css'

export type Asked = { surveyId: string; number: number; code: string; figure: string }
type Criteria = Output<'round.surveyPoints'>['criteria']
type TakeFormProps = { roundId: string; criteria: Criteria; onAsk: (asked: Asked | undefined) => void }

/** Which survey, which of its figures, into which criterion. */
export function TakeForm({ roundId, criteria, onAsk }: TakeFormProps) {
  const surveys = usePublishedSurveys()
  const [code, setCode] = useState<string | null>(criteria.length === 1 ? (criteria[0]?.code ?? null) : null)
  const [surveyId, setSurvey] = useState<string | null>(null)
  const [version, setVersion] = useState<string | null>(null)
  const [chosen, setFigure] = useState<string | null>(null)
  const asked = version === null ? {} : { number: Number(version) }
  const read = useRead(
    'round.surveyFigures',
    { roundId, surveyId: surveyId ?? '', ...asked },
    { enabled: surveyId !== null },
  )
  const known = surveyId === null ? undefined : read.data
  const figure = known?.figures.some((it) => it.code === chosen) ? chosen : (known?.figures[0]?.code ?? null)
  const change = (set: (value: string | null) => void) => (value: string | null) => {
    set(value)
    onAsk(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (surveyId && code && figure && known) onAsk({ surveyId, number: known.number, code, figure })
  }
  const rule = criteria.find((it) => it.code === code)?.rule ?? []
  return (
    <form className={classes.card} onSubmit={submit} aria-label={t('rounds.takeSurvey')}>
      <div className={classes.fields}>
        <Select
          label={t('rounds.takeInto')}
          allowDeselect={false}
          searchable
          data={criteria.map((it) => ({ value: it.code, label: `${it.code} ${it.name} (${pointsText(it.max)})` }))}
          value={code}
          onChange={change(setCode)}
        />
        <Select
          label={t('rounds.takeFrom')}
          description={surveys?.length === 0 ? t('rounds.takeNone') : undefined}
          allowDeselect={false}
          disabled={!surveys}
          data={(surveys ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={surveyId}
          onChange={change((value) => {
            setSurvey(value)
            setVersion(null)
            setFigure(null)
          })}
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
          onChange={change(setVersion)}
        />
        <Select
          label={t('rounds.takeFigure')}
          allowDeselect={false}
          searchable
          disabled={!known || known.figures.length === 0}
          data={(known?.figures ?? []).map(({ code: value, label, places }) => ({
            value,
            label: `${label} – ${places > 0 ? t('rounds.takePlacesCount', { count: inWords(places) }) : t('rounds.takeWholeOnly')}`,
          }))}
          value={figure}
          onChange={change(setFigure)}
        />
      </div>
      {known?.illustrative ? <p className={classes.illustrative}>{t('rounds.takeIllustrative')}</p> : null}
      {known && known.figures.length === 0 ? <p role="note">{t('rounds.takeNoSample')}</p> : null}
      <ProblemNotice error={surveyId === null ? null : read.error} />
      <div className={classes.foot}>
        <p className="small">{rule.join(' ')}</p>
        <Button type="submit" disabled={!code || !figure || !known}>
          {t('rounds.takeTry')}
        </Button>
      </div>
    </form>
  )
}
