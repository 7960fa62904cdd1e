import { useCallback, useEffect, useRef, useState } from 'react'
import type { InterviewKit } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { todayHere } from './day.ts'
import { SignIn } from './Lock.tsx'
import {
  countKept,
  type Draft,
  discard,
  type Kit,
  type Listed,
  listDrafts,
  loadKit,
  type Session,
  type Survey,
  saveKit,
} from './records.ts'
import { type Sending, sendAll } from './sending.ts'
import { t } from './words.ts'

type HomeProps = { session: Session; open: (draft: Draft) => void }
type Seen = { kit: Kit | undefined; drafts: readonly Listed[]; waiting: readonly Listed[]; sent: number }

/** What is carried, what was begun, and what has not been sent yet. */
export function Home({ session, open }: HomeProps) {
  const [seen, setSeen] = useState<Seen>()
  const [outcome, setOutcome] = useState<Sending>()
  const [told, tell] = useState('')
  const refresh = useCallback(async () => {
    const [kit, drafts, waiting, { sent }] = await Promise.all([
      loadKit(session),
      listDrafts(session, 'draft'),
      listDrafts(session, 'waiting'),
      countKept(session.person),
    ])
    setSeen({ kit, drafts, waiting, sent })
  }, [session])
  const send = useCallback(async () => {
    setOutcome(await sendAll(session, () => void refresh()))
    await refresh()
  }, [session, refresh])
  const fetchKit = useCallback(async () => {
    const kit = await fetchedKit(session)
    if (typeof kit === 'string') return tell(kit)
    await saveKit(session, kit)
    tell('')
    await refresh()
  }, [session, refresh])
  const begun = useRef(false)
  useEffect(() => {
    if (!begun.current) void refresh().then(send).then(fetchKit)
    begun.current = true
    const again = () => void send()
    const timer = setInterval(again, 60_000)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [refresh, send, fetchKit])
  if (!seen) return null
  return (
    <>
      <h1>{session.name}</h1>
      <Waiting seen={seen} outcome={outcome} send={send} />
      <Begun drafts={seen.drafts} open={open} refresh={refresh} />
      <section>
        <h2>{t('interview.surveys')}</h2>
        {told ? <p role="status">{told}</p> : null}
        {(seen.kit?.surveys ?? []).map((survey) => (
          <Carried key={survey.surveyId} survey={survey} open={open} />
        ))}
        {seen.kit?.surveys.length === 0 ? <p>{t('interview.noSurveys')}</p> : null}
        <button type="button" className="quiet" onClick={() => void fetchKit()}>
          {t('interview.fetch')}
        </button>
      </section>
    </>
  )
}

type WaitingProps = { seen: Seen; outcome: Sending | undefined; send: () => Promise<void> }

function Waiting({ seen: { waiting, sent }, outcome, send }: WaitingProps) {
  const count = waiting.length
  return (
    <section className={count > 0 ? 'notice due' : 'notice'} aria-live="polite">
      <p>
        <b data-waiting={count}>{count > 0 ? t('interview.waiting', { n: count }) : t('interview.allSent')}</b>
        {sent > 0 ? <span data-sent={sent}> {t('interview.sent', { n: sent })}</span> : null}
      </p>
      {count > 0 && outcome && outcome !== 'done' ? <p>{t(`interview.sending.${outcome}`)}</p> : null}
      {waiting.map(({ record }) =>
        record.note ? <p key={record.id}>{t('interview.refused', { why: record.note })}</p> : null,
      )}
      {count > 0 && outcome === 'signIn' ? <SignIn done={send} /> : null}
      {count > 0 ? (
        <button type="button" onClick={() => void send()}>
          {t('interview.send')}
        </button>
      ) : null}
    </section>
  )
}

type BegunProps = { drafts: readonly Listed[]; open: (draft: Draft) => void; refresh: () => Promise<void> }

function Begun({ drafts, open, refresh }: BegunProps) {
  if (drafts.length === 0) return null
  const drop = async (id: string) => {
    if (!confirm(t('interview.dropSure'))) return
    await discard(id)
    await refresh()
  }
  return (
    <section>
      <h2>{t('interview.begun')}</h2>
      <ul className="list">
        {drafts.map(({ draft }) => (
          <li key={draft.id}>
            <button type="button" className="wide" onClick={() => open(draft)}>
              {draft.survey.title} – {new Date(draft.beganAt).toLocaleString('vi-VN')}
            </button>
            <button type="button" className="quiet" onClick={() => void drop(draft.id)}>
              {t('interview.drop')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Carried({ survey, open }: { survey: Survey; open: (draft: Draft) => void }) {
  const [clusterId, choose] = useState('')
  const today = todayHere()
  const ready = today >= survey.opensOn && today <= survey.closesOn
  const begin = () =>
    open({
      ...{ id: crypto.randomUUID(), survey, language: survey.content.languages[0] ?? 'vi', beganAt: Date.now() },
      ...{ seconds: 0, fields: [], clusterId: clusterId || undefined },
    })
  const place = survey.places.find(({ id }) => id === clusterId)
  return (
    <article className="card">
      <h3>{survey.title}</h3>
      <p className="small">
        {formatDate(survey.opensOn)} – {formatDate(survey.closesOn)}
      </p>
      {survey.places.length > 0 ? (
        <label>
          {t('interview.place')}
          <select value={clusterId} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            <option value="">{t('interview.choosePlace')}</option>
            {survey.places.map(({ id, label, within }) => (
              <option key={id} value={id}>
                {[label, within].filter(Boolean).join(', ')}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {place ? (
        <ul className="small">
          {place.people.map((person) => (
            <li key={person}>{person}</li>
          ))}
        </ul>
      ) : null}
      <button type="button" disabled={!ready || (survey.places.length > 0 && !place)} onClick={begin}>
        {t('interview.begin')}
      </button>
      {ready ? null : <p className="small">{t('interview.notNow')}</p>}
    </article>
  )
}

type Mine = {
  surveys: { surveyId: string; clusters: { id: string; label: string; within: string; units: Unit[] }[] }[]
}
type Unit = { label: string; contact: string; stands: boolean; outcome: string }

/** What is carried, from the server; words where it could not be had: what was carried before stays. */
async function fetchedKit({ person }: Session): Promise<Kit | string> {
  try {
    const [reply, units] = await Promise.all([fetch('/api/interviews'), fetch('/api/samples/mine')])
    if (reply.status === 401) return t('interview.sending.signIn')
    if (!reply.ok) return t('interview.noFetch')
    const kit = (await reply.json()) as InterviewKit
    if (kit.userId !== person) return t('interview.sending.other')
    const mine = units.ok ? ((await units.json()) as Mine) : { surveys: [] }
    const placesOf = (surveyId: string) =>
      (mine.surveys.find((each) => each.surveyId === surveyId)?.clusters ?? []).map(({ units: of, ...cluster }) => ({
        ...{ id: cluster.id, label: cluster.label, within: cluster.within },
        people: of
          .filter(({ stands, outcome }) => stands && outcome === 'none')
          .map(({ label, contact }) => [label, contact].filter(Boolean).join(' – ')),
      }))
    return { at: Date.now(), surveys: kit.surveys.map((each) => ({ ...each, places: placesOf(each.surveyId) })) }
  } catch {
    return t('interview.noFetch')
  }
}
