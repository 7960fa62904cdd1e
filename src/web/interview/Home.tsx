import { useCallback, useRef, useState } from 'react'
import { Carried } from './Carried.tsx'
import { join } from './device.ts'
import { type NotFetched, renewKit } from './kit.ts'
import type { Known } from './People.tsx'
import {
  type Draft,
  discard,
  dropOutcome,
  keepOutcome,
  type Listed,
  type ListedMet,
  type Met,
  noteRead,
  type Seen,
  type Session,
  sealWaiting,
  seen as seenBy,
} from './records.ts'
import { SignIn } from './SignIn.tsx'
import { type Sending, sendAll, signedIn } from './sending.ts'
import { useSending } from './use-sending.ts'
import { t, waitingWords } from './words.ts'

type HomeProps = { session: Session; renewed: (session: Session) => void; open: (draft: Draft) => void }
/** What is carried, what was begun, and what has not been sent yet. */
export function Home({ session, renewed, open }: HomeProps) {
  const [seen, setSeen] = useState<Seen>()
  const [outcome, setOutcome] = useState<Sending>()
  const [notFetched, tell] = useState<NotFetched>()
  const newest = useRef(0)
  const refresh = useCallback(async () => {
    newest.current += 1
    const mine = newest.current
    const found = await seenBy(session)
    // One that began earlier may end later.
    if (mine === newest.current) setSeen(found)
  }, [session])
  const send = useCallback(async () => {
    await sealWaiting(session)
    setOutcome(await sendAll(() => void refresh()))
    await refresh()
  }, [session, refresh])
  const fetchKit = useCallback(async () => {
    tell(await renewKit(session))
    await refresh()
  }, [session, refresh])
  const renew = useCallback(async () => {
    await refresh()
    // Whom an earlier version of the app put here is known to the server from his next sign-in on.
    const device = session.device ? undefined : await joined(session)
    if (device) return renewed({ ...session, device })
    await send()
    await fetchKit()
  }, [session, refresh, send, fetchKit, renewed])
  const rejoin = async () => {
    const who = await signedIn()
    const device = who?.id === session.person ? await join(session) : undefined
    if (device) return renewed({ ...session, device })
    if (who) tell('other')
  }
  const record = async (met: Met) => {
    await keepOutcome(session, met)
    await refresh()
    void send()
  }
  // Reserves may have taken over while there was no line.
  useSending(send, renew)
  if (!seen) return null
  return (
    <>
      <h1>{session.name}</h1>
      <Waiting seen={seen} outcome={outcome} send={renew} refresh={refresh} />
      <Begun drafts={seen.drafts} open={open} refresh={refresh} />
      <section>
        <h2>{t('interview.surveys')}</h2>
        {notFetched ? <p role="status">{t(`interview.noFetch.${notFetched}`)}</p> : null}
        {notFetched && notFetched !== 'offline' ? <SignIn done={rejoin} /> : null}
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

const joined = async (session: Session) => {
  const who = await signedIn()
  return who?.id === session.person ? join(session) : undefined
}

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
  const read = async (id: string) => {
    await noteRead(id)
    await refresh()
  }
  return (
    <section className={count > 0 ? 'notice due' : 'notice'} aria-live="polite">
      <p>
        <b data-waiting={waiting.length} data-outcomes={outcomes.length}>
          {waitingWords(waiting.length, outcomes.length) || t('interview.allSent')}
        </b>
        {sent.length > 0 ? <span data-sent={sent.length}> {t('interview.sent', { n: sent.length })}</span> : null}
      </p>
      {count > 0 && outcome && outcome !== 'done' ? <p>{t(`interview.sending.${outcome}`)}</p> : null}
      {waiting.map(({ id, note }) => (note ? <p key={id}>{t('interview.refused', { why: note })}</p> : null))}
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
      {sent.map(({ id, note }) =>
        note ? (
          <p key={id}>
            {note}{' '}
            <button type="button" className="quiet" onClick={() => void read(id)}>
              {t('interview.noteRead')}
            </button>
          </p>
        ) : null,
      )}
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
