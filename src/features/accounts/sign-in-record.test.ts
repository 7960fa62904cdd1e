import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { verifyAudit } from '#features/access/store.ts'
import { type StaffWeb, staffWeb } from '../../../test/staff-web.ts'
import { totp } from '../../../test/totp.ts'
import { demoPassword } from '../../demo-people.ts'

const emailOf = (name: string) => `${name}@lamgiang.example`

suite('what the audit keeps of the accounts', { timeout: 120_000 }, () => {
  let web: StaffWeb
  before(async () => {
    web = await staffWeb()
  })
  after(() => web?.close())

  const browser = () => {
    const jar = new Map<string, string>()
    return async (path: string, body: object) => {
      const headers = {
        'content-type': 'application/json',
        origin: web.address,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      }
      const answer = await fetch(`${web.address}/api/auth${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        jar.set(name, value)
      }
      return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
    }
  }
  /** What is counted by the minute is not begun at its end. */
  const withinOneMinute = () => wait(Math.max(0, (Date.now() % 60_000) - 50_000) && 60_000 - (Date.now() % 60_000))
  let seen = 0
  /** Lines since the last look, oldest first: who, what, with which facts. */
  const fresh = async () => {
    const rows = await web.province.read((db) =>
      db.selectFrom('auditEvent').selectAll().where('seq', '>', seen).orderBy('seq').execute(),
    )
    seen = rows.at(-1)?.seq ?? seen
    return rows.filter(({ operation }) => operation.startsWith('account.'))
  }
  const linesOf = async () =>
    (await fresh()).map(({ operation, fields, subjectId }) => [operation.slice(8), fields, subjectId !== null])

  test('coming in has one line that says by what; failures before it are counted, many in a minute are one line', async () => {
    const email = emailOf('so-xay-dung')
    await withinOneMinute()
    await fresh()
    for (const _ of [1, 2, 3]) await browser()('/sign-in/email', { email, password: 'khong-phai-mat-khau' })
    assert.equal((await browser()('/sign-in/email', { email, password: demoPassword })).status, 200)
    assert.deepEqual(await linesOf(), [
      ['signInFailed', { by: 'password', failures: 1 }, true],
      ['signIn', { by: 'password', failuresBefore: 3 }, true],
    ])
  })

  test('the failure that locks has a line; addresses that are no account’s share one and are not kept', async () => {
    const email = emailOf('so-nnmt')
    await withinOneMinute()
    await fresh()
    for (const _ of [1, 2, 3, 4, 5, 6, 7]) await browser()('/sign-in/email', { email, password: 'khong-phai-mat-khau' })
    for (const name of ['mat-khau-go-nham', 'a', 'b']) {
      await browser()('/sign-in/email', { email: `${name}@namro.test`, password: 'khong-phai-mat-khau' })
    }
    const lines = await fresh()
    assert.deepEqual(
      lines.map(({ fields, subjectId }) => [fields, subjectId !== null]),
      [
        [{ by: 'password', failures: 1 }, true],
        [{ by: 'password', failures: 5, locked: true }, true],
        [{ by: 'password', failures: 1 }, false],
      ],
    )
    assert.doesNotMatch(JSON.stringify(lines), /go-nham|khong-phai/)
  })

  test('a second factor switched on, asked for, failed, given, and off; a new password', async () => {
    const email = emailOf('thanh-tra')
    const ask = browser()
    await ask('/sign-in/email', { email, password: demoPassword })
    await fresh()
    const { body } = await ask('/two-factor/enable', { password: demoPassword })
    const secret = new URL(String(body.totpURI)).searchParams.get('secret') ?? ''
    await ask('/two-factor/verify-totp', { code: '000000' })
    await ask('/two-factor/verify-totp', { code: totp(secret) })
    await ask('/two-factor/generate-backup-codes', { password: demoPassword })
    assert.deepEqual(await linesOf(), [
      ['secondFactorOn', {}, true],
      ['renewCodes', {}, true],
    ])
    const again = browser()
    await again('/sign-in/email', { email, password: demoPassword })
    await again('/two-factor/verify-totp', { code: '000000' })
    await again('/two-factor/verify-totp', { code: totp(secret) })
    assert.deepEqual(await linesOf(), [
      ['passwordGiven', {}, true],
      ['signInFailed', { by: 'secondFactor', failures: 1 }, true],
      ['signIn', { by: 'secondFactor', failuresBefore: 1 }, true],
    ])
    const change = { currentPassword: demoPassword, newPassword: 'mot-cau-dai-de-nho', revokeOtherSessions: true }
    await again('/change-password', { ...change, currentPassword: 'khong-phai-mat-khau' })
    await again('/change-password', change)
    await again('/two-factor/disable', { password: 'mot-cau-dai-de-nho' })
    assert.deepEqual(await linesOf(), [
      ['changePassword', {}, true],
      ['secondFactorOff', {}, true],
    ])
    assert.equal((await again('/update-user', { name: 'Tên khác' })).status, 404, 'names are kept by administrators')
  })

  test('a reset by mail has a line, without its secret; the chain stays whole', async () => {
    const email = emailOf('so-nnmt')
    await browser()('/request-password-reset', { email, redirectTo: '/app/dat-lai-mat-khau' })
    const token = await web.province.read((db) =>
      db.selectFrom('authVerification').select('identifier').orderBy('createdAt', 'desc').executeTakeFirstOrThrow(),
    )
    const secret = token.identifier.replace('reset-password:', '')
    await fresh()
    await browser()('/reset-password', { token: secret, newPassword: 'mot-cau-dai-khac' })
    assert.equal((await browser()('/sign-in/email', { email, password: 'mot-cau-dai-khac' })).status, 200)
    const lines = await fresh()
    assert.deepEqual(
      lines.map(({ operation }) => operation),
      ['account.resetPassword', 'account.signIn'],
    )
    assert.ok(!JSON.stringify(lines).includes(secret))
    assert.equal((await web.province.read(verifyAudit)).broken, undefined)
  })
})
