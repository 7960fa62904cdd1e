import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimOf, during, openedRound } from '#features/rounds/samples-round.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { practiceOf } from './practice-rules.ts'

test('the strongest and those that improved most come from all years that are known; one alone has nobody', () => {
  const unit = 1e12
  const year = (at: number, points: Record<string, number>) => ({
    year: at,
    points: new Map(Object.entries(points).map(([name, value]) => [name, value * unit])),
  })
  const told = practiceOf([year(2026, { a: 1, b: 2, c: 0.5 }), year(2025, { a: 0.2, b: 2 })], 'a', (it) =>
    it.toUpperCase(),
  )
  assert.deepEqual(told.years, [2025, 2026])
  assert.deepEqual(
    told.strongest.map(({ name, rank, own }) => [name, rank, own]),
    [
      ['B', 1, false],
      ['A', 2, true],
      ['C', 3, false],
    ],
  )
  assert.deepEqual(
    told.improved.map(({ unit: it, gain }) => [it, gain]),
    [['a', 0.8]],
  )
  assert.deepEqual(told.own?.values, [
    { year: 2025, points: 0.2 },
    { year: 2026, points: 1 },
  ])
  const alone = practiceOf([year(2026, { a: 1 })], 'a', (it) => it)
  assert.deepEqual([alone.strongest, alone.own?.rank], [[], 1])
})

test('a criterion of a book shows its arithmetic and the tasks tied to it, on the page as in the ledger', async (t) => {
  const w = await workWorld(t)
  const { committee, home } = w.agencies
  const asked = { framework: 'par-index', edition: 'province-2025', year: 2025, agencyId: committee, keeperId: home }
  const { id: scoreId } = await w.as('keeper', 'score.openBook', asked)
  const { form } = await w.as('keeper', 'score.book', { scoreId })
  const row = form.find(({ figures }) => figures.length === 2 && figures.every(({ key }) => /^[ab]$/.test(key)))
  const code = row?.code ?? ''
  await w.as('keeper', 'score.saveFigures', { scoreId, version: 1, claims: { [code]: claimOf({ a: 100, b: 100 }) } })
  const before = await w.as('keeper', 'score.line', { scoreId, code })
  assert.deepEqual([before.line.points, before.tasks, before.own?.points], [Number(row?.max), [], Number(row?.max)])
  assert.ok(before.line.account.length > 0 && before.rule.length > 0)
  const tie = { indexName: before.indexName, edition: before.edition, criterionCode: code, criterionName: row?.name }
  await w.as('keeper', 'task.tieToLine', { ...tie, taskIds: [w.taskA], tied: true })
  const after = await w.as('keeper', 'score.line', { scoreId, code })
  assert.deepEqual([after.tasks.map(({ taskId }) => taskId), after.line.work.tasks], [[w.taskA], 1])
  assert.equal(await problemOf(w.as('otherCommune', 'score.line', { scoreId, code })), 'access.not_found')
  assert.equal(await problemOf(w.as('keeper', 'score.line', { scoreId, code: '99.9' })), 'access.not_found')
})

test('while a round runs an agency sees itself alone; who appraises sees whom to learn from', async (t) => {
  const w = await workWorld(t)
  const { finance: scoreId, health } = await openedRound(w)
  const { rows } = await w.as('keeper', 'round.sheet', { sheetId: scoreId }, during)
  const code = rows.find(({ figures, external }) => !external && figures.length === 2)?.code ?? ''
  const score = (who: 'lead' | 'stranger', sheetId: string, b: number) =>
    w.as(who, 'round.score', { sheetId, code, version: 1, claim: claimOf({ a: 100, b }) }, during)
  await score('lead', scoreId, 100)
  await score('stranger', health, 20)
  const seen = async (who: 'keeper' | 'lead') => {
    const { strongest, own } = await w.as(who, 'score.line', { scoreId, code }, during)
    return [strongest.length, own?.own]
  }
  assert.deepEqual(
    [await seen('keeper'), await seen('lead')],
    [
      [2, true],
      [0, true],
    ],
  )
})
