import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row, Sheet } from '#lib/office/table.ts'
import { resultDocument } from './export-rules.ts'
import { pointsResult } from './samples-results.ts'
import type { Line, Part, Result, Source } from './schema.ts'
import { resultSheets } from './sheet-rules.ts'

const withParts = (change: (part: Part) => Part[]): Result => {
  const result = pointsResult({ places: 12 })
  return { ...result, parts: result.parts.flatMap(change) }
}

const rowsOf = (sheet: Sheet | undefined) => [...((sheet?.rows ?? []) as Iterable<Row>)]

test('shares of answers are not headed as satisfaction; names of sheets are whole', () => {
  const sources: Source[] = ['sample', 'selfSelected', 'other']
  const sheets = resultSheets(
    withParts((part) => sources.map((source) => ({ ...part, source }))),
    [],
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
  )
  const notes = rowsOf(sheets.find(({ name }) => name === 'Câu trả lời – theo mẫu')).map((row) => row.at(-1))
  assert.deepEqual(notes, ['Ít phiếu, không nêu', 'Không nêu: từ số này suy ngược ra được số của nhóm ít phiếu'])
})

test('the report prints the shares of each question under a heading of their own', () => {
  const issuer = { name: 'Sở Nội vụ', kind: 'department', parentName: null }
  const { annexes = [] } = resultDocument(pointsResult(), issuer, 'Lam Giang', [])
  const printed = JSON.stringify(annexes.find(({ title }) => title === 'Tỷ lệ trả lời từng câu')?.blocks)
  for (const words of ['Giới tính', 'Tỷ lệ (%)', 'Nam', '49,0']) assert.ok(printed.includes(words), words)
})

test('the report of a survey that still asks says to which day it counts', () => {
  const issuer = { name: 'Sở Nội vụ', kind: 'department', parentName: null }
  const words = (countedTo: string | null) =>
    JSON.stringify(resultDocument({ ...pointsResult(), countedTo }, issuer, 'Lam Giang', []))
  assert.match(words('2026-10-12'), /số liệu tính đến ngày 12\/10\/2026/)
  assert.doesNotMatch(words(null), /tính đến ngày/)
})
