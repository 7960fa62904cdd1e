import { type FormEvent, useEffect, useState } from 'react'
import { listPeople, type Person } from './keep.ts'
import { countKept, type Session } from './records.ts'
import { signedIn } from './sending.ts'
import { enrol, isPin, unlock } from './vault.ts'
import { t, waitingWords } from './words.ts'

type LockProps = { enter: (session: Session) => void }

/** Everybody who uses this device, each behind his PIN; how much of his waits to be sent is seen without it. */
export function Lock({ enter }: LockProps) {
  const [people, setPeople] = useState<readonly (Person & { waiting: string })[]>()
  const [chosen, choose] = useState<Person>()
  const [adding, add] = useState(false)
  useEffect(() => {
    void listPeople().then(async (all) =>
      setPeople(
        await Promise.all(
          all.map(async (each) => {
            const { waiting, outcome } = await countKept(each.id)
            return { ...each, waiting: waitingWords(waiting, outcome) }
          }),
        ),
      ),
    )
  }, [])
  if (!people) return null
  if (chosen) return <Pin person={chosen} enter={enter} back={() => choose(undefined)} />
  if (adding || people.length === 0) return <NewPerson known={people} enter={enter} />
  return (
    <section>
      <h1>{t('interview.who')}</h1>
      <ul className="list">
        {people.map((each) => (
          <li key={each.id}>
            <button type="button" className="wide" onClick={() => choose(each)}>
              {each.name}
            </button>
            {each.waiting ? <span className="due">{each.waiting}</span> : null}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => add(true)}>
        {t('interview.addPerson')}
      </button>
    </section>
  )
}

type PinProps = LockProps & { person: Person; back: () => void }

function Pin({ person, enter, back }: PinProps) {
  const [pin, type] = useState('')
  const [wrong, tell] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    // As it is kept now: a wrong PIN in another tab counts too.
    const now = (await listPeople()).find(({ id }) => id === person.id) ?? person
    const found = await unlock(now, pin, Date.now())
    setBusy(false)
    if ('key' in found) return enter({ person: person.id, name: person.name, key: found.key })
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
      </p>
    </form>
  )
}

type PinFieldProps = { label: string; value: string; onChange: (value: string) => void }

const PinField = ({ label, value, onChange }: PinFieldProps) => (
  <label>
    {label}
    <input
      type="password"
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/\D/g, ''))}
    />
  </label>
)

function NewPerson({ known, enter }: LockProps & { known: readonly Person[] }) {
  const [me, setMe] = useState<{ id: string; name: string } | null>()
  const [offline, setOffline] = useState(false)
  const [pins, setPins] = useState(['', ''])
  const find = async () => {
    const who = await signedIn()
    setOffline(who === undefined)
    setMe(who)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once when the page opens
  useEffect(() => void find(), [])
  if (offline) return <p role="alert">{t('interview.lineToBegin')}</p>
  if (me === null) return <SignIn done={find} />
  if (!me) return null
  if (known.some(({ id }) => id === me.id))
    return (
      <>
        <p>{t('interview.known', { name: me.name })}</p>
        <SignIn done={find} />
      </>
    )
  const [first = '', second = ''] = pins
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await navigator.storage?.persist?.()
    enter({ person: me.id, name: me.name, key: await enrol(me, first) })
  }
  return (
    <form onSubmit={submit}>
      <h1>{t('interview.newPin', { name: me.name })}</h1>
      <p>{t('interview.pinMeans')}</p>
      <PinField label={t('interview.pin')} value={first} onChange={(pin) => setPins([pin, second])} />
      <PinField label={t('interview.pinAgain')} value={second} onChange={(pin) => setPins([first, pin])} />
      <p className="steps">
        <button type="submit" disabled={!isPin(first) || first !== second}>
          {t('interview.keepPin')}
        </button>
      </p>
    </form>
  )
}

/** Signs in with the account of the office; a second factor is asked for by the office's own page. */
export function SignIn({ done }: { done: () => Promise<void> }) {
  const [form, setForm] = useState({ email: '', password: '' })
  const [wrong, tell] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch('/api/auth/sign-in/email', { method: 'POST', headers, body: JSON.stringify(form) }).catch(
      () => undefined,
    )
    const said = (await reply?.json().catch(() => undefined)) as { twoFactorRedirect?: boolean } | undefined
    if (!reply) tell(t('interview.lineToBegin'))
    else if (said?.twoFactorRedirect) location.assign('/app/')
    else if (reply.ok) await done()
    else tell(t('interview.signInWrong'))
  }
  return (
    <form onSubmit={submit}>
      <h1>{t('interview.signIn')}</h1>
      {wrong ? <p role="alert">{wrong}</p> : null}
      <label>
        {t('interview.email')}
        <input
          type="email"
          autoComplete="username"
          value={form.email}
          onChange={({ currentTarget }) => setForm({ ...form, email: currentTarget.value })}
        />
      </label>
      <label>
        {t('interview.password')}
        <input
          type="password"
          autoComplete="current-password"
          value={form.password}
          onChange={({ currentTarget }) => setForm({ ...form, password: currentTarget.value })}
        />
      </label>
      <p className="steps">
        <button type="submit">{t('interview.signIn')}</button>
      </p>
    </form>
  )
}
