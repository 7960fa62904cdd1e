import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Output, useRead } from '../../../api.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Unread } from '../../../ui/Unread.tsx'
import { t } from '../../../words.ts'
import classes from '../rounds.module.css'
import { Already } from './Already.tsx'
import { type Asked, TakeForm } from './TakeForm.tsx'
import { Trial } from './Trial.tsx'

/** Points of survey criteria, each agency from the figure of its own place: first looked at, then written. */
export function TakeSurveyPage() {
  const { roundId = '' } = useParams({ strict: false })
  const round = useRead('round.get', { roundId })
  const points = useRead('round.surveyPoints', { roundId })
  if (!round.isSuccess) return <Unread read={round} rows={8} />
  if (!points.isSuccess) return <Unread read={points} rows={8} />
  const { id, name, illustrative } = round.data
  return (
    <Page
      title={t('rounds.takeSurvey')}
      lead={t('rounds.takeSurveyMeans')}
      trail={[
        { label: t('rounds.title'), to: '/chi-so/ky-danh-gia' },
        { label: name, to: `/chi-so/ky-danh-gia/${id}` },
      ]}
    >
      {illustrative ? <p className={classes.illustrative}>{t('rounds.illustrative')}</p> : null}
      {points.data.criteria.length === 0 ? (
        <Empty title={t('rounds.noSurveyCriteria')} />
      ) : round.data.stage === 'published' ? (
        <Empty title={t('rounds.takeOver')} />
      ) : (
        <Inside roundId={roundId} points={points.data} />
      )}
    </Page>
  )
}

function Inside({ roundId, points }: { roundId: string; points: Output<'round.surveyPoints'> }) {
  const [asked, ask] = useState<Asked>()
  return (
    <>
      <Already roundId={roundId} points={points} />
      <TakeForm roundId={roundId} criteria={points.criteria} onAsk={ask} />
      {asked ? <Trial key={JSON.stringify(asked)} roundId={roundId} asked={asked} /> : null}
    </>
  )
}
