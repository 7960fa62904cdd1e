import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { firstLineOf, kindsByLine, type MarkKind, markKinds, segmentsOf, taskAtLine } from './marks.ts'

const note = (from: number, to = from) => ({ lines: [from, to] as [number, number], confidence: 0.9 })
const task = {
  fields: { text: note(5, 7), lead: note(7), coordinate: note(9), subIndex: note(2) },
  lineFrom: 5,
  lineTo: 9,
  leadRaw: 'Sở Nội vụ',
  coordinatingRaw: null,
  deadlineRaw: null,
  product: null,
  criterionText: null,
}

test('each line knows which fields stand on it', () => {
  const kinds = kindsByLine(task)
  assert.deepEqual(kinds.get(5), ['text'])
  assert.deepEqual(kinds.get(7), ['text', 'lead'])
  assert.deepEqual(kinds.get(9), ['coordinating'])
  assert.deepEqual(kinds.get(2), ['criterion'])
  assert.equal(kinds.get(8), undefined)
})

test('a line of one field is lit whole; on a shared line the smaller field is found by its words', () => {
  assert.deepEqual(segmentsOf('Quý IV/2021', ['deadline'], task), [{ text: 'Quý IV/2021', kind: 'deadline' }])
  assert.deepEqual(segmentsOf('Giao sở nội vụ tổng hợp.', ['text', 'lead'], task), [
    { text: 'Giao ', kind: 'text' },
    { text: 'sở nội vụ', kind: 'lead' },
    { text: ' tổng hợp.', kind: 'text' },
  ])
  assert.deepEqual(segmentsOf('Không có tên', ['text', 'lead'], task), [{ text: 'Không có tên', kind: 'text' }])
})

test('the pieces of a line always add up to the line', () => {
  const kinds = fc.subarray<MarkKind>([...markKinds])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), kinds, fc.nat(20), fc.nat(20), (line, on, from, length) => {
      const raw = line.slice(from, from + length)
      const segments = segmentsOf(line, on, { ...task, leadRaw: raw, coordinatingRaw: raw, product: raw })
      assert.equal(segments.map(({ text }) => text).join(''), line)
    }),
  )
})

test('the first line of a field goes before that of the task', () => {
  assert.equal(firstLineOf(task), 2)
  assert.equal(firstLineOf(task, 'coordinating'), 9)
  assert.equal(firstLineOf({ fields: {}, lineFrom: 4 }, 'lead'), 4)
})

test('a line belongs to the smallest task around it', () => {
  const group = { id: 'group', lineFrom: 1, lineTo: 50 }
  const row = { id: 'row', lineFrom: 10, lineTo: 12 }
  const added = { id: 'added', lineFrom: null, lineTo: null }
  assert.equal(taskAtLine([group, row, added], 11), row)
  assert.equal(taskAtLine([group, row, added], 13), group)
  assert.equal(taskAtLine([row, added], 60), undefined)
})
