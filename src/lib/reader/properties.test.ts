import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readText } from './read.ts'
import { isRefusal } from './reading.ts'
import { decision } from './samples/other-layouts.ts'
import { communePlan, flattenedPlan, markdownPlan } from './samples/plans.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const PIECES = [
  'STT',
  'Nhiệm vụ',
  'Cơ quan chủ trì',
  'Đơn vị phối hợp',
  'Thời hạn',
  'I',
  '1',
  '(1)',
  'Sở Nội vụ',
  'UBND cấp xã',
  'Hằng năm',
  'Quý IV/2026',
  '- Tăng cường kiểm tra.',
  'PHỤ LỤC',
  '| a | b |',
  '|---|---|',
  '|',
  'Nơi nhận:',
  'TM. ỦY BAN NHÂN DÂN',
  'CHỦ TỊCH',
  'KẾ HOẠCH',
  'Số: /KH-UBND',
  'Căn cứ Quyết định số 12/QĐ-UBND ngày 1/1/2026;',
  'II. NHIỆM VỤ',
  'a) Rà soát',
  'Phân công: Sở Nội vụ chủ trì',
  '\u00a0',
  '',
  '[1] đạt 44,32 điểm, xếp thứ 13/63',
]

function check(bytes: Uint8Array): void {
  const reading = readText(bytes, 'tệp.txt')
  if (isRefusal(reading)) return
  const inside = ([from, to]: readonly [number, number]): boolean => from >= 1 && from <= to && to <= reading.lineCount
  for (const task of reading.tasks) {
    assert.ok(task.line >= 1 && task.line <= reading.lineCount)
    for (const note of Object.values(task.fields)) assert.ok(inside(note.lines), JSON.stringify(note))
  }
  for (const note of Object.values(reading.headerFields)) assert.ok(inside(note.lines), JSON.stringify(note))
  for (const one of [...reading.bases, ...reading.annexes]) assert.ok(inside(one.lines))
  for (const one of [...reading.sections, ...reading.targets, ...reading.baselines])
    assert.ok(one.line >= 1 && one.line <= reading.lineCount)
  assert.ok(reading.coverage.unread.every(inside))
  assert.ok(reading.coverage.read <= reading.coverage.lines)
}

test('B3 C2: arbitrary bytes never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), check), { numRuns: 400 })
})

test('B3 C2: arbitrary text never throws and places lie inside the document', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => check(utf8(text))),
    { numRuns: 300 },
  )
})

test('C2: any order of the pieces of plans is read, with places inside the document', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, (t) => check(utf8(t))),
    { numRuns: 400 },
  )
})

test('C2: plans with lines cut out, doubled or glued are read', () => {
  const samples = [communePlan, flattenedPlan, markdownPlan, decision].map((text) => text.split('\n'))
  const change = fc.array(fc.record({ at: fc.nat(200), kind: fc.constantFrom('drop', 'double', 'glue') }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(fc.constantFrom(...samples), change, (sample, changes) => {
      const lines = [...sample]
      for (const { at, kind } of changes) {
        const i = at % lines.length
        if (kind === 'drop') lines.splice(i, 1, '')
        else if (kind === 'double') lines.splice(i, 0, lines[i]!)
        else lines.splice(i, 2, `${lines[i]} ${lines[i + 1] ?? ''}`)
      }
      check(utf8(lines.join('\n')))
    }),
    { numRuns: 200 },
  )
})

test('C2: the same bytes give the same reading', () => {
  assert.deepEqual(readText(utf8(flattenedPlan), 'a.txt'), readText(utf8(flattenedPlan), 'a.txt'))
})
