import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Issuer, openIssuer, type Person, type Trick } from '../oidc-issuer.ts'
import { emailOf, inside, notBuilt, type Office, openOffice } from './office.ts'

const officer = { sub: 'cb-0417', email: emailOf('so-xay-dung'), name: 'Bùi Thị Hạnh' }

const wanted = '/nhiem-vu?tim=h%E1%BB%99+ngh%C3%A8o'

suite('single sign-on with an issuer of its own', { skip: notBuilt, timeout: 120_000 }, () => {
  let issuer: Issuer
  let office: Office
  let visitor: Page

  before(async () => {
    issuer = await openIssuer()
    office = await openOffice({
      OIDC_ISSUER: issuer.address,
      OIDC_CLIENT_ID: issuer.clientId,
      OIDC_CLIENT_SECRET: issuer.clientSecret,
      OIDC_NAME: 'Đăng nhập bằng tài khoản công vụ',
      LOG_LEVEL: 'silent',
    })
    visitor = await office.stranger()
  })
  after(async () => {
    await office?.close()
    await issuer?.close()
  })

  const arrive = async (page: Page, person: Person, trick: Trick = {}) => {
    issuer.next = { person, trick }
    await office.open(page, `/dang-nhap?tiep=${encodeURIComponent(wanted)}`)
    await page.getByRole('button', { name: 'Đăng nhập bằng tài khoản công vụ' }).click()
  }
  const refused = async (person: Person, trick: Trick, words: RegExp) => {
    await arrive(visitor, person, trick)
    await visitor.getByRole('alert').filter({ hasText: words }).waitFor()
    const me = await visitor.request.get(`${office.address}/api/me`)
    assert.equal(me.status(), 401)
  }

  test('somebody with an account here comes in, at the page that was wanted, the first time and again', async () => {
    for (const [before, algorithm] of (['ES256', 'RS256'] as const).entries()) {
      const page = await office.stranger()
      await arrive(page, officer, { algorithm })
      await inside(page)
      await page.getByText(officer.name).first().waitFor()
      assert.equal(new URL(page.url()).searchParams.get('tim'), 'hộ nghèo')
      assert.equal(issuer.given, before + 1)
      await page.context().close()
    }
    const lines = await office.province.read((db) =>
      db.selectFrom('auditEvent').select(['actorName', 'fields']).where('operation', '=', 'account.signIn').execute(),
    )
    assert.deepEqual(
      lines,
      [1, 2].map(() => ({ actorName: officer.name, fields: { by: 'singleSignOn' } })),
    )
  })

  test('a stranger is told that there is no account here', async () => {
    const stranger = { sub: 'x', email: 'nguoi-la@tinhkhac.example', name: 'Người Lạ' }
    await refused(stranger, {}, /chưa có tài khoản ở đây/)
  })

  test('whoever has an account elsewhere only under an address that was not confirmed does not take over ours', async () => {
    const thief = { sub: 'thief', email: emailOf('quan-tri'), name: 'Kẻ Mạo Danh', emailVerified: false }
    await refused(thief, {}, /chưa xác minh/)
  })

  test('somebody whose account is closed is told so', async () => {
    await office.province.write((db) =>
      db.updateTable('authUser').set({ disabledAt: new Date() }).where('email', '=', emailOf('so-nnmt')).execute(),
    )
    await refused({ sub: 'nnmt', email: emailOf('so-nnmt'), name: 'Hoàng Văn Thức' }, {}, /đã bị khóa/)
  })

  test('a person who turns back at the issuer is told that nothing has happened', async () => {
    await refused(officer, { denied: true }, /đã dừng/)
  })

  for (const algorithm of ['ES256', 'RS256'] as const) {
    for (const trick of ['wrongKey', 'wrongNonce', 'expired', 'otherAudience', 'unsigned'] as const) {
      test(`an identity token is refused: ${algorithm}, ${trick}`, () =>
        refused(officer, { algorithm, [trick]: true }, /không xác minh được/))
    }
  }
})
