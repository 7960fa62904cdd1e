import { type FormEvent, useState } from 'react'
import { t } from './words.ts'

type SignInProps = { done: () => Promise<void>; why?: string; back?: (() => void) | undefined }

/** Signs in with the account of the office; a second factor is asked for by the office's own page. */
export function SignIn({ done, why, back }: SignInProps) {
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
      {why ? <p>{why}</p> : null}
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
        {back ? (
          <button type="button" className="quiet" onClick={back}>
            {t('interview.back')}
          </button>
        ) : null}
      </p>
    </form>
  )
}
