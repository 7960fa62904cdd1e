import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Questionnaire } from './schema.ts'
import { unsaidIn, unsaidInWords } from './unsaid.ts'

const vi = (text: string) => ({ vi: text })
const points = [1, 2, 3].map((value) => ({ value, label: vi(`Mức ${value}`) }))
const choices = ['a', 'b'].map((code) => ({ code, label: vi(code) }))
const rows = [{ code: 'r', label: vi('Hàng') }]
const form = (questions: readonly object[]) =>
  Questionnaire.parse({ title: vi('Phiếu'), languages: ['vi'], sections: [{ code: 's', title: vi('S'), questions }] })

test('a scale, a grid or a number of which nobody said how it counts is named; others are not', () => {
  const told = unsaidIn(
    form([
      { kind: 'scale', code: 'chung', label: vi('Hài lòng chung?'), points },
      { kind: 'scale', code: 'noi_ro', label: vi('Nói rõ'), points, positive: [3] },
      { kind: 'grid', code: 'bang', label: vi('Bảng'), choices, rows },
      { kind: 'grid', code: 'bang_ro', label: vi('Bảng rõ'), choices, rows, positive: ['b'] },
      { kind: 'number', code: 'tuoi', label: vi('Năm sinh') },
      { kind: 'number', code: 'cho', label: vi('Phút chờ'), quantity: true },
      { kind: 'single', code: 'gioi', label: vi('Giới tính'), choices },
    ]),
  )
  assert.deepEqual(
    told.map(({ code, why }) => [code, why]),
    [
      ['chung', 'levels'],
      ['bang', 'levels'],
      ['tuoi', 'number'],
    ],
  )
  assert.deepEqual(
    unsaidInWords(told, (key, { questions }) => `${key}: ${questions}`),
    ['unsaid.levels: “Hài lòng chung?”, “Bảng”', 'unsaid.number: “Năm sinh”'],
  )
})
