import { Button, NumberInput } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { renderSVG } from 'uqr'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { useRead, useWrite } from '../api.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { waysIn } from './SurveysPage.tsx'
import classes from './surveys.module.css'

/** One survey: its days, its address as a QR code, its slips, and how many have answered. */
export function SurveyPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const read = useRead('survey.get', { surveyId })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  return <Shown survey={read.data} />
}

function Shown({ survey }: { survey: Survey }) {
  const { id: surveyId, version, title, state } = survey
  const open = useWrite('survey.open')
  const close = useWrite('survey.close')
  const newest = useWrite('survey.useNewest')
  const keeps = survey.can.includes('survey.manage')
  const step = { surveyId, version }
  return (
    <Page
      title={title}
      lead={`${survey.agencyName} · ${t(`surveys.surveyState.${state}`)}`}
      trail={[{ label: t('surveys.surveys'), to: '/khao-sat' }]}
      actions={
        keeps ? (
          <>
            {state === 'draft' ? (
              <Button loading={open.isPending} onClick={() => open.mutate(step)}>
                {t('surveys.open')}
              </Button>
            ) : null}
            {survey.newestVersion !== survey.questionnaireVersion && state !== 'closed' ? (
              <Button variant="default" loading={newest.isPending} onClick={() => newest.mutate(step)}>
                {t('surveys.useNewest', { number: survey.newestVersion })}
              </Button>
            ) : null}
            {state === 'open' || state === 'waiting' ? (
              <Button variant="default" loading={close.isPending} onClick={() => close.mutate(step)}>
                {t('surveys.close')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <ProblemNotice error={open.error ?? close.error ?? newest.error} />
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
          {survey.answers}
          {survey.byChannel.map(({ channel, answers }) => (
            <div key={channel} className="small">
              {t(`surveys.channel.${channel}`)}: {answers}
            </div>
          ))}
        </dd>
      </dl>
      {state === 'draft' ? <p className="small">{t('surveys.openFirst')}</p> : <Address survey={survey} />}
      {survey.codes && keeps && state !== 'closed' ? <Slips survey={survey} /> : null}
    </Page>
  )
}

const pictureOf = (address: string) => `data:image/svg+xml,${encodeURIComponent(renderSVG(address))}`

function Address({ survey: { address, openLink } }: { survey: Survey }) {
  return (
    <section className={classes.address}>
      <img src={pictureOf(address)} alt={t('surveys.qrOf', { address })} width={180} height={180} />
      <div>
        <h2>{t('surveys.address')}</h2>
        <a href={address}>{address}</a>
        {openLink ? <p className="small">{t('surveys.selfSelected')}</p> : null}
      </div>
    </section>
  )
}

/** Codes are shown once and printed; afterwards nobody can look them up, the program included. */
function Slips({ survey }: { survey: Survey }) {
  const [count, setCount] = useState(50)
  const write = useWrite('survey.makeCodes')
  const codes = write.data?.codes ?? []
  return (
    <section className={classes.slipsPart}>
      <h2>{t('surveys.oneTimeCodes')}</h2>
      <p className="small">{t('surveys.codesSoFar', { issued: survey.codesIssued, used: survey.codesUsed })}</p>
      <p className="small">{t('surveys.codesMean')}</p>
      <ProblemNotice error={write.error} />
      <div className={classes.makeCodes}>
        <NumberInput
          label={t('surveys.howMany')}
          min={1}
          max={2000}
          value={count}
          onChange={(value) => setCount(Number(value) || 1)}
        />
        <Button
          variant="default"
          loading={write.isPending}
          onClick={() => write.mutate({ surveyId: survey.id, count })}
        >
          {t('surveys.makeCodes')}
        </Button>
        {codes.length > 0 ? <Button onClick={() => print()}>{t('surveys.print')}</Button> : null}
      </div>
      {codes.length > 0 ? (
        <>
          <p role="status">{t('surveys.shownOnce')}</p>
          <ul className={classes.slips}>
            {codes.map((code) => (
              <li key={code}>
                <img src={pictureOf(survey.address)} alt="" width={84} height={84} />
                <div>
                  <b>{survey.title}</b>
                  <div>{survey.address}</div>
                  <div className={classes.code}>{code}</div>
                  <div>{t('surveys.slipUntil', { date: formatDate(survey.closesOn) })}</div>
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
