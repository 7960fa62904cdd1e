import { Link } from '@tanstack/react-router'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { t } from '../../words.ts'
import { AnswersImport } from './AnswersImport.tsx'
import { Collecting } from './Collecting.tsx'
import { Counters } from './Counters.tsx'
import { Ends } from './Ends.tsx'
import { Quotas } from './Quotas.tsx'

/** How answers of a survey are collected beside its address: who asks and enters, at which counters, how many of whom. */
export function Collection({ survey }: { survey: Survey }) {
  const keeps = survey.can.includes('survey.manage')
  const collects = survey.can.includes('survey.collect')
  if (!keeps && !collects) return null
  return (
    <>
      {collects && survey.state !== 'draft' ? (
        <section className="card">
          <h2>{t('surveys.collect')}</h2>
          <p>
            <Link to={`/khao-sat/cuoc/${survey.id}/phieu-giay`}>{t('surveys.paperEntry')}</Link>
          </p>
          <p>
            <a href="/phong-van/">{t('surveys.interviewApp')}</a>{' '}
            <span className="small">{t('surveys.interviewAppMeans')}</span>
          </p>
          {keeps ? (
            <p>
              <Link to={`/khao-sat/cuoc/${survey.id}/phieu-tra-loi`}>{t('surveys.answersPage')}</Link>
            </p>
          ) : null}
          {keeps && survey.takesEntry ? <AnswersImport surveyId={survey.id} /> : null}
        </section>
      ) : null}
      {survey.state === 'draft' ? null : <Ends survey={survey} />}
      {keeps ? <Quotas survey={survey} /> : null}
      {keeps ? <Counters survey={survey} /> : null}
      {keeps ? <Collecting key={survey.version} survey={survey} /> : null}
    </>
  )
}
