import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AgencyFacts, bounds, type DueWork, evaluate, ruleWords } from './evaluation.ts'
import { counted } from './word-forms.ts'

const none: DueWork = { due: 0, inTime: 0, doneLate: 0, overdue: 0, waiting: 0, returned: 0, notBegun: 0, silent: 0 }
const work = (more: Partial<DueWork>): DueWork => ({ ...none, ...more })
const axis = (name: string, now: Partial<DueWork>, before: Partial<DueWork> | null = null) => ({
  name,
  work: work(now),
  before: before && work(before),
})
const agency = (name: string, more: Partial<AgencyFacts> = {}): AgencyFacts => ({
  name,
  work: none,
  reports: { expected: 0, inTime: 0, late: 0, missing: 0, returned: 0 },
  silentDays: null,
  ...more,
})
const facts = { axes: [], agencies: [], beforeName: '6 tháng đầu năm 2025' }
const texts = (list: { rule: string; text: string }[]) => list.map(({ rule, text }) => `${rule} ${text}`)

test('E1–E4: strong, weak, moved, and too little to say', () => {
  const found = evaluate({
    ...facts,
    axes: [
      axis('Thể chế', { due: 10, inTime: 8, doneLate: 1, overdue: 1 }),
      axis('TTHC', { due: 10, inTime: 6, overdue: 4 }),
      axis('Công vụ', { due: 4, inTime: 3, overdue: 1 }, { due: 4, inTime: 2, overdue: 2 }),
      axis('Bộ máy', { due: 4, inTime: 3, overdue: 1 }, { due: 5, inTime: 5 }),
      axis('Tài chính', { due: 2, inTime: 2 }),
    ],
  })
  assert.deepEqual(texts(found.strong), [
    'E2 Thể chế: 09/10 nhiệm vụ đến hạn đã hoàn thành, đạt 90%, còn 01 nhiệm vụ quá hạn.',
    'E4 Công vụ: tỷ lệ hoàn thành tăng 25 điểm phần trăm so với 6 tháng đầu năm 2025 (50% lên 75%).',
  ])
  assert.deepEqual(texts(found.weak), [
    'E3 TTHC: mới có 06/10 nhiệm vụ đến hạn đã hoàn thành, đạt 60%, còn 04 nhiệm vụ quá hạn.',
    'E4 Bộ máy: tỷ lệ hoàn thành giảm 25 điểm phần trăm so với 6 tháng đầu năm 2025 (100% xuống 75%).',
  ])
  assert.deepEqual(found.unjudged, ['Tài chính'])
})

test('E5: causes that a third of the overdue work shares', () => {
  const overdue = { due: 10, inTime: 4, overdue: 6, notBegun: 2, silent: 1, waiting: 3 }
  assert.deepEqual(texts(evaluate({ ...facts, axes: [axis('TTHC', overdue)] }).causes), [
    'E5 TTHC: 02/06 nhiệm vụ quá hạn chưa bắt đầu thực hiện.',
    'E5 TTHC: 03/06 nhiệm vụ quá hạn đã nộp kết quả, đang chờ nghiệm thu.',
  ])
  assert.deepEqual(evaluate({ ...facts, axes: [axis('TTHC', { due: 3, inTime: 3 })] }).causes, [])
})

test('E6: praised is who is clean, one in ten, equals together', () => {
  const clean = (name: string, due: number) => agency(name, { work: work({ due, inTime: due }) })
  const many = Array.from({ length: 8 }, (_, i) => agency(`Xã ${i}`))
  const reports = { expected: 2, inTime: 2, late: 0, missing: 0, returned: 0 }
  const said = (agencies: AgencyFacts[]) => evaluate({ ...facts, agencies }).praise.map(({ text }) => text)
  assert.deepEqual(said([...many, clean('A', 5), { ...clean('B', 9), reports }]), [
    'B: hoàn thành đúng hạn 09/09 nhiệm vụ đến hạn; gửi đúng hạn 02/02 báo cáo.',
  ])
  assert.equal(said([...many, clean('A', 9), clean('B', 9)]).length, 2)
  assert.deepEqual(said([clean('A', 2), { ...clean('B', 9), reports: { ...reports, returned: 1 } }]), [])
})

test('E7: reminded is who is behind, each reason with its figure', () => {
  const said = (more: Partial<AgencyFacts>) => evaluate({ ...facts, agencies: [agency('Xã A', more)] }).remind
  const reports = { expected: 4, inTime: 1, late: 2, missing: 1, returned: 0 }
  assert.deepEqual(texts(said({ work: work({ due: 10, overdue: 2, inTime: 8 }), reports, silentDays: 41 })), [
    'E7 Xã A: 02/10 nhiệm vụ đến hạn đã quá hạn; chưa gửi 01/04 báo cáo; gửi chậm 02/04 báo cáo; còn việc chưa xong nhưng 41 ngày không cập nhật.',
  ])
  assert.deepEqual(said({ work: work({ due: 11, overdue: 2, inTime: 9 }) }), [], 'less than a fifth')
  assert.deepEqual(said({ work: work({ due: 1, overdue: 1 }) }), [], 'one alone')
  assert.deepEqual(said({ silentDays: 29 }), [])
})

test('each rule that can choose is told in words, with its bounds', () => {
  assert.deepEqual(Object.keys(ruleWords), ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'])
  assert.match(ruleWords.E7 ?? '', new RegExp(`${bounds.remindShare}%.*${bounds.silentDays} ngày`))
})

const count = fc.integer({ min: 0, max: 30 })
const dueWork = fc.tuple(count, count, count, count, count).map(([inTime, doneLate, overdue, a, b]): DueWork => {
  const of = (n: number) => Math.min(n, overdue)
  return {
    due: inTime + doneLate + overdue,
    inTime,
    doneLate,
    overdue,
    waiting: of(a),
    returned: of(b),
    notBegun: of(a),
    silent: of(b),
  }
})

test('E8: numbers are facts or shares of two; nobody is praised and reminded at once; the order of the facts changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ work: dueWork, before: fc.option(dueWork) }), { maxLength: 6 }),
      fc.array(fc.record({ work: dueWork, silentDays: fc.option(fc.integer({ min: 0, max: 90 })) }), { maxLength: 30 }),
      (axes, units) => {
        const given = {
          ...facts,
          axes: axes.map((each, i) => ({ name: `Trục ${'abcdef'[i]}`, ...each })),
          agencies: units.map((each, i) => agency(`Đơn vị ${String.fromCharCode(65 + i)}`, each)),
        }
        const found = evaluate(given)
        const names = (list: { subject: string }[]) => new Set(list.map(({ subject }) => subject))
        assert.equal(names(found.praise).intersection(names(found.remind)).size, 0)
        assert.equal(names(found.strong).intersection(names(found.weak)).size, 0)
        const again = evaluate({ ...given, agencies: given.agencies.toReversed() })
        assert.deepEqual(again.praise, found.praise)
        for (const { text, subject } of [
          ...found.strong,
          ...found.weak,
          ...found.causes,
          ...found.praise,
          ...found.remind,
        ]) {
          const of = [...given.axes, ...given.agencies].find(({ name }) => name === subject)
          assert.ok(of)
          const works = [of.work, ...('before' in of && of.before ? [of.before] : [])]
          const shares = works.map((it) =>
            it.due === 0 ? 0 : Math.round(((it.inTime + it.doneLate) / it.due) * 1000) / 10,
          )
          const allowed = new Set([
            ...works.flatMap((it) => [...Object.values(it), it.inTime + it.doneLate]).map(counted),
            ...[...shares, Math.abs((shares[0] ?? 0) - (shares[1] ?? 0))].map((n) =>
              String(Math.round(n * 10) / 10).replace('.', ','),
            ),
            ...('silentDays' in of && of.silentDays !== null ? [counted(of.silentDays)] : []),
            ...['6', '2025', '30'],
          ])
          for (const [number] of text.slice(subject.length).matchAll(/\d+(?:,\d+)?/g))
            assert.ok(allowed.has(number), `${number} is no fact: ${text}`)
        }
      },
    ),
  )
})
