import { useEffect, useRef, useState } from 'react'
import { fromBase64 } from './base64.ts'
import { loadDevice, recover, register, saveDevice } from './device.ts'
import type { Person } from './keep.ts'
import { NewPin } from './Pins.tsx'
import type { Session } from './records.ts'
import { SignIn } from './SignIn.tsx'
import { signedIn } from './sending.ts'
import { enrol, renewPin } from './vault.ts'
import { t } from './words.ts'

type Account = { id: string; name: string }
type EnterProps = { enter: (session: Session) => void; back: () => void }

/** Who is signed in in this browser, and a way to sign in; whoever did so here leaves the account closed behind him. */
function useAccount() {
  const [me, setMe] = useState<Account | null>()
  const [offline, setOffline] = useState(false)
  const here = useRef(false)
  const find = async () => {
    const who = await signedIn()
    setOffline(who === undefined)
    setMe(who)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once when the page opens
  useEffect(() => {
    void find()
  }, [])
  const signIn = async () => {
    here.current = true
    await find()
  }
  // The device sends by its own key: nobody who holds it next shall find somebody's account open.
  const leave = async () => {
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    if (here.current) await fetch('/api/auth/sign-out', asked).catch(() => undefined)
  }
  return { me, offline, find, signIn, leave }
}

/** Somebody comes onto this device: the only time that needs a line. */
export function NewPerson({ known, enter, back }: EnterProps & { known: readonly Person[] }) {
  // Where nobody is here yet there is nothing to go back to.
  const away = known.length > 0 ? back : undefined
  const { me, offline, find, signIn, leave } = useAccount()
  if (offline)
    return <NoLine title={t('interview.signIn')} again={find} back={away} text={t('interview.lineToBegin')} />
  if (me === undefined) return null
  if (me === null) return <SignIn done={signIn} why={t('interview.onceOnly')} back={away} />
  if (known.some(({ id }) => id === me.id))
    return <SignIn done={signIn} why={t('interview.known', { name: me.name })} back={away} />
  const keep = async (pin: string) => {
    await navigator.storage?.persist?.()
    const made = await register()
    if (!made) return t('interview.lineToBegin')
    const owner = { person: me.id, key: await enrol(me, pin, fromBase64(made.letterKey)) }
    const device = await saveDevice(owner, made)
    await leave()
    enter({ ...owner, name: me.name, device })
    return undefined
  }
  return <NewPin title={t('interview.newPin', { name: me.name })} keep={keep} />
}

/** Another PIN for somebody who has forgotten his: his account opens what is kept, and nothing is lost. */
export function Forgotten({ person, enter, back }: EnterProps & { person: Person }) {
  const { me, offline, find, signIn, leave } = useAccount()
  const { recovery, name } = person
  const title = t('interview.newPin', { name })
  if (!recovery) return <NoLine title={title} back={back} text={t('interview.noRecovery')} />
  if (offline) return <NoLine title={title} again={find} back={back} text={t('interview.lineToRecover')} />
  if (me === undefined) return null
  if (me?.id !== person.id)
    return <SignIn done={signIn} why={t('interview.recoverAs', { name: person.name })} back={back} />
  const keep = async (pin: string) => {
    const key = await recover(recovery)
    if (key === undefined) return t('interview.notRecovered')
    const owner = { person: person.id, key: await renewPin(person, key, pin) }
    await leave()
    enter({ ...owner, name: person.name, device: await loadDevice(owner) })
    return undefined
  }
  return <NewPin title={title} keep={keep} />
}

type NoLineProps = { title: string; text: string; again?: () => Promise<void>; back: (() => void) | undefined }

function NoLine({ title, text, again, back }: NoLineProps) {
  return (
    <>
      <h1>{title}</h1>
      <p role="alert">{text}</p>
      <p className="steps">
        {again ? (
          <button type="button" onClick={() => void again()}>
            {t('interview.tryAgain')}
          </button>
        ) : null}
        {back ? (
          <button type="button" className="quiet" onClick={back}>
            {t('interview.back')}
          </button>
        ) : null}
      </p>
    </>
  )
}
