import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { problemOf, workWorld } from '../../../test/work.ts'
import { cells, during, openedRound, sampleForm, sent, type World, whole } from './samples-reports.ts'

type Name = Parameters<World['as']>[1]

/** What may be asked of one report, by the verb that it needs. */
function operationsOn(reportId: string) {
  const item = { field: '1/1.1' }
  const on = { reportId, version: 1 }
  return {
    read: [
      ['report.get', { reportId }],
      ['report.figure', { reportId, field: '1/1' }],
      ['report.consolidated', { reportId }],
      ['report.snapshots', { reportId }],
      ['report.lateChanges', { reportId }],
    ],
    fill: [
      ['report.saveCells', { reportId, cells: cells({ 1: '1' }) }],
      ['report.saveSection', { reportId, code: 'I.1', version: 0, text: 'x' }],
      ['report.autoDraft', { reportId }],
      ['report.submit', on],
      ['report.answerItem', { reportId, item, answer: 'Đã sửa.' }],
      ['report.correct', { ...on, reason: 'Sót số liệu.' }],
      ['report.consolidate', { reportId }],
    ],
    approve: [
      ['report.returnItem', { reportId, item, reason: 'Kiểm tra lại.' }],
      ['report.takeBackReturn', { reportId, item }],
      ['report.approve', on],
      ['report.lock', on],
      ['report.unlock', { ...on, reason: 'Sót số liệu.' }],
    ],
    manage: [['report.publish', { ...on, isPublic: true }]],
  } satisfies Record<string, [Name, object][]>
}

test('rights: strangers find nothing, agencies fill their own, superiors decide, nobody approves the own agency’s', async (t) => {
  const w = await workWorld(t)
  const { series, round, communeA, communeB, finance, summary } = await openedRound(w)
  const refused = async (who: Parameters<World['as']>[0], list: readonly [Name, object][], code: string) => {
    for (const [name, input] of list)
      assert.equal(await problemOf(w.as(who, name, input, during)), code, `${who} ${name}`)
  }
  const on = operationsOn(communeA)
  const all = Object.values(on).flat() as [Name, object][]
  await refused('otherCommune', all, 'access.not_found')
  await refused('stranger', all, 'access.not_found')
  await refused('visitor', all, 'access.sign_in_needed')
  await refused('keeper', Object.values(operationsOn(uuid())).flat() as [Name, object][], 'access.not_found')
  await refused('communeOfficer', [...on.approve, ...on.manage], 'access.verb_missing')
  await refused('keeper', on.fill, 'access.verb_missing')
  await refused('leader', [...on.fill, ...on.manage], 'access.verb_missing')
  await refused('administrator', all, 'access.not_found')

  // The standing agency's own summary is approved by others.
  await refused('keeper', operationsOn(summary).approve, 'report.own_agency')
  await sent(w, 'otherCommune', communeB, whole(1, 1, 10, 5))
  const { report } = await w.as('leader', 'report.get', { reportId: communeB }, during)
  assert.equal(report.canApprove, true)
  assert.equal(
    await problemOf(w.as('leader', 'report.approve', { reportId: communeB, version: report.version }, during)),
    'fine',
  )
  // The head of the agency may fill in, and so may not approve.
  const head = await w.as('communeHead', 'report.get', { reportId: communeA }, during)
  assert.deepEqual([head.writable, head.ownAgency, head.report.canApprove], ['all', true, false])

  // An agency sees itself only; series, forms and rounds are made by the standing agency.
  const seen = await w.as('communeOfficer', 'reportRound.get', { roundId: round.id }, during)
  assert.deepEqual(
    [seen.reports.map(({ id }) => id), seen.summary, seen.can.includes('report.manage')],
    [[communeA], null, false],
  )
  const { rounds, mine } = await w.as('communeOfficer', 'reportRound.list', {}, during)
  assert.deepEqual([rounds.length, mine.map(({ id, state }) => [id, state])], [1, [[communeA, 'notBegun']]])
  assert.equal((await w.as('stranger', 'reportRound.list', {}, during)).rounds.length, 0)
  assert.equal(await problemOf(w.as('stranger', 'reportRound.get', { roundId: round.id }, during)), 'access.not_found')
  assert.equal(
    await problemOf(w.as('stranger', 'reportSeries.get', { seriesId: series.id }, during)),
    'access.not_found',
  )
  const open = { seriesId: series.id, key: '2026-Q1' }
  assert.equal(await problemOf(w.as('communeOfficer', 'reportRound.open', open, during)), 'access.verb_missing')
  assert.equal(
    await problemOf(w.as('lead', 'reportForm.save', { form: sampleForm, edit: 0 }, during)),
    'access.verb_missing',
  )
  const { can: _, version: __, ...rest } = series
  const foreign = { ...rest, agencyId: w.agencies.health }
  assert.notEqual(await problemOf(w.as('keeper', 'reportSeries.create', foreign, during)), 'fine')
  assert.equal(await problemOf(w.as('keeper', 'reportRound.keepDay', {}, during)), 'access.not_found')
  assert.equal(await problemOf(w.as('lead', 'report.get', { reportId: finance }, during)), 'fine')
})
