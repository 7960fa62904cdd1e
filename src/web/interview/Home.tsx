import { useCallback, useEffect, useRef, useState } from 'react'
import { Carried, type Known } from './Carried.tsx'
import { type NotFetched, renewKit } from './kit.ts'
import { SignIn } from './Lock.tsx'
import {
  countKept,
  type Draft,
  discard,
  dropOutcome,
  type Kit,
  keepOutcome,
  type Listed,
  type ListedMet,
  listDrafts,
  listOutcomes,
  loadKit,
  type Met,
  type Session,
} from './records.ts'
import { type Sending, sendAll } from './sending.ts'
import { t, waitingWords } from './words.ts'

type HomeProps = { session: Session; open: (draft: Draft) => void }
type Seen = {
  kit: Kit | undefined
  drafts: readonly Listed[]
  waiting: readonly Listed[]
  outcomes: readonly ListedMet[]
  told: readonly ListedMet[]
  sent: number
}

/** What is carried, what was begun, and what has not been sent yet. */
export function Home({ session, open }: HomeProps) {
  const [seen, setSeen] = useState<Seen>()
  const [outcome, setOutcome] = useState<Sending>()
  const [notFetched, tell] = useState<NotFetched>()
  const newest = useRef(0)
  const refresh = useCallback(async () => {
    newest.current += 1
    const mine = newest.current
    const [kit, drafts, waiting, outcomes, told, { sent }] = await Promise.all([
      loadKit(session),
      listDrafts(session, 'draft'),
      listDrafts(session, 'waiting'),
      listOutcomes(session, 'outcome'),
      listOutcomes(session, 'told'),
      countKept(session.person),
    ])
    // One that began earlier may end later.
    if (mine === newest.current) setSeen({ kit, drafts, waiting, outcomes, told, sent })
  }, [session])
  const send = useCallback(async () => {
    setOutcome(await sendAll(session, () => void refresh()))
    await refresh()
  }, [session, refresh])
  const fetchKit = useCallback(async () => {
    tell(await renewKit(session))
    await refresh()
  }, [session, refresh])
  const renew = useCallback(() => send().then(fetchKit), [send, fetchKit])
  const record = async (met: Met) => {
    await keepOutcome(session, met)
    await refresh()
    void send()
  }
  const begun = useRef(false)
  useEffect(() => {
    if (!begun.current) void refresh().then(renew)
    begun.current = true
    const timer = setInterval(() => void send(), 60_000)
    // Reserves may have taken over meanwhile.
    const back = () => void renew()
    addEventListener('online', back)
    return () => {
      clearInterval(timer)
      removeEventListener('online', back)
    }
  }, [refresh, send, renew])
  if (!seen) return null
  return (
    <>
      <h1>{session.name}</h1>
      <Waiting seen={seen} outcome={outcome} send={renew} refresh={refresh} />
      <Begun drafts={seen.drafts} open={open} refresh={refresh} />
      <section>
        <h2>{t('interview.surveys')}</h2>
        {notFetched ? (
          <p role="status">{t(notFetched === 'offline' ? 'interview.noFetch' : `interview.sending.${notFetched}`)}</p>
        ) : null}
        {/* Above, where something waits, the same is asked for. */}
        {asksForAccount(notFetched) && !asksAbove(seen, outcome) ? <SignIn done={renew} /> : null}
        {(seen.kit?.surveys ?? []).map((survey) => (
          <Carried
            key={survey.surveyId}
            session={session}
            survey={survey}
            known={knownOf(seen)}
            open={open}
            record={record}
          />
        ))}
        {seen.kit?.surveys.length === 0 ? <p>{t('interview.noSurveys')}</p> : null}
        <button type="button" className="quiet" onClick={() => void fetchKit()}>
          {t('interview.fetch')}
        </button>
      </section>
    </>
  )
}

const asksForAccount = (why: Sending | NotFetched | undefined) => why === 'signIn' || why === 'other'
const asksAbove = ({ waiting, outcomes }: Pick<Seen, 'waiting' | 'outcomes'>, outcome: Sending | undefined) =>
  waiting.length + outcomes.length > 0 && asksForAccount(outcome)

/** What waits is newer than what was told, and that newer than what was fetched. */
const knownOf = ({ drafts, outcomes, told }: Seen): Known => ({
  outcomes: new Map([...told, ...outcomes].map(({ met }) => [met.unitId, met])),
  begun: new Map(drafts.flatMap(({ draft }) => (draft.unit ? [[draft.unit.id, draft] as const] : []))),
})

type WaitingProps = {
  seen: Seen
  outcome: Sending | undefined
  send: () => Promise<void>
  refresh: () => Promise<void>
}

function Waiting({ seen: { waiting, outcomes, sent }, outcome, send, refresh }: WaitingProps) {
  const count = waiting.length + outcomes.length
  const drop = async (listed: ListedMet) => {
    await dropOutcome(listed)
    await refresh()
  }
  return (
    <section className={count > 0 ? 'notice due' : 'notice'} aria-live="polite">
      <p>
        <b data-waiting={waiting.length} data-outcomes={outcomes.length}>
          {waitingWords(waiting.length, outcomes.length) || t('interview.allSent')}
        </b>
        {sent > 0 ? <span data-sent={sent}> {t('interview.sent', { n: sent })}</span> : null}
      </p>
      {count > 0 && outcome && outcome !== 'done' ? <p>{t(`interview.sending.${outcome}`)}</p> : null}
      {waiting.map(({ record }) =>
        record.note ? <p key={record.id}>{t('interview.refused', { why: record.note })}</p> : null,
      )}
      {outcomes.map((each) =>
        each.record.note ? (
          <p key={each.record.id}>
            {t('interview.outcomeRefused', { why: each.record.note })}{' '}
            <button type="button" className="quiet" onClick={() => void drop(each)}>
              {t('interview.dropOutcome')}
            </button>
          </p>
        ) : null,
      )}
      {asksAbove({ waiting, outcomes }, outcome) ? <SignIn done={send} /> : null}
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
              {draft.unit?.label ?? draft.survey.title} – {new Date(draft.beganAt).toLocaleString('vi-VN')}
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
