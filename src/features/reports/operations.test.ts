import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { cells, during, on, openedRound, sent, whole } from './samples-reports.ts'

test('a quarter from opening to the frozen report of the province: saved, sent, one figure returned, approved, locked, added up', async (t) => {
  const w = await workWorld(t)
  const { round, finance, communeA, communeB, summary } = await openedRound(w)
  assert.deepEqual(
    [round.name, round.dataTo, round.lastInTime, round.expected],
    ['Quý III/2026', null, '2026-09-19', 3],
  )
  assert.deepEqual(
    round.reports.map(({ name, state }) => [name, state]),
    [
      ['Sở Tài chính', 'notBegun'],
      ['Ủy ban nhân dân xã An Bình', 'notBegun'],
      ['Ủy ban nhân dân xã Bình Minh', 'notBegun'],
    ],
  )

  // Cells are kept one by one; what is no number is told, and nothing else is lost.
  const typed = [
    ...cells({ '1.1': '4', '1.2': '2' }).map((cell) => ({ ...cell, note: 'Theo sổ công văn.' })),
    { field: '1/2.1', version: 0, typed: '1.200' },
    { field: '1/2.2', version: 0, typed: 'khoảng một nghìn' },
    { field: '9/9', version: 0, value: '1' },
  ]
  const saved = await w.as('communeOfficer', 'report.saveCells', { reportId: communeA, cells: typed }, during)
  assert.deepEqual(saved.saved.map(({ field, value }) => [field, value]).sort(), [
    ['1/1.1', '4'],
    ['1/1.2', '2'],
    ['1/2.1', '1200'],
  ])
  assert.deepEqual(
    saved.faults.map(({ field, code }) => [field, code]),
    [
      ['1/2.2', 'number'],
      ['9/9', 'unknown'],
    ],
  )
  const text = { reportId: communeA, code: 'I.1', version: 0, text: 'Đã ban hành kế hoạch năm.' }
  assert.equal((await w.as('communeOfficer', 'report.saveSection', text, during)).version, 1)
  const page = await w.as('communeOfficer', 'report.get', { reportId: communeA }, during)
  assert.deepEqual([page.report.state, page.writable, page.report.filled], ['draft', 'all', 3])
  assert.deepEqual(
    page.cells
      .filter(({ source }) => source === 'bound')
      .map(({ field, value, bound }) => [field, value, bound?.value]),
    [
      ['1/3', '1', '1'],
      ['1/4', '0', '0'],
    ],
  )

  // Errors block, with their fields.
  const submit = (reportId: string, version: number, more = {}) =>
    w.as('communeOfficer', 'report.submit', { reportId, version, ...more }, during)
  await assert.rejects(submit(communeA, page.report.version), (error) => {
    assert.ok(error instanceof Problem)
    assert.equal(error.code, 'report.not_ready')
    assert.deepEqual(
      (error.details.fields as { field: string }[]).map(({ field }) => field),
      ['1/1'],
    )
    return true
  })
  const more = [...cells({ 1: '6', '2.2': '1100', 2: '91.67' }), { field: '1/3', version: 0, value: '3' }]
  const rest = await w.as('communeOfficer', 'report.saveCells', { reportId: communeA, cells: more }, during)
  assert.deepEqual(
    rest.findings.map(({ field, code, severity, explained }) => [field, code, severity, explained]),
    [['1/3', 'bound', 'warning', false]],
  )
  const now = await w.as('communeOfficer', 'report.get', { reportId: communeA }, during)
  assert.equal(await problemOf(submit(communeA, now.report.version)), 'report.reasons_missing')
  const reasons = [{ field: '1/3', reason: 'Thêm hai nhiệm vụ giao miệng.' }]
  const first = await submit(communeA, now.report.version, { reasons })
  assert.deepEqual(
    [first.report.state, first.report.inTime, first.snapshots, first.writable],
    ['submitted', true, 1, 'none'],
  )
  assert.equal(first.cells.find(({ field }) => field === '1/3')!.boundReason, 'Thêm hai nhiệm vụ giao miệng.')
  const shut = { reportId: communeA, cells: cells({ '1.1': '5' }, 1) }
  assert.equal(await problemOf(w.as('communeOfficer', 'report.saveCells', shut, during)), 'report.closed')

  await sent(w, 'otherCommune', communeB, whole(1, 1, 800, 400))
  await sent(w, 'lead', finance, whole(10, 5, 100, 99))

  // One figure comes back; nothing else opens, and nothing else changes.
  const before = await w.as('keeper', 'report.snapshots', { reportId: communeA }, during)
  const item = { field: '1/1.1' }
  const reason = 'Đề nghị kiểm tra lại số kế hoạch.'
  const back = await w.as('keeper', 'report.returnItem', { reportId: communeA, item, reason }, during)
  assert.deepEqual([back.report.state, back.report.returned], ['returned', 1])
  const version = back.report.version
  assert.equal(
    await problemOf(w.as('keeper', 'report.approve', { reportId: communeA, version }, during)),
    'report.items_open',
  )
  const open = await w.as('communeOfficer', 'report.get', { reportId: communeA }, during)
  const at = (field: string) => open.cells.find((it) => it.field === field)!
  assert.equal(open.writable, 'returned')
  const both = [
    { field: '1/1.1', version: at('1/1.1').version, value: '5' },
    { field: '1/1.2', version: at('1/1.2').version, value: '9' },
  ]
  const mended = await w.as('communeOfficer', 'report.saveCells', { reportId: communeA, cells: both }, during)
  assert.deepEqual(
    [mended.saved.map(({ field }) => field), mended.faults.map(({ code }) => code)],
    [['1/1.1'], ['closed']],
  )
  const answer = { reportId: communeA, item, answer: 'Đã tính thêm kế hoạch bổ sung.' }
  const answered = await w.as('communeOfficer', 'report.answerItem', answer, during)
  assert.deepEqual([answered.report.state, answered.snapshots], ['answered', 2])
  const after = await w.as('keeper', 'report.snapshots', { reportId: communeA }, during)
  assert.ok(after.snapshots.every(({ intact }) => intact))
  assert.equal(after.snapshots[0]!.sha256, before.snapshots[0]!.sha256)
  const moved = { ...before.content!.figures, '1/1': '7', '1/1.1': '5' }
  assert.deepEqual(after.content!.figures, moved, 'the figure and the sum that is made of it; nothing else')

  const approve = async (reportId: string) => {
    const { report } = await w.as('keeper', 'report.get', { reportId }, during)
    const approved = await w.as('keeper', 'report.approve', { reportId, version: report.version }, during)
    return w.as('keeper', 'report.lock', { reportId, version: approved.report.version }, during)
  }
  assert.equal((await approve(communeA)).report.state, 'locked')
  await approve(communeB)

  // Added up: sums exact, shares from their parts.
  const together = await w.as('keeper', 'report.consolidated', { reportId: summary }, during)
  const rolled = Object.fromEntries(together.figures.map(({ field, value }) => [field, value]))
  assert.deepEqual([rolled['1/1'], rolled['1/2.1'], rolled['1/2']], ['24', '2100', '76.14'])
  assert.deepEqual(
    together.sections[0]!.paragraphs.map(({ agencyName, text: said }) => [agencyName, said]),
    [['Ủy ban nhân dân xã An Bình', 'Đã ban hành kế hoạch năm.']],
  )
  const filled = await w.as('keeper', 'report.consolidate', { reportId: summary }, during)
  assert.equal(filled.includes, 3)
  const figure = await w.as('keeper', 'report.figure', { reportId: summary, field: '1/1.1' }, during)
  assert.deepEqual(
    figure.parts.map(({ agencyName, value, note }) => [agencyName, value, note]),
    [
      ['Sở Tài chính', '10', null],
      ['Ủy ban nhân dân xã An Bình', '5', 'Theo sổ công văn.'],
      ['Ủy ban nhân dân xã Bình Minh', '1', null],
    ],
  )
  const own = await w.as('keeper', 'report.figure', { reportId: communeA, field: '1/3' }, during)
  assert.deepEqual(
    [own.tasks.map(({ text: task }) => task), own.history.map(({ action }) => action)],
    [['Rà soát thủ tục hành chính'], ['typed', 'typed']],
  )
  const mine = await w.as('keeper', 'report.get', { reportId: summary }, during)
  const province = await w.as('keeper', 'report.submit', { reportId: summary, version: mine.report.version }, during)
  assert.equal(province.report.state, 'submitted')
  const frozen = await w.as('keeper', 'report.snapshots', { reportId: summary }, during)
  assert.equal(frozen.content!.figures['1/1'], '24')
  assert.equal(frozen.content!.includes.length, 3)

  // A late change: a new version of one report, told beside the frozen one and never in it.
  const locked = await w.as('otherCommune', 'report.get', { reportId: communeB }, during)
  const why = { reportId: communeB, version: locked.report.version, reason: 'Sót một kế hoạch ngày 14/9.' }
  assert.equal(await problemOf(w.as('otherCommune', 'report.correct', why, during)), 'report.closed')
  const late = on('2026-09-25')
  const again = await w.as('keeper', 'report.unlock', why, late)
  assert.deepEqual([again.report.state, again.correcting?.reason], ['draft', 'Sót một kế hoạch ngày 14/9.'])
  const still = await w.as('keeper', 'report.consolidated', { reportId: summary }, late)
  assert.equal(still.figures[0]!.value, '24', 'what was frozen counts until the new version is sent')
  const corrected = await w.as('otherCommune', 'report.get', { reportId: communeB }, late)
  const now2 = (field: string) => corrected.cells.find((it) => it.field === field)!
  const change = ['1/1', '1/1.1'].map((field) => ({
    field,
    version: now2(field).version,
    value: String(Number(now2(field).value) + 1),
  }))
  await w.as('otherCommune', 'report.saveCells', { reportId: communeB, cells: change }, late)
  const resent = { reportId: communeB, version: corrected.report.version }
  const second = await w.as('otherCommune', 'report.submit', resent, late)
  assert.deepEqual([second.report.inTime, second.snapshots], [true, 2], 'a correction is not a late report')
  const { changes } = await w.as('keeper', 'report.lateChanges', { reportId: summary }, late)
  assert.deepEqual(
    changes.map(({ kind, field, frozen: then, now: current, agencyName }) => [kind, field, then, current, agencyName]),
    [
      ['consolidated', '1/1', '24', '25', 'Sở Nội vụ'],
      ['consolidated', '1/1.1', '16', '17', 'Sở Nội vụ'],
      ['corrected', '1/1', '2', '3', 'Ủy ban nhân dân xã Bình Minh'],
      ['corrected', '1/1.1', '1', '2', 'Ủy ban nhân dân xã Bình Minh'],
    ],
  )
  const same = await w.as('keeper', 'report.snapshots', { reportId: summary }, late)
  assert.deepEqual(same.snapshots, frozen.snapshots)
})
