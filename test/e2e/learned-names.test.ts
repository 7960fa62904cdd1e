import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { draftFrom, tasksOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, root, until } from './office.ts'
import { look } from './screens.ts'

suite('what a person says a name means is learned', { skip: notBuilt, timeout: 240_000 }, () => {
  let office: Office
  let keeper: Page
  let planId: string

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    planId = await draftFrom(office, keeper, join(root, 'examples/lam-giang/ke-hoach-papi-2026.txt'))
  })
  after(() => office?.close())

  test('the review asks which criterion a name is, and one press ties it', async () => {
    const tasks = await tasksOf(office, keeper, planId)
    const certain = tasks.filter(({ criteria }) => criteria.some(({ certainty }) => certainty === 'certain'))
    assert.ok(certain.length > 0, 'no axis was found in the editions')
    const asked = tasks.find(({ criterionDoubts }) => criterionDoubts.length > 0)
    assert.ok(asked)
    const [doubt] = asked.criterionDoubts
    await office.open(keeper, `/ke-hoach/${planId}/ra-soat?muc=${asked.id}`)
    await keeper
      .getByRole('button', { name: new RegExp(`^“${doubt?.words}” là tiêu chí nào`) })
      .first()
      .click()
    await look(keeper, 'hoc-tieu-chi')
    await keeper
      .getByRole('group', { name: /là tiêu chí nào/ })
      .getByRole('button')
      .first()
      .click()
    await until(async () => {
      const task = (await tasksOf(office, keeper, planId)).find(({ id }) => id === asked.id)
      return task?.criteria.some(({ words }) => words === doubt?.words) === true
    })
  })

  test('the administration lists it, stops applying it and applies it again', async () => {
    await office.open(keeper, '/quan-tri/da-hoc')
    const forget = keeper.getByRole('button', { name: /^Thôi áp dụng “/ })
    await forget.waitFor()
    await look(keeper, 'da-hoc')
    await forget.click()
    await keeper.getByText('Chưa học được tên nào').waitFor()
    await keeper.getByRole('button', { name: 'Áp dụng lại' }).click()
    await forget.waitFor()
    await keeper.setViewportSize({ width: 390, height: 844 })
    await look(keeper, 'da-hoc-dien-thoai')
  })
})
