import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choicesFrom, pointsFrom } from './lists.ts'

const list = [
  { code: 'co', label: { vi: 'Có', en: 'Yes' } },
  { code: 'khong', label: { vi: 'Không', en: 'No' } },
]
const codes = (text: string) =>
  choicesFrom(text, list).map(({ code, label }) => `${code}: ${label.vi} ${label.en ?? ''}`)

test('a choice keeps its code wherever it goes; a new one gets its own', () => {
  assert.deepEqual(codes('Chưa rõ\nCó\nKhông'), ['chua_ro: Chưa rõ ', 'co: Có Yes', 'khong: Không No'])
  assert.deepEqual(codes('Không\nCó'), ['khong: Không No', 'co: Có Yes'])
  assert.deepEqual(codes('Không'), ['khong: Không No'])
  assert.deepEqual(codes(' Có \n\nKhông\nCó'), ['co: Có Yes', 'khong: Không No', 'co_2: Có '])
})

test('a choice that is worded anew stays what it was', () => {
  assert.deepEqual(codes('Có, đã nhận\nKhông'), ['co: Có, đã nhận Yes', 'khong: Không No'])
})

test('letters alone or none at all still make a code', () => {
  assert.deepEqual(
    choicesFrom('1–2 lần\n???\n!!!').map(({ code }) => code),
    ['c_1_2_lan', 'c_1', 'c_1_2'],
  )
})

test('a point put into a scale moves the values, and what is satisfied or has points moves with its words', () => {
  const scale = {
    ...{ kind: 'scale' as const, code: 'q', label: { vi: 'Q' }, required: false, dontKnow: false, refuse: false },
    points: ['Kém', 'Tốt'].map((vi, i) => ({ value: i + 1, label: { vi, en: vi } })),
    ...{ positive: [2], scores: { 1: 0, 2: 2 } },
  }
  const next = pointsFrom('Kém\nVừa\nTốt', scale)
  assert.deepEqual(
    next.points.map(({ value, label }) => `${value} ${label.vi} ${label.en ?? ''}`),
    ['1 Kém Kém', '2 Vừa ', '3 Tốt Tốt'],
  )
  assert.deepEqual([next.positive, next.scores], [[3], { 1: 0, 3: 2 }])
})
