import { Link, useParams } from '@tanstack/react-router'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { useRead } from '../api.ts'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { number, t } from '../words.ts'
import { Address } from './Address.tsx'
import { Collection } from './collection/Collection.tsx'
import { Slips } from './Slips.tsx'
import { ChangeSurvey, CloseSurvey, OpenSurvey, UseNewest } from './SurveySteps.tsx'
import { waysIn } from './SurveysPage.tsx'
import { SurveyParts } from './sample/SurveyParts.tsx'
import look from './survey-page.module.css'
import classes from './surveys.module.css'

/** One survey: its days, its address as a QR code, its slips, and how many have answered. */
export function SurveyPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const read = useRead('survey.get', { surveyId })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  return <Shown survey={read.data} />
}

function Shown({ survey }: { survey: Survey }) {
  const { id: surveyId, title, state } = survey
  const keeps = survey.can.includes('survey.manage')
  return (
    <Page
      title={title}
      lead={`${survey.agencyName} · ${t(`surveys.surveyState.${state}`)}`}
      trail={[{ label: t('surveys.surveys'), to: '/khao-sat' }]}
      actions={
        keeps ? (
          <>
            {state === 'closed' ? null : <ChangeSurvey survey={survey} />}
            {state === 'draft' ? <OpenSurvey survey={survey} /> : null}
            {survey.newestVersion !== survey.questionnaireVersion && state !== 'closed' ? (
              <UseNewest survey={survey} />
            ) : null}
            {state === 'open' || state === 'waiting' ? <CloseSurvey survey={survey} /> : null}
          </>
        ) : null
      }
    >
      <SurveyParts surveyId={surveyId} here="" />
      <div className={look.page}>
        <Facts survey={survey} />
        {state === 'open' || state === 'waiting' ? <Address survey={survey} /> : null}
        {survey.codes && keeps && state !== 'closed' ? <Slips survey={survey} /> : null}
        <Collection survey={survey} />
      </div>
    </Page>
  )
}

function Facts({ survey }: { survey: Survey }) {
  return (
    <section className="card" aria-label={t('surveys.survey')}>
      <dl className={classes.facts}>
        <dt>{t('surveys.days')}</dt>
        <dd>
          {formatDate(survey.opensOn)} – {formatDate(survey.closesOn)}
        </dd>
        <dt>{t('surveys.questionnaire')}</dt>
        <dd>
          <Link to={`/khao-sat/phieu/${survey.questionnaireId}/${survey.questionnaireVersion}`}>
            {t('surveys.versionNamed', { number: survey.questionnaireVersion })}
          </Link>
        </dd>
        <dt>{t('surveys.ways')}</dt>
        <dd>{waysIn(survey.openLink, survey.codes)}</dd>
        <dt>{t('surveys.answers')}</dt>
        <dd>
          {number(survey.answers)}
          {survey.byChannel.map(({ channel, answers }) => (
            <div key={channel} className="small">
              {t(`surveys.channel.${channel}`)}: {number(answers)}
            </div>
          ))}
        </dd>
      </dl>
      {survey.state === 'draft' ? <p className="small">{t('surveys.openFirst')}</p> : null}
    </section>
  )
}
