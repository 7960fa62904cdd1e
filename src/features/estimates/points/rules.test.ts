import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparedTables, comparedWords, marginRows, resultPictures, scaleWords } from '../pictures/rules.ts'
import { pointsResult } from '../samples-results.ts'
import { inOrderOf, pointsTable, rankWords } from './rules.ts'

const result = pointsResult({ places: 30 })
const [part] = result.parts
assert.ok(part)

test('points of groups and places stand in one table, the total first', () => {
  const { columns, whole, blocks } = pointsTable(part)
  assert.deepEqual(
    columns.map(({ code }) => code),
    ['total', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'],
  )
  assert.deepEqual(
    blocks.map(({ label, isPlaces, rows }) => [label, isPlaces, rows.length]),
    [
      ['Giới tính', false, 2],
      ['Tuổi', false, 4],
      ['Địa bàn', true, 30],
    ],
  )
  assert.equal(whole.cells[1]?.line.figure?.value, part.scores[0]?.figure?.value)
  for (const row of blocks.flatMap(({ rows }) => rows)) assert.equal(row.cells.length, columns.length)
  assert.equal(blocks[1]?.rows[3]?.cells[2]?.line.hidden, 'small')
  assert.deepEqual(pointsTable({ scores: [], total: null }).blocks, [])
})

test('places are put in the order of a column, hidden ones last, with their ranks in words', () => {
  const places = pointsTable(part).blocks.at(-1)?.rows ?? []
  for (const column of [0, 5]) {
    const ordered = inOrderOf(places, column)
    const values = ordered.map(({ cells }) => cells[column]?.line.figure?.value ?? -1)
    assert.deepEqual(
      values,
      values.toSorted((a, b) => b - a),
    )
    assert.equal(ordered.at(-1)?.code, 'p4')
  }
  assert.deepEqual(
    [{ place: 3, low: 2, high: 7 }, { place: 1, low: 1, high: 1 }, { place: null, low: null, high: null }, null].map(
      rankWords,
    ),
    ['3 (2 – 7)', '1', '', ''],
  )
})

test('differences in points and in per cent stand apart, each in its unit', () => {
  assert.ok(result.comparison)
  const [points, share] = comparedTables(result.comparison)
  assert.deepEqual([points?.unit, points?.lines.length, share?.unit, share?.lines.length], ['points', 8, 'share', 1])
  const words = comparedWords(share!.lines[0]!)
  assert.deepEqual(words, {
    ...{ before: '68,0', now: '71,0', difference: '+3,0', range: '−1,0 đến +7,0', conclusion: 'Chưa thấy khác' },
  })
  // What rounds to nothing has no sign.
  assert.equal(comparedWords({ ...points!.lines[0]!, difference: -0.0004 }).difference, '0,00')
  const picture = resultPictures(result).at(-1)
  assert.ok(picture?.form === 'beside' && picture.series.length === 2 && picture.rows[0]?.values[1] !== null)
})

test('what weights were fitted to, with those who did not say', () => {
  assert.deepEqual(marginRows(result.method.margins[0]!), [
    { label: 'Nam', cells: ['251.300', '44,3', '49,7'] },
    { label: 'Nữ', cells: ['254.100', '54,9', '49,5'] },
    { label: 'Không nói', cells: ['4.000', '0,8', '0,8'] },
  ])
  assert.deepEqual(
    [scaleWords({ least: 8, most: 80 }), scaleWords({ least: 1 / 3, most: 10 / 3 })],
    ['8 – 80', '0,33 – 3,33'],
  )
})
