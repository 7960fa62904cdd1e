import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftWorld, review } from '../../../../test/drafts.ts'
import { problemOf } from '../../../../test/work.ts'

type World = Awaited<ReturnType<typeof draftWorld>>
type Who = Parameters<World['as']>[0]
const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })

/** The plan of An Hòa of 05/02/2026 obliges An Bình to issue its own by 05/03/2026, with Tết from 16/02 to 20/02. */
async function dutyWorld(t: Parameters<typeof draftWorld>[0]) {
  const w = await draftWorld(t)
  const planId = await w.draft()
  await review(w, planId)
  const { version } = await w.as('keeper', 'plan.get', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version })
  const ofA = { planId, agencyId: w.agencies.communeA }
  const column = (who: Who = 'keeper', day = '2026-02-10') => w.as(who, 'cascade.agency', ofA, at(day))
  type Step = 'pause' | 'resume' | 'extend' | 'askExtension' | 'refuseExtension' | 'withdrawExtension'
  const step = async (who: Who, name: Step, day: string, rest: object = {}) => {
    const input = { ...ofA, version: (await column(who, day)).version, reason: 'Chờ hướng dẫn của Bộ', ...rest }
    return w.as(who, `cascade.${name}`, input, at(day))
  }
  const addDay = (day: string) => {
    const off = { day, kind: 'off', name: 'Nghỉ theo quyết định của tỉnh', source: 'Quyết định 9/QĐ-UBND' }
    return w.as('administrator', 'calendar.addDay', off, at('2026-02-06'))
  }
  return { ...w, planId, ofA, column, step, addDay }
}

test('a duty stands still and goes on with the working days that were left, and the arithmetic says so', async (t) => {
  const { step, column, as, ofA } = await dutyWorld(t)
  const paused = await step('keeper', 'pause', '2026-02-10')
  assert.deepEqual([paused.dueOn, paused.pausedOn, paused.state], [null, '2026-02-10', 'waiting'])
  // Long after its day: what stands still is not late, and nobody is reminded of it.
  assert.equal((await column('keeper', '2026-06-01')).state, 'waiting')
  const [row] = (await as('keeper', 'cascade.matrix', { planId: ofA.planId }, at('2026-06-01'))).agencies.filter(
    ({ agencyId }) => agencyId === ofA.agencyId,
  )
  assert.deepEqual([row?.dueOn, row?.state, /o/.test(row?.cells ?? 'o')], [null, 'waiting', false])
  const due = await as('communeHead', 'deadline.list', { from: '2026-01-01', to: '2026-12-31', kind: 'duty' })
  assert.deepEqual(due.items, [])
  // On 10/02 thirteen working days were left, that day among them: from 02/03 they end on 18/03.
  const again = await step('keeper', 'resume', '2026-03-02')
  assert.deepEqual([again.dueOn, again.pausedOn], ['2026-03-18', null])
  const words = again.derivation.map(({ vi }) => vi).join('\n')
  assert.match(words, /Tạm dừng từ ngày 10\/02\/2026/)
  assert.match(words, /Tính tiếp từ ngày 02\/03\/2026: hạn 05\/03\/2026 lùi đến 18\/03\/2026/)
  assert.deepEqual(
    again.history.map(({ action, dueFrom, dueTo }) => [action, dueFrom, dueTo]),
    [
      ['paused', '2026-03-05', null],
      ['resumed', '2026-03-05', '2026-03-18'],
    ],
  )
})

test('an agency asks for more time, the superior grants it or not; an extended day is fixed', async (t) => {
  const { step, addDay, column } = await dutyWorld(t)
  const asked = await step('communeHead', 'askExtension', '2026-02-12', { dueTo: '2026-03-20' })
  assert.deepEqual([asked.askedTo, asked.dueOn], ['2026-03-20', '2026-03-05'])
  const twice = step('communeHead', 'askExtension', '2026-02-12', { dueTo: '2026-03-25' })
  assert.equal(await problemOf(twice), 'assignment.extension_open')
  const refused = await step('keeper', 'refuseExtension', '2026-02-13')
  assert.deepEqual([refused.askedTo, refused.dueOn], [null, '2026-03-05'])
  assert.equal(await problemOf(step('keeper', 'refuseExtension', '2026-02-13')), 'assignment.extension_none')
  const granted = await step('keeper', 'extend', '2026-02-13', { dueTo: '2026-03-12' })
  assert.equal(granted.dueOn, '2026-03-12')
  const change = await addDay('2026-02-11')
  assert.ok(!change.moves.some(({ subjectId, kind }) => kind === 'duty' && subjectId === granted.agencyId))
  assert.equal((await column()).dueOn, '2026-03-12')
})

test('a day off moves running duties, and what is kept for one that stands still', async (t) => {
  const { step, addDay, column, agencies, as, planId } = await dutyWorld(t)
  await step('keeper', 'pause', '2026-02-10')
  const { moves } = await addDay('2026-02-26')
  const duties = moves.filter(({ kind }) => kind === 'duty')
  assert.ok(duties.every(({ dueFrom, dueTo }) => dueFrom === '2026-03-05' && dueTo === '2026-03-06'))
  assert.ok(duties.some(({ agencyId }) => agencyId === agencies.communeA))
  const other = await as('keeper', 'cascade.agency', { planId, agencyId: agencies.communeB }, at('2026-02-10'))
  assert.deepEqual([other.dueOn, other.history.at(-1)?.action], ['2026-03-06', 'dueMoved'])
  assert.equal((await step('keeper', 'resume', '2026-02-10')).dueOn, '2026-03-06')
  assert.equal((await column()).history.at(-1)?.action, 'resumed')
})

test('another number of days counts anew, also under a pause; what a person set stays', async (t) => {
  const { step, as, planId, agencies, column } = await dutyWorld(t)
  await step('keeper', 'pause', '2026-02-10')
  const ofB = { planId, agencyId: agencies.communeB }
  const { version } = await as('keeper', 'cascade.agency', ofB, at('2026-02-10'))
  const later = { ...ofB, version, reason: 'Xã mới sáp nhập', dueTo: '2026-04-01' }
  await as('keeper', 'cascade.extend', later, at('2026-02-10'))
  const { rule } = await as('keeper', 'cascade.matrix', { planId }, at('2026-02-10'))
  await as('keeper', 'cascade.setRule', { planId, ...rule, workingDays: 20 }, at('2026-02-10'))
  assert.equal((await column()).dueOn, null)
  assert.equal((await step('keeper', 'resume', '2026-02-10')).dueOn, '2026-03-12')
  assert.equal((await as('keeper', 'cascade.agency', ofB, at('2026-02-10'))).dueOn, '2026-04-01')
})

test('an agency takes its request back while nobody has decided, and may ask again', async (t) => {
  const { step } = await dutyWorld(t)
  assert.equal(await problemOf(step('communeHead', 'withdrawExtension', '2026-02-12')), 'assignment.extension_none')
  await step('communeHead', 'askExtension', '2026-02-12', { dueTo: '2026-03-20' })
  assert.equal(await problemOf(step('keeper', 'withdrawExtension', '2026-02-12')), 'access.verb_missing')
  const back = await step('communeHead', 'withdrawExtension', '2026-02-12', { reason: 'Kịp hạn rồi' })
  assert.deepEqual([back.askedTo, back.dueOn, back.history.at(-1)?.action], [null, '2026-03-05', 'extensionWithdrawn'])
  assert.equal(await problemOf(step('keeper', 'refuseExtension', '2026-02-13')), 'assignment.extension_none')
  const again = await step('communeHead', 'askExtension', '2026-02-13', { dueTo: '2026-03-12' })
  assert.equal(again.askedTo, '2026-03-12')
})

test('a plan that names a day: duties are due on it, no calendar moves it, pauses count days', async (t) => {
  const { step, as, planId, addDay, column } = await dutyWorld(t)
  const { rule } = await as('keeper', 'cascade.matrix', { planId }, at('2026-02-10'))
  const early = { planId, ...rule, dueDay: '2026-02-01' }
  assert.equal(await problemOf(as('keeper', 'cascade.setRule', early, at('2026-02-10'))), 'input.invalid')
  await as('keeper', 'cascade.setRule', { planId, ...rule, dueDay: '2026-02-28' }, at('2026-02-10'))
  const set = await column()
  assert.equal(set.dueOn, '2026-02-28')
  assert.match(set.derivation.map(({ vi }) => vi).join(' '), /28\/02\/2026/)
  const { moves } = await addDay('2026-02-26')
  assert.deepEqual(
    moves.filter(({ kind }) => kind === 'duty'),
    [],
  )
  await step('keeper', 'pause', '2026-02-10')
  assert.equal((await step('keeper', 'resume', '2026-02-20')).dueOn, '2026-03-10')
})

test('bad input is refused with its reason, and changes nothing', async (t) => {
  const { step, as, ofA, column, planId } = await dutyWorld(t)
  const before = await column()
  const refusals: [() => Promise<unknown>, string][] = [
    [() => step('keeper', 'resume', '2026-02-10'), 'clock.not_paused'],
    [() => step('keeper', 'pause', '2026-03-06'), 'clock.overdue'],
    [() => step('keeper', 'extend', '2026-02-10', { dueTo: '2026-03-05' }), 'assignment.extension_not_later'],
    [() => step('keeper', 'extend', '2026-05-10', { dueTo: '2026-05-09' }), 'assignment.extension_not_later'],
    [() => step('keeper', 'extend', '2026-02-10', { dueTo: '2026-02-30' }), 'input.invalid'],
    [() => step('keeper', 'pause', '2026-02-10', { reason: ' ' }), 'input.invalid'],
    [() => step('keeper', 'pause', '2026-02-10', { version: 7 }), 'write.conflict'],
    [() => step('communeHead', 'pause', '2026-02-10'), 'access.verb_missing'],
    [() => step('communeHead', 'extend', '2026-02-10', { dueTo: '2026-03-20' }), 'access.verb_missing'],
    [
      () => as('keeper', 'cascade.pause', { ...ofA, agencyId: planId, version: 1, reason: 'Không có' }),
      'access.not_found',
    ],
    [() => as('stranger', 'cascade.pause', { ...ofA, version: 1, reason: 'Người lạ' }), 'access.not_found'],
    [
      () => as('stranger', 'cascade.askExtension', { ...ofA, version: 1, reason: 'Lạ', dueTo: '2026-03-20' }),
      'input.invalid',
    ],
    [() => as('visitor', 'cascade.resume', { ...ofA, version: 1, reason: 'Không đăng nhập' }), 'access.sign_in_needed'],
  ]
  for (const [refused, code] of refusals) assert.equal(await problemOf(refused()), code)
  assert.deepEqual(await column(), before)
})
