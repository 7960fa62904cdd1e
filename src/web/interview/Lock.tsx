import { type FormEvent, useCallback, useState } from 'react'
import { loadDevice } from './device.ts'
import { listPeople, type Person } from './keep.ts'
import { Forgotten, NewPerson } from './NewPerson.tsx'
import { PinField } from './Pins.tsx'
import { countKept, type Session } from './records.ts'
import { type Sending, sendAll } from './sending.ts'
import { useSending } from './use-sending.ts'
import { isPin, unlock } from './vault.ts'
import { t, waitingWords } from './words.ts'

type LockProps = { enter: (session: Session) => void }
type Listed = Person & { waiting: string }

const withWaiting = async (each: Person): Promise<Listed> => {
  const { waiting, outcome } = await countKept(each.id)
  return { ...each, waiting: waitingWords(waiting, outcome) }
}

/** Everybody who uses this device, each behind his PIN. What waits goes out from here too, whoever's it is. */
export function Lock({ enter }: LockProps) {
  const [people, setPeople] = useState<readonly Listed[]>()
  const [step, take] = useState<{ who?: Person; forgotten?: boolean; adding?: boolean }>({})
  const [ended, setEnded] = useState<Sending>()
  const refresh = useCallback(async () => setPeople(await Promise.all((await listPeople()).map(withWaiting))), [])
  const send = useCallback(async () => {
    setEnded(await sendAll(() => void refresh()))
    await refresh()
  }, [refresh])
  // What is known here is shown before a line is asked for.
  const begin = useCallback(() => refresh().then(send), [refresh, send])
  useSending(send, begin)
  if (!people) return null
  const back = () => take({})
  if (step.who && step.forgotten)
    return <Forgotten person={step.who} enter={enter} back={() => take({ who: step.who! })} />
  if (step.who)
    return (
      <Pin person={step.who} enter={enter} back={back} forgotten={() => take({ who: step.who!, forgotten: true })} />
    )
  if (step.adding || people.length === 0) return <NewPerson known={people} enter={enter} back={back} />
  const due = people.some(({ waiting }) => waiting)
  return (
    <section>
      <h1>{t('interview.who')}</h1>
      <ul className="list">
        {people.map((each) => (
          <li key={each.id}>
            <button type="button" className="wide" onClick={() => take({ who: each })}>
              {each.name}
            </button>
            {each.waiting ? <span className="due">{each.waiting}</span> : null}
          </li>
        ))}
      </ul>
      <div aria-live="polite">{due && ended && ended !== 'done' ? <p>{t(`interview.sending.${ended}`)}</p> : null}</div>
      <p className="steps">
        {due ? (
          <button type="button" onClick={() => void send()}>
            {t('interview.send')}
          </button>
        ) : null}
        <button type="button" className="quiet" onClick={() => take({ adding: true })}>
          {t('interview.addPerson')}
        </button>
      </p>
      <details>
        <summary>{t('interview.withoutLine')}</summary>
        <p>{t('interview.withoutLineWorks')}</p>
        <p>{t('interview.withoutLineNot')}</p>
      </details>
    </section>
  )
}

type PinProps = LockProps & { person: Person; back: () => void; forgotten: () => void }

function Pin({ person, enter, back, forgotten }: PinProps) {
  const [pin, type] = useState('')
  const [wrong, tell] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    // As it is kept now: a wrong PIN in another tab counts too.
    const now = (await listPeople()).find(({ id }) => id === person.id) ?? person
    const found = await unlock(now, pin, Date.now())
    if ('key' in found) {
      const owner = { person: person.id, name: person.name, key: found.key }
      return enter({ ...owner, device: await loadDevice(owner) })
    }
    setBusy(false)
    type('')
    if ('wrong' in found) return tell(t('interview.pinWrong', { n: found.wrong }))
    tell(t('interview.pinWait', { seconds: Math.ceil((found.waitUntil - Date.now()) / 1000) }))
  }
  return (
    <form onSubmit={submit}>
      <h1>{person.name}</h1>
      {wrong ? <p role="alert">{wrong}</p> : null}
      <PinField label={t('interview.pin')} value={pin} onChange={type} />
      <p className="steps">
        <button type="submit" disabled={busy || !isPin(pin)}>
          {t('interview.open')}
        </button>
        <button type="button" className="quiet" onClick={back}>
          {t('interview.back')}
        </button>
        <button type="button" className="quiet" onClick={forgotten}>
          {t('interview.forgotten')}
        </button>
      </p>
    </form>
  )
}
