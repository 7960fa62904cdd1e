import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { Problem } from '#platform/problem.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { cells, during, on, openedRound, sampleForm, sent, seriesOf, type World, whole } from './samples-reports.ts'

const rolledIn = async (w: World, reportId: string, at = during) => {
  const { figures } = await w.as('keeper', 'report.consolidated', { reportId }, at)
  return Object.fromEntries(figures.map(({ field, value }) => [field, value]))
}

test('two people in one grid: other cells merge, the same cell tells both, the same figure is no quarrel', async (t) => {
  const w = await workWorld(t)
  const { communeA: reportId } = await openedRound(w)
  const [a, b] = await Promise.all([
    w.as('communeOfficer', 'report.saveCells', { reportId, cells: cells({ '1.1': '4', '2.1': '100' }) }, during),
    w.as('communeHead', 'report.saveCells', { reportId, cells: cells({ '1.2': '2', '2.1': '90' }) }, during),
  ])
  const conflicts = [...a.conflicts, ...b.conflicts]
  assert.deepEqual(
    conflicts.map(({ field }) => field),
    ['1/2.1'],
  )
  const winner = a.conflicts.length === 0 ? ['100', 'communeOfficer'] : ['90', 'communeHead']
  assert.deepEqual([conflicts[0]!.now.value, conflicts[0]!.now.updatedByName], winner)
  const page = await w.as('communeOfficer', 'report.get', { reportId }, during)
  const shown = Object.fromEntries(page.cells.map(({ field, value }) => [field, value]))
  assert.deepEqual([shown['1/1.1'], shown['1/1.2'], shown['1/2.1']], ['4', '2', winner[0]])
  const again = await w.as('communeHead', 'report.saveCells', { reportId, cells: cells({ '1.1': '4' }) }, during)
  assert.deepEqual([again.saved.length, again.conflicts.length], [1, 0])

  const write = (who: 'communeOfficer' | 'communeHead', text: string) =>
    w.as(who, 'report.saveSection', { reportId, code: 'I.1', version: 0, text }, during)
  await write('communeOfficer', 'Bản của cán bộ.')
  await assert.rejects(write('communeHead', 'Bản của chủ tịch.'), (error) => {
    assert.ok(error instanceof Problem)
    assert.deepEqual([error.code, error.details.text], ['write.conflict', 'Bản của cán bộ.'])
    return true
  })
})

test('what is pasted is understood as it is written here, and what is no number is told cell by cell', async (t) => {
  const w = await workWorld(t)
  const { communeA: reportId } = await openedRound(w)
  const typed = { '1.1': '1.234', '1.2': '2 000', 2: '85,5 %', '2.1': 'một số', '2.2': '12.345.678.901.234.567,5' }
  const batch = Object.entries(typed).map(([row, text]) => ({ field: `1/${row}`, version: 0, typed: text }))
  const { saved, faults, findings } = await w.as(
    'communeOfficer',
    'report.saveCells',
    { reportId, cells: batch },
    during,
  )
  assert.deepEqual(saved.map(({ field, value }) => [field, value]).sort(), [
    ['1/1.1', '1234'],
    ['1/1.2', '2000'],
    ['1/2', '85.5'],
  ])
  assert.deepEqual(faults.map(({ field }) => field).sort(), ['1/2.1', '1/2.2'])
  assert.deepEqual(
    findings.map(({ field, code }) => [field, code]),
    [['1/1', 'missing']],
  )
})

test('a form that changes while agencies fill it in: the round keeps its own, the next one has the new', async (t) => {
  const w = await workWorld(t)
  const { series, communeA: reportId } = await openedRound(w)
  const changed = { ...sampleForm, version: '2', title: 'Báo cáo thử, sửa đổi', sections: [] }
  assert.equal(
    await problemOf(w.as('keeper', 'reportForm.save', { form: sampleForm, edit: 2 }, during)),
    'report.form_published',
  )
  const wrong = { ...sampleForm, version: '3', tables: [{ code: '1', title: 'x', rows: [] }] }
  assert.equal(
    await problemOf(w.as('keeper', 'reportForm.save', { form: wrong, edit: 0 }, during)),
    'report.form_faulty',
  )
  const draft = await w.as('keeper', 'reportForm.save', { form: changed, edit: 0 }, during)
  assert.equal(
    await problemOf(w.as('keeper', 'reportForm.save', { form: changed, edit: 0 }, during)),
    'report.form_known',
  )
  await w.as('keeper', 'reportForm.publish', { code: 'mau-thu', version: '2', edit: draft.edit }, during)
  const { title, regime, reporters, validFrom } = series
  const next = {
    seriesId: series.id,
    version: 1,
    title,
    regime,
    reporters,
    validFrom,
    formCode: 'mau-thu',
    formVersion: '2',
  }
  await w.as('keeper', 'reportSeries.update', next, during)
  const page = await w.as('communeOfficer', 'report.get', { reportId }, during)
  assert.deepEqual([page.form.version, page.newerForm, page.sections.length], ['1', '2', 2])
  const text = { reportId, code: 'I.1', version: 0, text: 'Vẫn ghi được vào mục của biểu mẫu cũ.' }
  assert.equal(await problemOf(w.as('communeOfficer', 'report.saveSection', text, during)), 'fine')

  // The year's round opens by itself, once, with the new form.
  const november = on('2026-11-16')
  assert.deepEqual(await w.as('system', 'reportRound.keepDay', {}, november), { opened: 1, added: 0 })
  assert.deepEqual(await w.as('system', 'reportRound.keepDay', {}, november), { opened: 0, added: 0 })
  const { rounds } = await w.as('keeper', 'reportRound.list', { seriesId: series.id }, november)
  assert.deepEqual(
    rounds.map(({ key, formVersion }) => [key, formVersion]),
    [
      ['2026', '2'],
      ['2026-Q3', '1'],
    ],
  )
  const twice = { seriesId: series.id, key: '2026-Q3' }
  assert.equal(await problemOf(w.as('keeper', 'reportRound.open', twice, during)), 'report.period_open')
  assert.equal(
    await problemOf(w.as('keeper', 'reportRound.open', { ...twice, key: '2026-07' }, during)),
    'report.period_unknown',
  )
})

test('an agency that was merged appears once; the order of sending changes nothing', async (t) => {
  const w = await workWorld(t)
  const series = await seriesOf(w)
  const { communeA, communeB, finance } = w.agencies
  const totals: unknown[] = []
  const senders = [
    [communeA, 'communeOfficer', whole(4, 2, 100, 90)],
    [communeB, 'otherCommune', whole(1, 1, 50, 10)],
    [finance, 'lead', whole(7, 0, 10, 10)],
  ] as const
  let last = { summary: '', communeA: '' }
  for (const order of [senders, senders.toReversed()]) {
    const days = { name: `Báo cáo đột xuất ${totals.length + 1}`, dataFrom: '2026-07-01', dataTo: '2026-09-12' }
    const adHoc = { ...days, lastInTime: '2026-09-20' }
    const round = await w.as('keeper', 'reportRound.open', { seriesId: series.id, adHoc }, during)
    const of = (agencyId: string) => round.reports.find((it) => it.agencyId === agencyId)!.id
    for (const [agencyId, who, values] of order) await sent(w, who, of(agencyId), values)
    last = { summary: round.summary!.id, communeA: of(communeA) }
    totals.push(await rolledIn(w, last.summary))
  }
  assert.deepEqual(totals[0], totals[1])
  assert.equal((totals[0] as Record<string, string>)['1/1'], '15')

  // Bình Minh is merged into An Bình on the eve of the day of the figures.
  await w.province.write(async (db) => {
    await sql`update agency set valid_to = '2026-09-11' where id = ${communeB}`.execute(db)
    await sql`update agency_parent set valid = daterange(lower(valid), '2026-09-12') where agency_id = ${communeB}`.execute(
      db,
    )
    await sql`insert into agency_lineage (id, from_agency_id, to_agency_id, kind, happened_on, document)
      values (${uuid()}, ${communeB}, ${communeA}, 'mergedInto', '2026-09-12', 'Nghị quyết thử')`.execute(db)
  })
  const after = on('2026-09-15')
  // Whatever is remembered of the province ends with the next write that passes the door.
  await w.as('system', 'reportRound.keepDay', {}, after)
  assert.equal((await rolledIn(w, last.summary, after))['1/1'], '15', 'what it sent still counts, under its successor')
  const figure = await w.as('communeOfficer', 'report.consolidated', { reportId: last.communeA }, after)
  assert.deepEqual(
    figure.agencies.map(({ name, endedOn }) => [name, endedOn]),
    [['Ủy ban nhân dân xã Bình Minh', '2026-09-11']],
  )
  // The successor puts both together in a new version: its own part stays named, and nothing is counted twice.
  const { report } = await w.as('communeOfficer', 'report.get', { reportId: last.communeA }, after)
  const correct = { reportId: last.communeA, version: report.version, reason: 'Nhập số liệu của xã Bình Minh.' }
  const open = await w.as('communeOfficer', 'report.correct', correct, after)
  assert.deepEqual(
    open.below.map(({ name, endedOn }) => [name, endedOn]),
    [['Ủy ban nhân dân xã Bình Minh', '2026-09-11']],
  )
  const reportId = last.communeA
  const taken = await w.as('communeOfficer', 'report.consolidate', { reportId }, after)
  assert.equal(taken.includes, 1)
  const figures = (list: { field: string; value: string | null; ownShare: string | null }[]) =>
    Object.fromEntries(list.map(({ field, value, ownShare }) => [field, [value, ownShare]]))
  const put = figures(taken.filled)
  assert.deepEqual(
    [put['1/1'], put['1/2.1'], put['1/2']],
    [
      ['8', '6'],
      ['150', '100'],
      ['66.67', '90'],
    ],
  )
  const changed = {
    reportId,
    shares: [
      { field: '1/1.1', typed: '5' },
      { field: '1/1', typed: '7' },
    ],
  }
  const again = figures((await w.as('communeOfficer', 'report.consolidate', changed, after)).filled)
  assert.deepEqual(again, { '1/1': ['9', '7'], '1/1.1': ['6', '5'] })
  const fresh = await w.as('communeOfficer', 'report.get', { reportId }, after)
  assert.deepEqual([fresh.below, fresh.findings], [[], []])
  await w.as('communeOfficer', 'report.submit', { reportId, version: fresh.report.version }, after)
  const once = await rolledIn(w, last.summary, after)
  assert.deepEqual([once['1/1'], once['1/2.1']], ['16', '160'])
  const opened = await w.as('communeOfficer', 'report.figure', { reportId, field: '1/1' }, after)
  assert.deepEqual([opened.own, opened.rolled, opened.parts.map(({ value }) => value)], ['7', '9', ['2']])
})

test('a report that holds others by hand says so when it is sent: they are counted once, or beside it', async (t) => {
  const w = await workWorld(t)
  const { communeA, communeB } = w.agencies
  await w.province.write((db) =>
    sql`update agency_parent set parent_id = ${communeA} where agency_id = ${communeB}`.execute(db),
  )
  const round = await openedRound(w)
  await sent(w, 'otherCommune', round.communeB, whole(1, 1, 50, 10))
  await w.as(
    'communeOfficer',
    'report.saveCells',
    { reportId: round.communeA, cells: cells(whole(4, 2, 100, 90)) },
    during,
  )
  const { report } = await w.as('communeOfficer', 'report.get', { reportId: round.communeA }, during)
  const send = (more: object, version = report.version) =>
    w.as('communeOfficer', 'report.submit', { reportId: round.communeA, version, ...more }, during)
  assert.equal(await problemOf(send({})), 'report.below_unsaid')
  const inside = await send({ below: 'inside' })
  assert.equal(inside.report.state, 'submitted')
  assert.equal((await rolledIn(w, round.summary))['1/1'], '6')
  const { agencies } = await w.as('keeper', 'report.consolidated', { reportId: round.summary }, during)
  assert.deepEqual(
    agencies.map(({ counted, inside: over }) => [counted, over]),
    [
      [false, null],
      [true, null],
      [false, 'Ủy ban nhân dân xã An Bình'],
    ],
  )

  // Keeping what was typed as the whole says the same; taking it for one's own part adds to it.
  const reason = 'Tính lại.'
  const open = await w.as(
    'communeOfficer',
    'report.correct',
    { reportId: round.communeA, version: inside.report.version, reason },
    during,
  )
  const take = async (typed: 'add' | 'keep' | 'replace') => {
    await w.as('communeOfficer', 'report.consolidate', { reportId: round.communeA, typed }, during)
    const page = await w.as('communeOfficer', 'report.get', { reportId: round.communeA }, during)
    return page.cells.find(({ field }) => field === '1/1.1')?.value
  }
  assert.equal(open.report.state, 'draft')
  assert.equal(await take('keep'), '4')
  assert.equal(await take('add'), '5')
  assert.equal(await take('replace'), '5', 'the own part is known now')
})

test('sent twice by a broken line: one snapshot, one reply; a draft is words of the program until a person writes', async (t) => {
  const w = await workWorld(t)
  const { communeA: reportId } = await openedRound(w)
  const drafted = await w.as('communeOfficer', 'report.autoDraft', { reportId }, during)
  assert.deepEqual(
    [drafted.sections.map(({ code, drafted: by }) => [code, by]), drafted.silent],
    [[['II.1', true]], ['I.1']],
  )
  assert.match(drafted.sections[0]!.text, /Rà soát thủ tục hành chính|nhiệm vụ/i)
  const text = 'Đơn vị đang rà soát thủ tục.'
  await w.as('communeOfficer', 'report.saveSection', { reportId, code: 'II.1', version: 1, text }, during)
  assert.deepEqual((await w.as('communeOfficer', 'report.autoDraft', { reportId }, during)).kept, ['II.1'])

  await w.as('communeOfficer', 'report.saveCells', { reportId, cells: cells(whole(4, 2, 100, 90)) }, during)
  const { report } = await w.as('communeOfficer', 'report.get', { reportId }, during)
  const input = { reportId, version: report.version }
  const key = 'gui-mot-lan-0001'
  const first = await w.as('communeOfficer', 'report.submit', input, { ...during, key })
  const second = await w.as('communeOfficer', 'report.submit', input, { ...during, key })
  assert.deepEqual(second, JSON.parse(JSON.stringify(first)))
  assert.equal((await w.as('communeOfficer', 'report.snapshots', { reportId }, during)).snapshots.length, 1)
  assert.equal(await problemOf(w.as('communeOfficer', 'report.submit', input, during)), 'report.closed')

  // A round that is closed takes no report that was not sent, and late ones are told by level.
  const { round } = await w.as('keeper', 'report.get', { reportId }, during)
  const late = on('2026-09-22')
  const page = await w.as('keeper', 'reportRound.get', { roundId: round.id }, late)
  assert.deepEqual(
    page.levels.map(({ level, expected, inTime, missing, share }) => [level, expected, inTime, missing, share]),
    [
      ['province', 1, 0, 1, 0],
      ['commune', 2, 1, 1, 50],
    ],
  )
  const closed = await w.as('keeper', 'reportRound.close', { roundId: round.id, version: page.version }, late)
  assert.equal(closed.state, 'closed')
  const other = closed.reports.find(({ agencyId }) => agencyId === w.agencies.communeB)!.id
  const write = { reportId: other, cells: cells({ '1.1': '1' }) }
  assert.equal(await problemOf(w.as('otherCommune', 'report.saveCells', write, late)), 'report.round_closed')
  await w.as('keeper', 'reportRound.reopen', { roundId: round.id, version: closed.version }, late)
  assert.equal(await problemOf(w.as('otherCommune', 'report.saveCells', write, late)), 'fine')
})
