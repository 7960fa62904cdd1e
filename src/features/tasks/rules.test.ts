import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCalendarYear } from '#lib/calendar/calendar-year.ts'
import type { Deadline } from '#lib/calendar/deadline.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { makeWorkingCalendar } from '#lib/calendar/working-calendar.ts'
import year2026 from '../../../content/calendars/2026.json' with { type: 'json' }
import {
  changeTask,
  countAssignments,
  dueOf,
  isDoubtful,
  mergeTasks,
  missingClears,
  namesAction,
  namesTime,
  partyOf,
  type StoredParty,
  type StoredTask,
  splitText,
} from './rules.ts'
import { Clear } from './schema.ts'

const calendar = makeWorkingCalendar([parseCalendarYear(year2026)])
const dating = { issuedOn: '2026-02-05', calendar }

const party = (it: Partial<StoredParty> = {}): StoredParty => ({
  ...{ id: 'p', role: 'lead', nameRaw: 'Sở Nội vụ', agencyId: 'a1', groupId: null },
  ...{ certainty: 'certain', candidates: [] },
  ...it,
})

const task = (it: Partial<StoredTask> = {}): StoredTask => ({
  ...{ id: 't', planId: 'p', position: 1, kind: 'annexRow', path: 'PL1.I.1', indexName: null, axis: null },
  ...{ criterionText: null, text: 'Rà soát thủ tục hành chính.', product: 'Báo cáo', funding: null },
  ...{ deadline: parseDeadline('Quý II/2026'), deadlineRaw: 'Quý II/2026', dueOn: '2026-06-30', dueByHand: false },
  ...{ leadRaw: 'Sở Nội vụ', coordinatingRaw: null, roleExplicit: true, lineFrom: 5, lineTo: 9, fields: {} },
  ...{ flags: [], alternatives: [], review: 'open', assigned: true, version: 1, parties: [party()], criteria: [] },
  ...it,
})

test('each of the 32 combinations of the five clears is told exactly', () => {
  for (let mask = 0; mask < 32; mask++) {
    const [work, agency, responsibility, time, product] = [1, 2, 4, 8, 16].map((bit) => (mask & bit) !== 0)
    const checked = task({
      text: work ? 'Rà soát thủ tục hành chính.' : 'Thủ tục hành chính',
      parties: [party(agency ? {} : { agencyId: null, certainty: 'unknown' })],
      roleExplicit: responsibility === true,
      deadline: time ? parseDeadline('Hàng quý') : parseDeadline('Thường xuyên'),
      dueOn: null,
      product: product ? 'Báo cáo' : null,
    })
    const has = { work, agency, responsibility, time, product }
    assert.deepEqual(
      missingClears(checked),
      Clear.options.filter((clear) => !has[clear]),
      JSON.stringify(has),
    )
  }
})

test('work: an action is named, and the text is more than a heading', () => {
  const actions = [
    'Tăng cường công tác tuyên truyền.',
    'Các cơ quan, đơn vị niêm yết công khai thủ tục',
    '- Nâng tỷ lệ hồ sơ trực tuyến lên 80%',
    'Sở Tài chính bố trí kinh phí',
    'Tổ chức đối thoại với người dân.'.normalize('NFD'),
  ]
  for (const text of actions) assert.ok(namesAction(text), text)
  const headings = [
    'CÔNG KHAI, MINH BẠCH TRONG VIỆC RA QUYẾT ĐỊNH',
    'Nâng cao trách nhiệm giải trình:',
    'Thủ tục hành chính công',
    'Giáo dục và y tế',
    'Sự tham gia của người dân ở cấp cơ sở',
    '',
    '…',
  ]
  for (const text of headings) assert.ok(!namesAction(text), text)
})

test('time: a day or a rhythm is clear; “thường xuyên”, a roadmap, an event and unread words are not', () => {
  const clear = [
    'Hàng năm',
    'Hằng quý',
    '6 tháng, hàng năm',
    'Quý IV/2026',
    'Trước ngày 15/12/2026',
    'Năm 2026',
    'Tháng 5/2026',
  ]
  const vague = ['Thường xuyên', 'Theo lộ trình của Đề án', 'Sau khi có quyết định phê duyệt', 'Từ năm 2026', 'xyz']
  const timeOf = (raw: string) => {
    const deadline = parseDeadline(raw, { issuedOn: dating.issuedOn })
    return namesTime({ deadline, dueOn: dueOf(deadline, dating).date })
  }
  for (const raw of clear) assert.ok(timeOf(raw), raw)
  for (const raw of vague) assert.ok(!timeOf(raw), raw)
  assert.ok(!namesTime({ deadline: null, dueOn: null }))
  assert.ok(namesTime({ deadline: parseDeadline('Thường xuyên'), dueOn: '2026-12-31' }), 'a day set by hand')
})

test('responsibility: coordinating agencies alone do not lead; agency: one resolved name is enough', () => {
  const coordinating = party({ role: 'coordinating' })
  assert.deepEqual(missingClears(task({ parties: [coordinating] })), ['responsibility'])
  assert.deepEqual(missingClears(task({ parties: [] })), ['agency', 'responsibility'])
  const unknown = party({ agencyId: null, certainty: 'unknown' })
  assert.deepEqual(missingClears(task({ parties: [unknown, coordinating] })), [])
  assert.deepEqual(missingClears(task({ parties: [party({ agencyId: null, groupId: 'g' })] })), [])
})

test('general directions are not asked for the five clears', () => {
  assert.deepEqual(
    missingClears(task({ assigned: false, parties: [], deadline: null, dueOn: null, product: null })),
    [],
  )
})

test('doubtful is what has an open flag, or an unknown name where work is given out', () => {
  const unknown = party({ agencyId: null, certainty: 'likely' })
  const flag = { field: 'lead', reason: 'merged_cell', message: 'Ô gộp.' }
  assert.ok(!isDoubtful(task()))
  assert.ok(isDoubtful(task({ flags: [flag] })))
  assert.ok(!isDoubtful(task({ flags: [{ ...flag, resolvedBy: 'u' }] })))
  assert.ok(isDoubtful(task({ parties: [party(), unknown] })))
  assert.ok(!isDoubtful(task({ parties: [unknown], assigned: false })))
})

test('only what is certain is taken; candidates wait for a person', () => {
  const candidate = { agencyId: 'a1', groupId: null, name: 'Sở Nội vụ', members: null, score: 1, why: '' }
  const taken = partyOf({ name: 'SNV', certainty: 'certain', candidates: [candidate] })
  assert.deepEqual([taken.agencyId, taken.certainty], ['a1', 'certain'])
  const likely = partyOf({ name: 'SNV', certainty: 'likely', candidates: [candidate] })
  assert.deepEqual([likely.agencyId, likely.candidates.length], [null, 1])
})

test('words of a deadline are read again; a day set by hand goes before them until it is taken back', () => {
  const it = { fresh: (nameRaw: string) => ({ ...party(), nameRaw }), dating, by: 'u' }
  const words = changeTask(task(), { deadlineRaw: 'Quý IV/2026' }, it)
  assert.deepEqual([words.deadline?.kind, words.dueOn, words.dueByHand], ['quarter', '2026-12-31', false])
  const byHand = changeTask(task(), { dueOn: '2026-05-01' }, it)
  assert.deepEqual([byHand.deadlineRaw, byHand.dueOn, byHand.dueByHand], ['Quý II/2026', '2026-05-01', true])
  const back = changeTask(byHand, { dueOn: null }, it)
  assert.deepEqual([back.dueOn, back.dueByHand], ['2026-06-30', false])
  const same = changeTask(task(), { dueOn: '2026-06-30' }, it)
  assert.equal(same.dueByHand, false, 'the day that follows from the words is not one set by hand')
  const none = changeTask(task(), { deadlineRaw: null }, it)
  assert.deepEqual([none.deadline, none.deadlineRaw, none.dueOn], [null, null, null])
  const other = changeTask(byHand, { product: 'Kế hoạch' }, it)
  assert.deepEqual([other.dueOn, other.dueByHand], ['2026-05-01', true])
})

test('names keep how they were resolved when they stay, and say who leads', () => {
  const chosen = party({ id: 'old', agencyId: 'a9', certainty: 'chosen' })
  const before = task({ parties: [chosen, party({ id: 'c', role: 'coordinating' })], roleExplicit: false })
  const fresh = (nameRaw: string) => ({ ...party({ id: 'new', agencyId: null, certainty: 'unknown' }), nameRaw })
  const after = changeTask(before, { leadNames: ['SỞ NỘI VỤ', 'Sở Y tế', 'sở y tế'] }, { fresh, dating, by: 'u' })
  const named = after.parties.map(({ id, role, nameRaw }) => [id, role, nameRaw])
  assert.deepEqual(named, [
    ['old', 'lead', 'Sở Nội vụ'],
    ['new', 'lead', 'sở y tế'],
    ['c', 'coordinating', 'Sở Nội vụ'],
  ])
  assert.equal(after.roleExplicit, true)
})

test('writing a field settles the flags about it and no others', () => {
  const flags = ['lead', 'coordinate', 'deadline', 'text'].map((field) => ({
    field,
    reason: 'merged_cell',
    message: '',
  }))
  const settled = (change: Parameters<typeof changeTask>[1]) =>
    changeTask(task({ flags }), change, { fresh: (nameRaw) => ({ ...party(), nameRaw }), dating, by: 'u' })
      .flags.filter(({ resolvedBy }) => resolvedBy === 'u')
      .map(({ field }) => field)
  assert.deepEqual(settled({ coordinatingNames: [] }), ['coordinate'])
  assert.deepEqual(settled({ dueOn: '2026-05-01' }), ['deadline'])
  assert.deepEqual(settled({ text: 'Rà soát.', leadNames: [] }), ['lead', 'text'])
  assert.deepEqual(settled({ review: 'accepted' }), [])
  const changing = { fresh: (nameRaw: string) => ({ ...party(), nameRaw }), dating, by: 'u' }
  const taken = changeTask(task({ flags }), { leadNames: ['Sở Y tế'], text: 'Rà soát.' }, changing)
  const back = changeTask(taken, { leadNames: ['Sở Nội vụ'], reopen: ['lead'] }, changing)
  const open = back.flags.filter(({ resolvedBy }) => !resolvedBy).map(({ field }) => field)
  assert.deepEqual(open, ['lead', 'coordinate', 'deadline'], 'the way back opens what the change settled')
})

test('a cut leaves two texts that together are the one, and merging brings them together again', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, maxLength: 80 }), fc.nat(80), (text, at) => {
      try {
        const [first, second] = splitText(text, at)
        assert.ok(text.startsWith(first) || text.trimStart().startsWith(first))
        assert.ok(first.length >= 3 && second.length >= 3 && text.trimEnd().endsWith(second))
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'task.cannot_split')
      }
    }),
  )
  const [first, second] = splitText('Khảo sát. Công bố kết quả.', 9)
  const merged = mergeTasks(task({ text: first }), task({ text: second, lineFrom: 3, lineTo: 12 }))
  assert.equal(merged.text, 'Khảo sát.\nCông bố kết quả.')
  assert.deepEqual([merged.parties.length, merged.product, merged.lineFrom, merged.lineTo], [1, 'Báo cáo', 3, 12])
})

test('merging takes names, product and deadline of the lower task where the upper has none', () => {
  const upper = task({ deadline: null, deadlineRaw: null, dueOn: null, product: null, review: 'accepted' })
  const lower = task({ parties: [party({ nameRaw: 'Sở Y tế' })], product: 'Kế hoạch', roleExplicit: false })
  const merged = mergeTasks(upper, lower)
  assert.deepEqual(
    merged.parties.map(({ nameRaw }) => nameRaw),
    ['Sở Nội vụ', 'Sở Y tế'],
  )
  assert.deepEqual(
    [merged.product, merged.dueOn, merged.review, merged.roleExplicit],
    ['Kế hoạch', '2026-06-30', 'open', false],
  )
})

test('an agency that a task names twice gets one assignment', () => {
  const expand = (id: string) => (id === 'g' ? ['a1', 'a2', 'a3'] : [])
  const parties = [party(), party({ agencyId: null, groupId: 'g' }), party({ role: 'coordinating' })]
  assert.equal(countAssignments(task({ parties }), expand), 3)
  assert.equal(countAssignments(task({ parties, review: 'dropped' }), expand), 0)
  assert.equal(countAssignments(task({ parties, assigned: false }), expand), 0)
})

test('days beyond the known calendar are counted Monday to Friday, and the derivation says so', () => {
  const deadline: Deadline = parseDeadline('Trong 15 ngày làm việc kể từ ngày ban hành Kế hoạch')
  const { date, derivation } = dueOf(deadline, { issuedOn: '2012-03-01', calendar })
  assert.equal(date, '2012-03-22')
  assert.ok(derivation.some(({ vi }) => vi.includes('Chưa có lịch nghỉ')))
  assert.deepEqual(dueOf(null, dating), { date: null, derivation: [] })
})
