import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { claimOf, during, openedRound } from '#features/rounds/samples-round.ts'
import { points } from '#lib/scoring/decimal.ts'
import { randomInputs } from '#lib/scoring/samples-inputs.ts'
import { prepare } from '#lib/scoring/scorer.ts'
import { problemOf, workWorld } from '../../../test/work.ts'

const exactSum = (values: readonly number[]) => values.reduce((sum, it) => sum + points(it), 0)

/** A book of the province by the PAR INDEX of 2025, kept by Sở Nội vụ. */
async function withBook(w: Awaited<ReturnType<typeof workWorld>>) {
  const { committee, home } = w.agencies
  const asked = { framework: 'par-index', edition: 'province-2025', year: 2025, agencyId: committee, keeperId: home }
  const book = await w.as('keeper', 'score.openBook', asked)
  const save = (claims: Record<string, object | null>, version: number) =>
    w.as('keeper', 'score.saveFigures', { scoreId: book.id, version, claims })
  return { book, asked, save, on: { scoreId: book.id } }
}

test('a book takes figures, reckons at once, and tells who came second', async (t) => {
  const w = await workWorld(t)
  const { asked, save, on } = await withBook(w)
  assert.equal(await problemOf(w.as('keeper', 'score.openBook', asked)), 'score.book_known')
  assert.equal(await problemOf(w.as('stranger', 'score.openBook', { ...asked, year: 2026 })), 'access.not_found')
  const page = await w.as('keeper', 'score.book', on)
  assert.deepEqual([page.version, page.total.points, page.form.length > 100], [1, 0, true])
  const line = page.form.find(({ figures }) => figures.length === 2 && figures.every(({ key }) => /^[ab]$/.test(key)))
  const code = line?.code ?? ''
  const saved = await save({ [code]: claimOf({ a: 100, b: 100 }) }, 1)
  const got = saved.lines.find((it) => it.code === code)
  assert.deepEqual([saved.version, got?.state, got?.points], [2, 'scored', Number(line?.max)])
  assert.equal(await problemOf(save({ [code]: claimOf({ a: 100, b: 1 }) }, 1)), 'write.conflict')
  assert.equal(await problemOf(save({ [code]: claimOf({ nothing: 1 }) }, 2)), 'score.unknown_figure')
  assert.equal(await problemOf(save({ '99.9': null }, 2)), 'analysis.unknown_line')
  assert.equal((await save({ [code]: null }, 2)).total.points, 0)
  assert.equal(await problemOf(w.as('otherCommune', 'score.book', on)), 'access.not_found')
})

test('whatever the figures, what is lost adds up to max − points, and a scenario is a full re-score', async (t) => {
  const w = await workWorld(t)
  const { save, on } = await withBook(w)
  const { criteria } = w.services.frameworks.edition('par-index', 'province-2025')?.edition ?? { criteria: [] }
  const scorer = prepare(criteria)
  let version = 1
  const put = async (seed: number) => {
    const claims = Object.fromEntries(
      Object.entries(randomInputs(scorer, seed, 0.1)).map(([code, it]) => [code, { figures: it.figures ?? {} }]),
    )
    const page = await save(claims, version)
    version = page.version
    return claims
  }
  const seed = fc.integer({ min: 1, max: 1e6 })
  await fc.assert(
    fc.asyncProperty(seed, seed, async (first, second) => {
      await put(first)
      const { lines, groups, total } = await w.as('leader', 'score.ledger', on)
      assert.equal(exactSum(lines.map(({ lost }) => lost)), points(total.max) - points(total.points))
      assert.equal(points(total.lost), points(total.max) - points(total.points))
      assert.equal(exactSum(groups.map(({ lost }) => lost)), points(total.lost))
      const changed = Object.entries(randomInputs(scorer, second, 0.7)).slice(0, 20)
      const set = changed.map(([code, { figures }]) => ({ code, figures }))
      const scenarios = JSON.stringify([{ name: 'Thử', set }])
      const [outcome] = (await w.as('leader', 'score.whatIf', { ...on, scenarios })).outcomes
      assert.equal(exactSum(outcome?.moved.map(({ change }) => change) ?? []), points(outcome?.change ?? 0))
      const full = await save(
        Object.fromEntries(
          set.map(({ code, figures }) => {
            return [code, { figures: { ...lineFigures(first, code), ...figures } }]
          }),
        ),
        version,
      )
      version = full.version
      assert.equal(points(full.total.points), points(outcome?.points ?? 0))
      assert.equal(points(full.total.max), points(outcome?.max ?? 0))
      // The next run begins with an empty book.
      version = (await save(Object.fromEntries(scorer.leaves.map(({ criterion }) => [criterion.code, null])), version))
        .version
    }),
    { numRuns: 8 },
  )
  function lineFigures(of: number, code: string) {
    return randomInputs(scorer, of, 0.1)[code]?.figures ?? {}
  }
})

test('a sheet of a round has its ledger, what is near a step, and what others reached; every agency sees its own', async (t) => {
  const w = await workWorld(t)
  const { round, finance, health } = await openedRound(w)
  const score = (sheetId: string, who: 'lead' | 'stranger', b: number) =>
    w.as(who, 'round.score', { sheetId, code: '7.3.4', version: 1, claim: claimOf({ a: 100, b }) }, during)
  await score(finance, 'lead', 79)
  await score(health, 'stranger', 100)
  const on = { scoreId: finance }
  const ledger = await w.as('lead', 'score.ledger', on, during)
  assert.equal(exactSum(ledger.lines.map(({ lost }) => lost)), points(ledger.total.lost))
  assert.deepEqual([ledger.round?.id, ledger.name], [round.id, 'Sở Tài chính'])
  const line = ledger.lines.find(({ code }) => code === '7.3.4')
  assert.equal(line?.state, 'scored')
  const gains = await w.as('lead', 'score.gains', on, during)
  const gain = gains.lines.find(({ code }) => code === '7.3.4')
  assert.ok(
    gain && gain.toBest > 0 && gain.best !== null && gain.toBest === Number((gain.best - gain.points).toFixed(12)),
  )
  const scenarios = JSON.stringify([{ name: 'Đúng hạn 100 %', set: [{ code: '7.3.4', figures: { b: 100 } }] }])
  const { outcomes, base, of } = await w.as('lead', 'score.whatIf', { ...on, scenarios }, during)
  assert.deepEqual([base.rank, outcomes[0]?.rank, of], [2, 1, 2])
  const { form, lines } = await w.as('lead', 'score.whatIf', { ...on, scenarios: '[]' }, during)
  const excepted = form.find((row) => !row.isGroup && row.exceptions.length > 0)
  const [exception] = excepted?.exceptions ?? []
  const without = (id: string) =>
    JSON.stringify([{ name: 'Không phát sinh', set: [{ code: excepted?.code, notApplicable: [id] }] }])
  const [spared] = (await w.as('lead', 'score.whatIf', { ...on, scenarios: without(exception?.id ?? '') }, during))
    .outcomes
  const known = lines.find(({ code }) => code === excepted?.code)
  // Either its points are given in full, or the line leaves the applicable maximum.
  assert.ok((spared?.change ?? 0) > (known?.points ?? 0) || (spared?.max ?? 0) < base.max)
  assert.equal(
    await problemOf(w.as('lead', 'score.whatIf', { ...on, scenarios: without('nothing') }, during)),
    'score.unknown_figure',
  )
  const group = JSON.stringify([{ name: 'Cả lĩnh vực', set: [{ code: '7', points: 999 }] }])
  assert.equal(
    await problemOf(w.as('lead', 'score.whatIf', { ...on, scenarios: group }, during)),
    'analysis.out_of_range',
  )
  const twice = [
    {
      name: 'Hai lần',
      set: [
        { code: '7', points: 1 },
        { code: '7.3.4', points: 1 },
      ],
    },
  ]
  assert.equal(
    await problemOf(w.as('lead', 'score.whatIf', { ...on, scenarios: JSON.stringify(twice) }, during)),
    'analysis.set_twice',
  )
  assert.equal(await problemOf(w.as('lead', 'score.ledger', { scoreId: health }, during)), 'access.not_found')
  const list = await w.as('lead', 'score.list', { group: round.id }, during)
  assert.deepEqual(
    list.rows.map(({ name, total }) => [name, total.rank]),
    [['Sở Tài chính', null]],
  )
  const all = await w.as('keeper', 'score.list', { group: round.id }, during)
  assert.deepEqual([all.rows.length, all.rows[0]?.name, all.rows[0]?.total.rank], [3, 'Sở Y tế', 1])
})

test('points are kept on any day: by a person, the later of a day holds; by the program once a month', async (t) => {
  const w = await workWorld(t)
  const { save, on, book } = await withBook(w)
  const line = (await w.as('keeper', 'score.book', on)).form.find(({ figures }) =>
    figures.some(({ key }) => key === 'b'),
  )
  const on3 = { now: new Date('2026-03-05T02:00:00Z') }
  await w.as('keeper', 'score.take', on, on3)
  // Who only reads keeps no day.
  assert.equal(await problemOf(w.as('leader', 'score.take', on, on3)), 'access.verb_missing')
  await save({ [line?.code ?? '']: claimOf({ a: 10, b: 10 }) }, 1)
  const taken = await w.as('keeper', 'score.take', on, on3)
  assert.equal(taken.takenOn, '2026-03-05')
  const mayTake = async (who: 'keeper' | 'leader') =>
    (await w.as(who, 'score.ledger', on)).can.some((verb) => verb === 'round.takeScore')
  assert.deepEqual(
    [await mayTake('keeper'), await mayTake('leader')],
    [true, false],
    'the screen offers it to those who may',
  )
  assert.deepEqual(await w.as('system', 'score.keepMonth', {}, on3), { kept: 0 })
  assert.deepEqual(await w.as('system', 'score.keepMonth', {}, { now: new Date('2026-04-01T01:00:00Z') }), { kept: 1 })
  assert.deepEqual(await w.as('system', 'score.keepMonth', {}, { now: new Date('2026-04-02T01:00:00Z') }), { kept: 0 })
  const { days, now } = await w.as('leader', 'score.days', on)
  assert.deepEqual(
    days.map(({ takenOn, takenBy, points: got }) => [takenOn, takenBy, got]),
    [
      ['2026-03-05', 'keeper', now.points],
      ['2026-04-01', 'Hệ thống', now.points],
    ],
  )
  assert.match(days[0]?.digest ?? '', /^[0-9a-f]{64}$/)
  assert.equal(exactSum(days[0]?.groups.map(({ points: got }) => got) ?? []), points(now.points))
  const near = await w.as('leader', 'score.steps', {})
  assert.ok(near.steps.every(({ scoreId }) => scoreId === book.id))
  assert.equal(await problemOf(w.as('leader', 'score.keepMonth', {})), 'access.not_found')
})

test('chosen lines become a draft plan, tied by their edition', async (t) => {
  const w = await workWorld(t)
  const { on } = await withBook(w)
  const { committee, home } = w.agencies
  const { lines } = await w.as('keeper', 'score.gains', on)
  const codes = lines.slice(0, 2).map(({ code }) => code)
  const asked = { ...on, codes, title: 'Cải thiện PAR INDEX', agencyId: committee, standingAgencyId: home }
  const { planId, tasks } = await w.as('keeper', 'score.draftPlan', asked)
  assert.equal(tasks, 2)
  assert.equal((await w.as('keeper', 'plan.get', { planId })).title, 'Cải thiện PAR INDEX')
  assert.equal(await problemOf(w.as('lead', 'score.draftPlan', asked)), 'access.verb_missing')
})
