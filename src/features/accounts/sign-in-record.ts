import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { afterFailure, isTold } from '#features/access/rules.ts'
import { type Actor, visitor } from '#features/access/schema.ts'
import { appendAudit, clearSignInFailures, findSignInFailures, saveSignInFailures } from '#features/access/store.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import { type Account, findAccount, findAccountByEmail, touchUser } from './store.ts'

/** By what a person comes in. */
const ways: Record<string, string> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'secondFactor',
  '/two-factor/verify-backup-code': 'backupCode',
  '/callback/:id': 'singleSignOn',
}

/** What a person who is in changes about the way in. */
const changes: Record<string, string> = {
  '/change-password': 'account.changePassword',
  '/two-factor/verify-totp': 'account.secondFactorOn',
  '/two-factor/disable': 'account.secondFactorOff',
  '/two-factor/generate-backup-codes': 'account.renewCodes',
}

type Ctx = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]
type Line = { operation: string; account?: Account | undefined; actor?: Actor; fields: Record<string, unknown> }

const record = (db: Db, now: Date, { operation, account, actor, fields }: Line) => {
  const self = account && { kind: 'user' as const, id: account.id, name: account.name, sessionId: null, grants: [] }
  const subject = { subjectKind: 'account', subjectId: account?.id ?? null }
  return appendAudit(db, { at: now, actor: actor ?? self ?? visitor, operation, ...subject, fields })
}

/**
 * What the audit keeps of the accounts: who came in and by what, what failed, and what changed about the way in; never a
 * secret, nor an address that is no account's. To stand last among the plugins, where the outcome is known.
 */
export const recordOf = (province: Province) =>
  ({
    id: 'record',
    hooks: {
      after: [
        {
          matcher: ({ path }) => path !== undefined && (path in ways || path in changes),
          handler: createAuthMiddleware((ctx) => recordOutcome(province, ctx)),
        },
      ],
    },
  }) satisfies BetterAuthPlugin

async function recordOutcome(province: Province, ctx: Ctx): Promise<void> {
  const { path = '' } = ctx
  const { returned, newSession, session } = ctx.context
  const now = new Date()
  const refused = returned instanceof APIError && returned.statusCode >= 400
  if (session) return refused ? undefined : recordChange(province, { path, ...session }, now)
  const by = ways[path]
  if (by === undefined) return
  if (isHalfWay(returned)) return recordHalfWay(province, emailOf(ctx.body), now)
  if (newSession) return recordSignIn(province, newSession.session.userId, by, now)
  const email = by === 'password' ? emailOf(ctx.body) : await emailOfSecondFactor(ctx)
  await province.write((db) => recordFailure(db, email, by, now))
}

type Inside = { path: string; user: { id: string; twoFactorEnabled?: unknown } }

async function recordChange(province: Province, { path, user }: Inside, now: Date): Promise<void> {
  const operation = changes[path]
  // A code that only confirms what is on already changes nothing.
  if (!operation || (operation === 'account.secondFactorOn' && user.twoFactorEnabled)) return
  await province.write(async (db) => {
    await record(db, now, { operation, account: await findAccount(db, user.id), fields: {} })
  })
}

/** After a reset by mail; whoever holds the mailbox need not wait for the lock that others may have caused. */
export async function recordReset(province: Province, userId: string): Promise<void> {
  await province.write(async (db) => {
    const account = await findAccount(db, userId)
    if (!account) return
    await clearSignInFailures(db, account.email.toLowerCase())
    await record(db, new Date(), { operation: 'account.resetPassword', account, fields: {} })
  })
}

async function recordSignIn(province: Province, userId: string, by: string, now: Date): Promise<void> {
  await province.write(async (db) => {
    const account = await findAccount(db, userId)
    if (!account) return
    await touchUser(db, userId, now)
    const failuresBefore = await forgetFailures(db, failureKey(account.email, by))
    await record(db, now, {
      operation: 'account.signIn',
      account,
      fields: { by, ...(failuresBefore ? { failuresBefore } : {}) },
    })
  })
}

/** The password was right; the second factor is still to come. */
async function recordHalfWay(province: Province, email: string | undefined, now: Date): Promise<void> {
  await province.write(async (db) => {
    const account = email === undefined ? undefined : await findAccountByEmail(db, email)
    if (!account) return
    await clearSignInFailures(db, account.email.toLowerCase())
    await record(db, now, { operation: 'account.passwordGiven', account, fields: {} })
  })
}

const nobody = '?'
/** The second factor is counted by itself: it does not lock the password. */
const failureKey = (email: string, by: string) =>
  by === 'password' ? email.toLowerCase() : `${email.toLowerCase()} ${by}`

/** Counts towards the lock, whether or not there is such an account; all that name none share the lines of the audit. */
async function recordFailure(db: Db, email: string | undefined, by: string, now: Date): Promise<void> {
  const account = email === undefined ? undefined : await findAccountByEmail(db, email)
  if (account) return tell(db, account, failureKey(account.email, by), by, now)
  if (email !== undefined) {
    await saveSignInFailures(db, email, afterFailure(await findSignInFailures(db, email), now))
  }
  await tell(db, undefined, `${nobody} ${by}`, by, now)
}

async function tell(db: Db, account: Account | undefined, key: string, by: string, now: Date): Promise<void> {
  const after = afterFailure(await findSignInFailures(db, key), now)
  const told = isTold(after, now)
  await saveSignInFailures(db, key, told ? { ...after, toldAt: now } : after)
  if (!told) return
  const locked = account !== undefined && by === 'password' && after.lockedUntil !== null
  const fields = { by, failures: after.failures, ...(locked ? { locked } : {}) }
  await record(db, now, { operation: 'account.signInFailed', account, actor: visitor, fields })
}

async function forgetFailures(db: Db, key: string): Promise<number> {
  const before = await findSignInFailures(db, key)
  if (before) await clearSignInFailures(db, key)
  return before?.failures ?? 0
}

export const emailOf = (body: unknown): string | undefined => {
  const email = (body as { email?: unknown } | undefined)?.email
  return typeof email === 'string' ? email.trim().toLowerCase() : undefined
}

/** Whose second factor was asked for, from the sealed cookie that the password earned. */
async function emailOfSecondFactor(ctx: Ctx): Promise<string | undefined> {
  const { name } = ctx.context.createAuthCookie('two_factor')
  const sealed = await ctx.getSignedCookie(name, ctx.context.secret)
  const pending = sealed ? await ctx.context.internalAdapter.findVerificationValue(sealed) : undefined
  const user = pending ? await ctx.context.internalAdapter.findUserById(pending.value) : undefined
  return user?.email
}

const isHalfWay = (returned: unknown): boolean =>
  typeof returned === 'object' && returned !== null && 'twoFactorRedirect' in returned
