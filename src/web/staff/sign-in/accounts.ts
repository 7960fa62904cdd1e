import { Problem } from '../problem.ts'
import { locale, t, type WordKey } from '../words.ts'

/** The accounts' own addresses (better-auth): they answer `{code, message}` in English, so words are chosen here. */
export async function askAccounts<T>(path: string, body?: Readonly<Record<string, unknown>>): Promise<T> {
  const init: RequestInit = { headers: { 'accept-language': locale() } }
  if (body) {
    init.method = 'POST'
    init.headers = { 'content-type': 'application/json', 'accept-language': locale() }
    init.body = JSON.stringify(body)
  }
  const reply = await fetch(`/api/auth${path}`, init).catch(() => undefined)
  if (!reply) throw new Problem('network.lost', t('problem.networkLost'), 0)
  const text = await reply.text()
  if (reply.ok) return (text ? JSON.parse(text) : {}) as T
  throw accountProblem(reply.status, text)
}

const words: Readonly<Record<string, WordKey>> = {
  INVALID_EMAIL_OR_PASSWORD: 'signIn.wrong',
  INVALID_EMAIL: 'signIn.wrong',
  INVALID_PASSWORD: 'signIn.wrongPassword',
  INVALID_CODE: 'signIn.wrongCode',
  INVALID_BACKUP_CODE: 'signIn.wrongCode',
  INVALID_TWO_FACTOR_COOKIE: 'signIn.codeTooLate',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'signIn.codeTooLate',
  ACCOUNT_TEMPORARILY_LOCKED: 'signIn.codeLocked',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'signIn.noPassword',
  PROVIDER_NOT_FOUND: 'signIn.elsewhere.silent',
  INVALID_TOKEN: 'signIn.linkTooOld',
  PASSWORD_TOO_SHORT: 'signIn.tooShort',
  'access.locked': 'signIn.locked',
  'access.disabled': 'signIn.disabled',
  'access.too_many_requests': 'signIn.tooMany',
}

function accountProblem(status: number, text: string): Problem {
  let code = 'server.error'
  try {
    const said = JSON.parse(text)
    code = String(said.code ?? said.message ?? code)
  } catch {
    // a proxy's page
  }
  return new Problem(code, t(words[code] ?? 'problem.unexpected'), status)
}

/** Why the single sign-on sent somebody back; the codes are better-auth's and the issuer's own. */
export function elsewhereProblem(code: string | undefined): string {
  if (code === 'signup_disabled') return t('signIn.elsewhere.unknown')
  if (code === 'account_not_linked') return t('signIn.elsewhere.unconfirmed')
  if (code === 'access.disabled') return t('signIn.disabled')
  if (code === 'access_denied') return t('signIn.elsewhere.stopped')
  return t('signIn.elsewhere.unproved')
}

export type SignedIn = { twoFactorRedirect?: boolean }

export const signIn = (email: string, password: string) =>
  askAccounts<SignedIn>('/sign-in/email', { email: email.trim(), password, rememberMe: true })

/** Six digits come from the phone; anything else is one of the codes that were kept for its loss. */
export const sendSecondFactor = (code: string, trustDevice: boolean) => {
  const bare = code.replaceAll(/\s/g, '')
  const path = /^\d{6}$/.test(bare) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  return askAccounts(path, { code: bare, trustDevice })
}

/** Goes to the province's single sign-on and comes back to `next`. */
export async function signInElsewhere(next: string): Promise<void> {
  const callbackURL = `/app${next}`
  const errorCallbackURL = `/app/dang-nhap?loi=sso&tiep=${encodeURIComponent(next)}`
  const { url } = await askAccounts<{ url: string }>('/sign-in/social', {
    provider: 'oidc',
    callbackURL,
    errorCallbackURL,
  })
  location.assign(url)
}
