import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { v7 as uuid } from 'uuid'
import { isLocked } from '#features/access/rules.ts'
import { findSignInFailures } from '#features/access/store.ts'
import type { Config } from '#platform/config.ts'
import type { Province } from '#platform/db/province.ts'
import type { Services } from '#platform/services.ts'
import { emailOf, recordOf, recordReset } from './sign-in-record.ts'
import { findAccount } from './store.ts'

export type SignInOptions = { province: Province; secret: string; services: Services }

/** Accounts of one province: e-mail and password, a second factor, sessions, reset by mail, single sign-on. */
export function signInOf(options: SignInOptions) {
  const { province, secret, services } = options
  const { config, address, log } = services
  return betterAuth({
    appName: 'Năm Rõ',
    baseURL: address,
    basePath: '/api/auth',
    secret,
    database: { db: province.kysely, type: 'postgres' },
    // The web server has compared the origin with the host already (platform/http/guard.ts).
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { log: (level, message) => log[level === 'error' ? 'error' : 'debug'](`accounts: ${message}`) },
    advanced: {
      cookiePrefix: 'namro',
      useSecureCookies: address.startsWith('https:'),
      database: { generateId: () => uuid() },
    },
    user: { modelName: 'authUser' },
    session: { modelName: 'authSession', expiresIn: 7 * 86_400, updateAge: 86_400 },
    account: { modelName: 'authAccount', accountLinking: { enabled: true } },
    // Where a sign-in elsewhere has lost its thread (another browser, an hour later), our page says so, in our words.
    onAPIError: { errorURL: elsewhereFailed },
    verification: { modelName: 'authVerification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      onPasswordReset: ({ user }) => recordReset(province, user.id),
      sendResetPassword: ({ user, url }) => sendReset(options, user, url),
    },
    plugins: [
      twoFactor({ issuer: 'Năm Rõ', twoFactorTable: 'authTwoFactor' }),
      ...(config.oidcIssuer ? [genericOAuth({ config: [oidc(config, config.oidcIssuer)] })] : []),
      recordOf(province),
    ],
    // Names are kept by administrators.
    disabledPaths: ['/update-user'],
    hooks: { before: lockedOut(province) },
    databaseHooks: { session: { create: { before: refuseDisabled(province) } } },
  })
}

export type SignIn = ReturnType<typeof signInOf>

const elsewhereFailed = '/app/dang-nhap?loi=sso'

const oidc = (config: Config, issuer: string) => ({
  providerId: 'oidc',
  discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
  clientId: config.oidcClientId ?? '',
  clientSecret: config.oidcClientSecret ?? '',
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  // Signature, issuer, audience, time and nonce: what cannot be proved lets nobody in.
  requireIdTokenVerification: true,
  // The operator chose this issuer, so its addresses hold, unless it says itself that one was never confirmed.
  mapProfileToUser: ({ email_verified: confirmed }: Record<string, unknown>) => ({
    emailVerified: confirmed !== false && confirmed !== 'false',
  }),
  // Single sign-on lets in whom an administrator has entered; it makes no accounts.
  disableImplicitSignUp: true,
  disableSignUp: true,
})

async function sendReset({ services, province }: SignInOptions, user: { email: string; name: string }, url: string) {
  const mail = {
    to: [user.email],
    subject: 'Đặt lại mật khẩu Năm Rõ',
    text: [
      `Chào ${user.name},`,
      '',
      'Có người vừa yêu cầu đặt lại mật khẩu cho tài khoản này. Nếu là bạn, hãy mở địa chỉ sau trong vòng 1 giờ:',
      url,
      '',
      'Nếu không phải bạn, hãy bỏ qua thư này; mật khẩu hiện tại vẫn dùng được.',
    ].join('\n'),
  }
  await services.mail.deliver(mail, province)
}

const lockedOut = (province: Province) =>
  createAuthMiddleware(async (ctx) => {
    const email = ctx.path === '/sign-in/email' ? emailOf(ctx.body) : undefined
    if (email === undefined) return
    const failures = await province.read((db) => findSignInFailures(db, email))
    if (isLocked(failures, new Date())) {
      throw new APIError('TOO_MANY_REQUESTS', { code: 'access.locked', message: 'access.locked' })
    }
  })

const refuseDisabled = (province: Province) => async (session: { userId: string }) => {
  const account = await province.read((db) => findAccount(db, session.userId))
  if (account?.disabledAt) throw new APIError('FORBIDDEN', { code: 'access.disabled', message: 'access.disabled' })
}
