import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { points } from '#lib/scoring/decimal.ts'
import { readTableInWorker } from '#platform/worker.ts'
import { problemOf, workWorld } from '../../../test/work.ts'

const framework = 'par-index'

/** Three departments, brought by a file. */
async function worldOf(t: TestContext) {
  const w = await workWorld(t)
  w.services.readTableInWorker = readTableInWorker
  const { criteria } = w.services.frameworks.edition(framework, 'department-lam-dong-2025')?.edition ?? { criteria: [] }
  const parents = new Set(criteria.map(({ parent }) => parent))
  const leaves = criteria.filter(({ code, max }) => !parents.has(code) && (max ?? 0) > 0)
  const shares = { 'Sở Tài chính': 0.9, 'Sở Y tế': 0.5, 'Sở Nội vụ': 0.8 }
  const rows = Object.entries(shares).map(([name, share]) =>
    [2025, name, ...leaves.map(({ max }) => ((max ?? 0) * share).toFixed(2))].join(),
  )
  const text = [['Năm', 'Đơn vị', ...leaves.map(({ code }) => code)].join(), ...rows].join('\n')
  const more = { framework, level: 'department', source: 'Bảng thử', dryRun: 'false' }
  const upload = { filename: 'so.csv', bytes: Buffer.from(text) }
  const outcome = await w.as('keeper', 'results.import', more, { upload })
  assert.deepEqual([outcome.errors, outcome.units], [[], 3])
  return { ...w, finance: `agency:${w.agencies.finance}` }
}

const exactSum = (values: readonly (number | null)[]) => values.reduce<number>((sum, it) => sum + points(it ?? 0), 0)

test('a department has its ledger too: it adds up, and its own tasks stand behind its lines', async (t) => {
  const w = await worldOf(t)
  const ask = { framework, unit: w.finance }
  const ledger = await w.as('lead', 'analysis.ledger', ask)
  assert.deepEqual(
    [ledger.level, ledger.unit.name, ledger.year, ledger.units.length],
    ['department', 'Sở Tài chính', 2025, 3],
  )
  const { total, rounding, lines } = ledger
  assert.equal(exactSum(lines.map(({ lost }) => lost)) + points(rounding), points(total.lost ?? 0))
  const plan = lines.find(({ code }) => code === '1.1.1')
  assert.deepEqual([plan?.points, plan?.lost, plan?.move, plan?.work.tasks], [0.9, 0.1, null, 0])

  const tie = {
    indexName: ledger.indexName,
    edition: ledger.edition,
    criterionCode: '1.1.1',
    criterionName: plan?.name,
  }
  await w.as('keeper', 'task.tieToLine', { ...tie, taskIds: [w.taskA, w.taskB], tied: true })
  const tasksOf = async (unit: string) => {
    const { lines: now } = await w.as('lead', 'analysis.ledger', { framework, unit })
    return now.find(({ code }) => code === '1.1.1')?.work.tasks
  }
  // Sở Tài chính has part in one of the two, Sở Y tế in none.
  assert.deepEqual([await tasksOf(w.finance), await tasksOf(`agency:${w.agencies.health}`)], [1, 0])
  const line = await w.as('lead', 'analysis.line', { ...ask, code: '1.1.1' })
  assert.deepEqual([line.tasks.map(({ taskId }) => taskId), line.years, line.own?.own], [[w.taskA], [2025], true])
  assert.deepEqual(line.strongest.map(({ name }) => name).sort(), ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế'])
})

test('a level without an agency shows its first; gains, scenarios and plans are of the agency asked for', async (t) => {
  const w = await worldOf(t)
  const first = await w.as('lead', 'analysis.ledger', { framework, level: 'department' })
  assert.equal(first.unit.name, 'Sở Nội vụ')
  const ask = { framework, unit: `agency:${w.agencies.health}` }
  const { lines } = await w.as('lead', 'analysis.gains', ask)
  const gain = lines.find(({ code }) => code === '1.2')
  assert.equal(gain?.toBest, 0.6)
  const scenarios = JSON.stringify([{ name: 'A', set: [{ code: '1.2', points: 1.5 }] }])
  const { outcomes, of } = await w.as('lead', 'analysis.whatIf', { ...ask, scenarios })
  assert.deepEqual([of, outcomes[0]?.change], [3, 0.75])
  const wanted = {
    ...{ ...ask, year: 2025, codes: ['1.2'], title: 'Kế hoạch khắc phục' },
    ...{ agencyId: w.agencies.home, standingAgencyId: w.agencies.home },
  }
  const { planId } = await w.as('keeper', 'analysis.draftPlan', wanted)
  const { tasks } = await w.as('keeper', 'task.list', { planId })
  assert.deepEqual(
    tasks.map(({ parties }) => parties.map(({ resolvedName }) => resolvedName)),
    [['Sở Y tế']],
  )
  assert.equal(await problemOf(w.as('visitor', 'analysis.ledger', ask)), 'access.sign_in_needed')
})
