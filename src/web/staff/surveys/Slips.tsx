import { Button } from '@mantine/core'
import { type MouseEvent, memo, useMemo, useState } from 'react'
import { encode, renderSVG } from 'uqr'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { useWarnBeforeLeaving } from '../../questions/leaving.ts'
import { useWrite } from '../api.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import paper from '../ui/printed.module.css'
import { useStable } from '../ui/stable.ts'
import { readNumber, type TypedNumber } from '../ui/typed-number.ts'
import { number, t } from '../words.ts'
import classes from './surveys.module.css'

const MOST = { from: 1, to: 2000, whole: true }

export const pictureOf = (address: string) => `data:image/svg+xml,${encodeURIComponent(renderSVG(address))}`

/** Codes are shown once and printed; afterwards nobody can look them up, the program included. */
export function Slips({ survey }: { survey: Survey }) {
  const [count, setCount] = useState<TypedNumber>(50)
  const [codes, setCodes] = useState<readonly string[]>([])
  const write = useWrite('survey.makeCodes')
  // Further codes stand below those that are already there: what is not yet printed must not go.
  const wanted = readNumber(count, MOST)
  const make = ({ detail }: MouseEvent) => {
    // The second half of a double click wishes for no second batch, even where the first is here already.
    if (wanted === undefined || detail > 1) return
    write.mutate(
      { surveyId: survey.id, count: wanted },
      { onSuccess: ({ codes: made }) => setCodes((all) => [...all, ...made]) },
    )
  }
  useWarnBeforeLeaving(useStable(() => codes.length > 0))
  return (
    <section className="card">
      <h2>{t('surveys.oneTimeCodes')}</h2>
      <p className="small">
        {t('surveys.codesSoFar', { issued: number(survey.codesIssued), used: number(survey.codesUsed) })}
      </p>
      <p className="small">{t('surveys.codesMean')}</p>
      <ProblemNotice error={write.error} />
      <div className={classes.makeCodes}>
        <NumberField label={t('surveys.howMany')} range={MOST} value={count} onChange={setCount} />
        <Button variant="default" loading={write.isPending} disabled={wanted === undefined} onClick={make}>
          {t('surveys.makeCodes')}
        </Button>
        {codes.length > 0 ? <Button onClick={() => print()}>{t('surveys.print')}</Button> : null}
      </div>
      {codes.length > 0 ? (
        <>
          <p role="status">{t('surveys.shownOnce')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className={classes.slipsBox} tabIndex={0} aria-label={t('surveys.slips')}>
            <Sheet codes={codes} survey={survey} />
          </section>
        </>
      ) : null}
    </section>
  )
}

/** Two thousand of them: one small picture for all, and none is drawn again while a number is typed. */
const Sheet = memo(({ codes, survey }: { codes: readonly string[]; survey: Survey }) => {
  const picture = useMemo(() => dotsOf(survey.address), [survey.address])
  return (
    <ul className={`${classes.slips} ${paper.printed}`}>
      {codes.map((code) => (
        <li key={code}>
          <img src={picture} alt="" width={84} height={84} />
          <div>
            <b>{survey.title}</b>
            <div>{survey.address}</div>
            <div className={classes.code}>{code}</div>
            <div>{t('surveys.slipUntil', { date: formatDate(survey.closesOn) })}</div>
          </div>
        </li>
      ))}
    </ul>
  )
})

/** The code in dots, eight to a module: lines would be drawn anew on every slip, on the screen and on paper. */
function dotsOf(address: string): string {
  const { data, size } = encode(address)
  const canvas = document.createElement('canvas')
  canvas.width = size * DOTS
  canvas.height = size * DOTS
  const ink = canvas.getContext('2d')
  data.forEach((line, y) => {
    line.forEach((dark, x) => {
      if (ink) ink.fillStyle = dark ? '#000' : '#fff'
      ink?.fillRect(x * DOTS, y * DOTS, DOTS, DOTS)
    })
  })
  return canvas.toDataURL('image/png')
}
const DOTS = 8
