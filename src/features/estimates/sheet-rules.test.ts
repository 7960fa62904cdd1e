import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row, Sheet } from '#lib/office/table.ts'
import { resultDocument } from './export-rules.ts'
import { standingOf } from './publishing/standing-rules.ts'
import { pointsResult } from './samples-results.ts'
import type { Line, Part, Result, Source } from './schema.ts'
import { resultSheets } from './sheet-rules.ts'

const withParts = (change: (part: Part) => Part[]): Result => {
  const result = pointsResult({ places: 12 })
  return { ...result, parts: result.parts.flatMap(change) }
}

const made = { number: 2, madeAt: new Date('2026-10-12T20:00:00Z'), publishedAt: null }
const standing = standingOf({ ...made, withdrawnAt: null, withdrawnReason: null })
const issuer = { name: 'Sở Nội vụ', kind: 'department', parentName: null }
const printing = { place: 'Lam Giang', standing, drawn: [] }

const rowsOf = (sheet: Sheet | undefined) => [...((sheet?.rows ?? []) as Iterable<Row>)]

test('shares of answers are not headed as satisfaction; names of sheets are whole', () => {
  const sources: Source[] = ['sample', 'selfSelected', 'other']
  const sheets = resultSheets(
    withParts((part) => sources.map((source) => ({ ...part, source }))),
    [],
    standing,
  )
  const named = (name: string) => sheets.find((sheet) => sheet.name === name)
  for (const way of ['theo mẫu', 'tự chọn', 'ngoài mẫu']) {
    const [satisfied, shares] = [named(`Hài lòng – ${way}`), named(`Câu trả lời – ${way}`)]
    assert.deepEqual([satisfied?.columns[1]?.title, shares?.columns[1]?.title], ['Hài lòng (%)', 'Tỷ lệ (%)'])
    assert.deepEqual(rowsOf(shares)[0]?.slice(0, 2), ['Trả lời “Giới tính”: Nam', 49])
    assert.ok(!rowsOf(satisfied).some(([label]) => String(label).startsWith('Trả lời')))
  }
  assert.equal(new Set(sheets.map(({ name }) => name)).size, sheets.length)
  for (const { name } of sheets) assert.ok(name.length <= 31 && !/[()]/.test(name), name)
})

test('a figure of enough answers that is kept back for another is not said to be of few', () => {
  const hidden = (label: string, why: Line['hidden']): Line => ({
    code: label,
    label,
    n: null,
    figure: null,
    hidden: why,
  })
  const lines = [hidden('Hiếm', 'small'), hidden('Nhiều', 'complementary')]
  const sheets = resultSheets(
    withParts((part) => [{ ...part, questions: [{ code: 'q', label: 'Q', lines }] }]),
    [],
    standing,
  )
  const notes = rowsOf(sheets.find(({ name }) => name === 'Câu trả lời – theo mẫu')).map((row) => row.at(-1))
  assert.deepEqual(notes, ['Ít phiếu, không nêu', 'Không nêu: từ số này suy ngược ra được số của nhóm ít phiếu'])
})

test('the report prints the shares of each question under a heading of their own', () => {
  const { annexes = [] } = resultDocument(pointsResult(), issuer, printing)
  const printed = JSON.stringify(annexes.find(({ title }) => title === 'Tỷ lệ trả lời từng câu')?.blocks)
  for (const words of ['Giới tính', 'Tỷ lệ (%)', 'Nam', '49,0']) assert.ok(printed.includes(words), words)
})

test('the report of a survey that still asks says to which day it counts', () => {
  const words = (countedTo: string | null) =>
    JSON.stringify(resultDocument({ ...pointsResult(), countedTo }, issuer, printing))
  assert.match(words('2026-10-12'), /số liệu tính đến ngày 12\/10\/2026/)
  assert.doesNotMatch(words(null), /tính đến ngày/)
})

test('a file says which version it is, and that one was withdrawn and why before any figure', () => {
  assert.equal(standing.words, 'Kết quả phiên bản 2, tính ngày 13/10/2026, chưa công bố.')
  const at = (day: string) => new Date(`2026-10-${day}T03:00:00Z`)
  const told = standingOf({ ...made, publishedAt: at('15'), withdrawnAt: null, withdrawnReason: null })
  assert.equal(told.words, 'Kết quả phiên bản 2, tính ngày 13/10/2026, công bố ngày 15/10/2026.')
  const withdrawnReason = 'Nhập trùng ba phiếu.'
  const taken = standingOf({ ...made, publishedAt: at('15'), withdrawnAt: at('20'), withdrawnReason })
  assert.match(taken.words, /^Kết quả này đã rút .*rút ngày 20\/10\/2026\. Lý do: Nhập trùng ba phiếu\.$/)

  const [own, withdrawn] = [standing, taken].map((it) => resultSheets(pointsResult(), [], it))
  assert.deepEqual([own?.[0]?.name, rowsOf(own?.at(-1))[0]], ['Hài lòng – theo mẫu', [standing.words]])
  assert.deepEqual([withdrawn?.[0]?.name, rowsOf(withdrawn?.[0])], ['Đã rút', [[taken.words]]])
  const [, first] = [standing, taken].map(
    (it) => resultDocument(pointsResult(), issuer, { ...printing, standing: it }).sections[0]?.blocks[0],
  )
  assert.deepEqual(first, { kind: 'paragraph', text: taken.words, bold: true })
})
