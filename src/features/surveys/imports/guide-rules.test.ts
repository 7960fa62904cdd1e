import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiled } from '#lib/questionnaire/samples-questionnaire.ts'
import { guideOf } from './guide-rules.ts'
import { readAnswers } from './rules.ts'

test('the sample file names each column once and says what a cell may hold', () => {
  const guide = guideOf(compiled())
  assert.deepEqual(
    guide.map(({ column }) => column),
    ['ma_phieu', 'da_den', 'so_lan', 'viec', 'f1_a', 'f1_b', 'chung_chung', 'ly_do', 'ngay'],
  )
  const of = (column: string) => guide.find((it) => it.column === column)
  assert.deepEqual(of('da_den'), {
    ...{ column: 'da_den', question: 'Đã đến chưa?' },
    how: 'Một mã hoặc một tên: a = Rồi; b = Chưa. Phải có.',
  })
  assert.equal(
    of('so_lan')?.how,
    'Một số nguyên, từ 1. Cũng ghi được: “Không biết”. Chỉ hỏi trong một số trường hợp: không hỏi thì để trống.',
  )
  assert.match(
    of('viec')?.how ?? '',
    /tên cách nhau bằng “;”: a = Khai sinh; b = Đất đai; c = Kết hôn\. Nhiều nhất 2\./,
  )
  assert.deepEqual([of('f1_b')?.question, of('chung_chung')?.question], ['Hài lòng?: Chỗ ngồi', 'Sau … lần?'])
  assert.match(of('f1_a')?.how ?? '', /a = Không; b = Có\. Cũng ghi được: “Không muốn trả lời”/)
})

test('what the sample file says may stand in a cell is taken', () => {
  const form = compiled()
  const head = guideOf(form).map(({ column }) => column)
  const rows = [
    ['1', 'a', 'Không biết', '', 'b', 'Có', '2', '', '01/10/2026'],
    ['2', 'Rồi', '3', 'Khai sinh; Đất đai', 'Không muốn trả lời', 'b', '3', '', ''],
    ['3', 'a', '3', 'a c', 'a', 'b', '1', 'Chờ lâu', ''],
  ]
  const table = [head, ...rows].map((cells, i) => ({ row: i + 1, cells }))
  const { answers, errors } = readAnswers(table, { compiled: form, today: '2026-11-01', inWords: ({ code }) => code })
  assert.deepEqual(errors, [])
  assert.deepEqual(answers[1]?.answers.viec, ['a', 'b'])
})
