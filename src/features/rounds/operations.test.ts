import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { claimOf, during, openedRound, pdf } from './samples-round.ts'

const on = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })

test('a round from opening to publication: self-score, evidence, appraisal, explanation, second appraisal, ranking', async (t) => {
  const w = await workWorld(t)
  const { round, finance } = await openedRound(w)
  const at = { sheetId: finance }
  const form = await w.as('lead', 'round.sheet', at, during)
  assert.equal(form.lines.length, 83)
  assert.deepEqual(
    form.rows.find(({ code }) => code === '7.3.4')!.figures.map(({ key }) => key),
    ['a', 'b'],
  )

  // The engine reckons from what is typed: 90 of 100, below it the method gives nothing.
  const score = (code: string, version: number, figures: Record<string, number | boolean>) =>
    w.as('lead', 'round.score', { ...at, code, version, claim: claimOf(figures) }, during)
  const first = await score('7.3.4', 1, { a: 100, b: 90 })
  assert.equal(first.line.version, 2)
  assert.deepEqual([first.line.self.state, first.line.self.points !== null], ['scored', true])
  assert.match(first.line.account[0]!, /90 \/ 100 = 90%/)
  assert.deepEqual(first.line.doubts, ['noEvidence'])
  await score('7.3.5', 1, { a: 10, b: 10 })

  // Evidence is missing: not to be handed in, unless somebody says why.
  await assert.rejects(w.as('lead', 'round.submit', { ...at, version: 1 }, during), (error) => {
    assert.ok(error instanceof Problem)
    assert.deepEqual([error.code, error.details.codes], ['round.evidence_missing', '7.3.4, 7.3.5'])
    return true
  })
  const file = await w.as(
    'lead',
    'round.attach',
    { ...at, code: '7.3.4', place: 'trang 3' },
    { ...during, upload: pdf },
  )
  assert.deepEqual([file.place, file.explains], ['trang 3', false])
  const excused = {
    ...at,
    code: '7.3.5',
    version: 2,
    claim: claimOf({ a: 10, b: 10 }),
    excuse: 'Số liệu trên Cổng dịch vụ công.',
  }
  await w.as('lead', 'round.score', excused, during)
  const sent = await w.as('lead', 'round.submit', { ...at, version: 1 }, during)
  assert.ok(sent.submittedAt)
  assert.equal(await problemOf(score('7.3.4', 2, { a: 100, b: 95 })), 'round.submitted')

  // Appraisal: one line is accepted, one scored lower with a reason.
  const january20 = on('2026-01-20')
  const moved = await w.as('keeper', 'round.move', { roundId: round.id, version: 1, to: 'appraisal' }, during)
  const appraise = (code: string, version: number, said: object, day = january20) =>
    w.as('keeper', 'round.appraise', { ...at, code, version, ...said } as never, day)
  await appraise('7.3.4', 2, { accepted: true })
  assert.equal(await problemOf(appraise('7.3.5', 3, { accepted: false, points: '1' })), 'round.reason_missing')
  assert.equal(
    await problemOf(appraise('7.3.5', 3, { accepted: false, points: '9', reason: 'Quá' })),
    'round.points_out_of_range',
  )
  const lower = await appraise('7.3.5', 3, { accepted: false, points: '1', reason: 'Chưa có số liệu quý IV.' })
  assert.deepEqual([lower.line.self.points, lower.line.final.points], ['3', '1'])
  const over = await w.as('keeper', 'round.overclaims', { roundId: round.id }, january20)
  assert.deepEqual(
    over.lines.map(({ code, over: by }) => [code, by]),
    [['7.3.5', '2']],
  )
  assert.deepEqual(
    over.byUnit.map(({ unit, over: by }) => [unit, by]),
    [['Sở Tài chính', '2']],
  )

  // Explanation, then the second appraisal of that line alone.
  const next = await w.as(
    'keeper',
    'round.move',
    { roundId: round.id, version: moved.version, to: 'explanation' },
    january20,
  )
  const explain = (code: string, version: number) =>
    w.as('lead', 'round.explain', { ...at, code, version, explanation: 'Đã có số liệu quý IV.' }, on('2026-01-28'))
  assert.equal(await problemOf(explain('7.3.4', 3)), 'round.nothing_to_explain')
  await explain('7.3.5', 4)
  const third = await w.as(
    'keeper',
    'round.move',
    { roundId: round.id, version: next.version, to: 'reappraisal' },
    on('2026-01-29'),
  )
  const toFinal = { roundId: round.id, version: third.version, to: 'final' as const }
  const february = on('2026-02-05')
  assert.equal(await problemOf(w.as('keeper', 'round.move', toFinal, february)), 'round.lines_open')
  assert.equal(await problemOf(appraise('7.3.4', 3, { accepted: true }, february)), 'round.not_explained')
  await appraise('7.3.5', 5, { accepted: true }, february)

  // Survey points come from a file only.
  const survey = { ...at, code: 'XHH', version: 1, claim: { given: '10' } }
  assert.equal(await problemOf(w.as('lead', 'round.score', survey, during)), 'round.closed')
  const csv = 'Đơn vị;XHH;HL\nSở Tài chính;12,5;9\nSở Y tế;11;8\nSở Nội vụ;13;9,5\n'
  const { readTable } = await import('#lib/office/read-table.ts')
  w.services.readTableInWorker = async (bytes, options) => readTable(bytes, options)
  const upload = { filename: 'dieu-tra.csv', bytes: new TextEncoder().encode(csv) }
  const tried = await w.as('keeper', 'round.import', { roundId: round.id }, { ...february, upload })
  assert.deepEqual([tried.written, tried.values, tried.errors], [false, 6, []])
  const written = await w.as('keeper', 'round.import', { roundId: round.id, dryRun: 'false' }, { ...february, upload })
  assert.equal(written.written, true)

  const final = await w.as('keeper', 'round.move', toFinal, february)
  const publish = { roundId: round.id, version: final.version }
  assert.equal(await problemOf(w.as('keeper', 'round.publish', publish, february)), 'access.verb_missing')
  await w.as('leader', 'round.publish', publish, february)
  const shown = await w.as('visitor', 'round.publishedResult', { roundId: round.id })
  assert.deepEqual(
    shown.ranking.map(({ name, place }) => [place, name]),
    [[1, 'Sở Tài chính']],
  )
  assert.deepEqual(shown.unscored, ['Sở Nội vụ', 'Sở Y tế'], 'survey points alone make no score')
  const points = shown.ranking[0]!
  assert.equal(
    Number(points.points),
    points.areas.reduce((sum, it) => sum + Number(it), 0),
  )
  const { entries } = await w.as('lead', 'round.lineHistory', { ...at, code: '7.3.5' })
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['claimed', 'claimed', 'appraised', 'explained', 'reappraised'],
  )
  assert.equal(entries[2]!.said.reason, 'Chưa có số liệu quý IV.')
})

test('rights: strangers see nothing, nobody appraises the own agency, each step has its own people', async (t) => {
  const w = await workWorld(t)
  const { round, own, finance, health, input } = await openedRound(w)
  const move = { roundId: round.id, version: 1, to: 'appraisal' }
  const line = (sheetId: string) => ({ sheetId, code: '1.2', version: 1, accepted: true })
  assert.equal(await problemOf(w.as('communeOfficer', 'round.get', { roundId: round.id }, during)), 'access.not_found')
  assert.equal(await problemOf(w.as('communeOfficer', 'round.sheet', { sheetId: finance }, during)), 'access.not_found')
  assert.equal(await problemOf(w.as('visitor', 'round.publishedResult', { roundId: round.id })), 'access.not_found')
  assert.equal(await problemOf(w.as('lead', 'round.open', input, during)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('lead', 'round.move', move, during)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('lead', 'round.sheet', { sheetId: health }, during)), 'access.not_found')
  const claim = { sheetId: finance, code: '7.3.4', version: 1, claim: claimOf({ a: 4, b: 4 }) }
  assert.equal(await problemOf(w.as('keeper', 'round.score', claim, during)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('lead', 'round.score', { ...claim, code: 'XHH' }, during)), 'round.external_line')
  const wrong = { ...claim, claim: claimOf({ nothing: 4 }) }
  assert.equal(await problemOf(w.as('lead', 'round.score', wrong, during)), 'input.invalid')
  const page = await w.as('lead', 'round.get', { roundId: round.id }, during)
  assert.deepEqual(
    page.units.map(({ name }) => name),
    ['Sở Tài chính'],
    'an agency sees its own sheet',
  )

  await w.as('keeper', 'round.move', move, during)
  assert.equal(await problemOf(w.as('lead', 'round.appraise', line(finance), during)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('keeper', 'round.appraise', line(own), during)), 'round.own_agency')
  assert.equal(await problemOf(w.as('stranger', 'round.appraise', line(health), during)), 'round.own_agency')
  assert.equal(await problemOf(w.as('stranger', 'round.appraise', line(own), during)), 'fine')
  assert.equal(await problemOf(w.as('keeper', 'round.appraise', line(health), during)), 'fine')
  const matrix = await w.as('stranger', 'round.matrix', { roundId: round.id }, during)
  assert.deepEqual(
    matrix.units.map(({ name, own: mine }) => [name, mine]),
    [
      ['Sở Nội vụ', false],
      ['Sở Tài chính', false],
      ['Sở Y tế', true],
    ],
  )
  assert.equal(await problemOf(w.as('lead', 'round.matrix', { roundId: round.id }, during)), 'access.verb_missing')
})

test('two appraisers at one line at once: one is told what the other said, and nothing is lost', async (t) => {
  const w = await workWorld(t)
  const { round, finance } = await openedRound(w)
  await w.as('keeper', 'round.move', { roundId: round.id, version: 1, to: 'appraisal' }, during)
  const line = { sheetId: finance, code: '1.2', version: 1, accepted: false, points: '0.5' }
  const outcomes = await Promise.allSettled([
    w.as('keeper', 'round.appraise', { ...line, reason: 'Theo báo cáo quý' }, during),
    w.as('stranger', 'round.appraise', { ...line, reason: 'Theo biên bản' }, during),
  ])
  const refused = outcomes.find((it) => it.status === 'rejected')!
  assert.equal(outcomes.filter((it) => it.status === 'fulfilled').length, 1)
  assert.ok(refused.reason instanceof Problem)
  assert.equal(refused.reason.code, 'write.conflict')
  const kept = (refused.reason.details.verdict1 as { reason: string }).reason
  assert.ok(['Theo báo cáo quý', 'Theo biên bản'].includes(kept))
  assert.equal(refused.reason.details.version, 2)
})

test('a round that is moved on, or past its day, while somebody types: a clear word, the line as it was', async (t) => {
  const w = await workWorld(t)
  const { round, finance } = await openedRound(w)
  const claim = { sheetId: finance, code: '7.3.4', version: 1, claim: claimOf({ a: 4, b: 4 }) }
  assert.equal(await problemOf(w.as('lead', 'round.score', claim, on('2026-01-04'))), 'round.not_open')
  assert.equal(await problemOf(w.as('lead', 'round.score', claim, on('2026-01-16'))), 'round.closed')
  const longer = { roundId: round.id, version: 1, selfUntil: '2026-01-20', reason: 'Phần mềm lỗi chiều 15/01.' }
  assert.equal((await w.as('keeper', 'round.change', longer, on('2026-01-16'))).selfUntil, '2026-01-20')
  const crossed = { ...longer, version: 2, selfUntil: '2026-02-26' }
  assert.equal(await problemOf(w.as('keeper', 'round.change', crossed, during)), 'round.days_crossed')
  const both = await Promise.allSettled([
    w.as('keeper', 'round.move', { roundId: round.id, version: 2, to: 'appraisal' }, during),
    w.as('lead', 'round.score', claim, during),
  ])
  assert.equal(both[0].status, 'fulfilled')
  const sheet = await w.as('lead', 'round.sheet', { sheetId: finance }, during)
  const stored = sheet.lines.find(({ code }) => code === '7.3.4')!.claim
  assert.equal(stored !== null, both[1].status === 'fulfilled', 'either it counts, or its writer was told')
  assert.equal(await problemOf(w.as('lead', 'round.score', { ...claim, version: 2 }, during)), 'round.closed')
  const back = { roundId: round.id, version: 3, to: 'selfScoring' }
  assert.equal(await problemOf(w.as('keeper', 'round.move', back, during)), 'round.reason_missing')
  assert.equal(await problemOf(w.as('keeper', 'round.move', { ...back, to: 'final' }, during)), 'round.no_such_step')
  await w.as('keeper', 'round.move', { ...back, reason: 'Phần mềm lỗi chiều 15/01.' }, during)
})
