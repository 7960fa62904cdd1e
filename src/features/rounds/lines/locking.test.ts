import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#platform/problem.ts'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { claimOf, during, openedRound, pdf } from '../samples-round.ts'

const on = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
const appraising = on('2026-01-20')

type World = Awaited<ReturnType<typeof workWorld>>

/** A sheet that is handed in with one line and its proof. */
async function handedIn(w: World) {
  const opened = await openedRound(w)
  const at = { sheetId: opened.finance, code: '7.3.4' }
  await w.as('lead', 'round.score', { ...at, version: 1, claim: claimOf({ a: 100, b: 90 }) }, during)
  await w.as('lead', 'round.attach', { ...at, place: 'trang 3' }, { ...during, upload: pdf })
  await w.as('lead', 'round.submit', { sheetId: opened.finance, version: 1 }, during)
  return { ...opened, at }
}

test('an appraiser sends one line back: that line alone is open, and locked again when the agency is done', async (t) => {
  const w = await workWorld(t)
  const { round, at, finance } = await handedIn(w)
  const back = { ...at, version: 2, reason: 'Số liệu chưa khớp Cổng dịch vụ công.' }
  const rescore = (code: string, version: number, b: number) =>
    problemOf(
      w.as('lead', 'round.score', { sheetId: finance, code, version, claim: claimOf({ a: 100, b }) }, appraising),
    )
  await w.as('keeper', 'round.move', { roundId: round.id, version: 1, to: 'appraisal' }, during)
  assert.equal(await rescore('7.3.4', 2, 80), 'round.closed')
  assert.equal(await problemOf(w.as('lead', 'round.returnLine', back, appraising)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('communeOfficer', 'round.returnLine', back, appraising)), 'access.not_found')
  const returned = await w.as('keeper', 'round.returnLine', back, appraising)
  assert.equal(returned.line.returned?.reason, back.reason)
  assert.equal(
    await problemOf(w.as('keeper', 'round.returnLine', { ...back, version: 3 }, appraising)),
    'round.line_open',
  )
  const waiting = async (who: 'lead' | 'communeOfficer') => (await w.as(who, 'round.waiting', {}, appraising)).sheets
  assert.deepEqual(
    (await waiting('lead')).map(({ id, asks, lines, until }) => [id, asks, lines, until]),
    [[finance, 'fix', 1, '2026-01-25']],
    'what came back stands with the rest of the work',
  )
  assert.deepEqual(await waiting('communeOfficer'), [])
  const matrix = await w.as('keeper', 'round.matrix', { roundId: round.id }, appraising)
  assert.equal(matrix.cells.flat().filter(({ state }) => state === 'returned').length, 1)

  assert.equal(await rescore('7.3.5', 1, 80), 'round.closed', 'the other lines stay locked')
  assert.equal(await rescore('7.3.4', 3, 85), 'fine')
  const rest = await w.as('keeper', 'round.acceptRest', { sheetId: finance }, appraising)
  const page = await w.as('lead', 'round.sheet', { sheetId: finance }, appraising)
  const line = page.lines.find(({ code }) => code === '7.3.4')!
  assert.deepEqual([line.verdict1, rest.left > 0], [null, true], 'what came back is not accepted in one go')
  const move = { roundId: round.id, version: 2, to: 'explanation' as const }
  assert.equal(await problemOf(w.as('keeper', 'round.move', move, appraising)), 'round.lines_open')
  assert.equal(
    await problemOf(w.as('keeper', 'round.lockLine', { ...at, version: 4 }, appraising)),
    'access.verb_missing',
  )
  const locked = await w.as('lead', 'round.lockLine', { ...at, version: 4 }, appraising)
  assert.equal(locked.line.returned, null)
  assert.deepEqual(await waiting('lead'), [])
  assert.equal(await rescore('7.3.4', 5, 80), 'round.closed')
  await w.as('keeper', 'round.appraise', { ...at, version: 5, accepted: true }, appraising)
  await w.as('keeper', 'round.move', move, appraising)

  const { entries } = await w.as('keeper', 'round.lineHistory', at, appraising)
  const actions = entries.map(({ action }) => action)
  assert.deepEqual(actions, ['claimed', 'attached', 'returned', 'claimed', 'locked', 'appraised'])
  const whole = await w.as('keeper', 'round.history', { roundId: round.id }, appraising)
  assert.deepEqual(
    whole.entries.map(({ action, unit }) => [action, unit]),
    [
      ['opened', null],
      ['submitted', 'Sở Tài chính'],
      ['moved', null],
      ['returned', 'Sở Tài chính'],
      ['moved', null],
    ],
  )
})

test('a line that came back without proof is not sent in again, and closes with the appraisal', async (t) => {
  const w = await workWorld(t)
  const { round, at } = await handedIn(w)
  await w.as('keeper', 'round.move', { roundId: round.id, version: 1, to: 'appraisal' }, during)
  await w.as('keeper', 'round.appraise', { ...at, version: 2, accepted: true }, appraising)
  const reply = await w.as('keeper', 'round.returnLine', { ...at, version: 3, reason: 'Nhầm tệp.' }, appraising)
  assert.equal(reply.line.verdict1, null, 'sending back takes the verdict away')
  const [file] = reply.line.evidence
  await w.as('lead', 'round.detach', { ...at, evidenceId: file!.id }, appraising)
  const lock = { ...at, version: 4 }
  assert.equal(await problemOf(w.as('lead', 'round.lockLine', lock, appraising)), 'round.evidence_missing')
  await w.as('lead', 'round.attach', at, { ...appraising, upload: pdf })
  assert.equal(await problemOf(w.as('lead', 'round.lockLine', lock, on('2026-01-26'))), 'round.closed')
  await w.as('keeper', 'round.appraise', { ...at, version: 4, accepted: true }, appraising)
  const page = await w.as('lead', 'round.sheet', { sheetId: at.sheetId }, appraising)
  assert.equal(page.lines.find(({ code }) => code === at.code)!.returned, null, 'a verdict takes the line back')
})

test('a change of the timetable says why; it opens a step that was over, and stands in the history', async (t) => {
  const w = await workWorld(t)
  const { round, finance } = await openedRound(w)
  const late = on('2026-01-16')
  const claim = { sheetId: finance, code: '7.3.4', version: 1, claim: claimOf({ a: 4, b: 4 }) }
  assert.equal(await problemOf(w.as('lead', 'round.score', claim, late)), 'round.closed')
  const longer = { roundId: round.id, version: 1, selfUntil: '2026-01-20' }
  assert.equal(await problemOf(w.as('keeper', 'round.change', longer, late)), 'input.invalid')
  const change = { ...longer, reason: 'Đường truyền hỏng ngày 15/01.' }
  assert.equal(await problemOf(w.as('lead', 'round.change', change, late)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('communeOfficer', 'round.change', change, late)), 'access.not_found')
  await w.as('keeper', 'round.change', change, late)
  assert.equal(await problemOf(w.as('lead', 'round.score', claim, late)), 'fine')
  const stale = w.as('keeper', 'round.change', { ...change, selfUntil: '2026-01-22' }, late)
  await assert.rejects(stale, (error) => error instanceof Problem && error.code === 'write.conflict')
  const { entries } = await w.as('lead', 'round.history', { roundId: round.id }, late)
  assert.deepEqual(entries.at(-1)!.said, {
    before: { selfUntil: '2026-01-15' },
    after: { selfUntil: '2026-01-20' },
    reason: change.reason,
  })
})
