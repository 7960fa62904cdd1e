import assert from 'node:assert/strict'
import { test } from 'node:test'
import { points } from './decimal.ts'
import { readTarget } from './read-target.ts'
import { distanceTo, evenPath, pathOf, type Standing, type Target } from './target.ts'

test('targets as plans write them', () => {
  const cases: [text: string, target: Target | undefined][] = [
    [
      'Chỉ số PAPI tăng 05 bậc so với năm 2020',
      { kind: 'rankGain', places: 5, every: 'once', from: 2020, until: 2021 },
    ],
    ['+5 bậc', { kind: 'rankGain', places: 5, every: 'once', from: 2020, until: 2021 }],
    ['mỗi năm tăng 5 bậc đến 2025', { kind: 'rankGain', places: 5, every: 'year', from: 2020, until: 2025 }],
    ['thuộc nhóm 10 tỉnh dẫn đầu cả nước', { kind: 'rank', atMost: 10 }],
    ['duy trì trong nhóm 10 tỉnh, thành phố có điểm cao nhất cả nước', { kind: 'rank', atMost: 10 }],
    ['nằm trong nhóm 10 đến 15 tỉnh, thành phố', { kind: 'rank', atMost: 15 }],
    ['nằm trong top 10', { kind: 'rank', atMost: 10 }],
    ['tỷ lệ hài lòng ≥ 80 %', { kind: 'percent', atLeast: 80, strictly: false }],
    ['đạt trên 90%', { kind: 'percent', atLeast: 90, strictly: true }],
    ['> 90 %', { kind: 'percent', atLeast: 90, strictly: true }],
    ['Chỉ số PAPI đạt 45,5 điểm trở lên', { kind: 'points', atLeast: 45.5, strictly: false }],
    ['không nằm trong nhóm trung bình thấp', { kind: 'group', within: [0, 1] }],
    ['vào nhóm trung bình cao', { kind: 'group', within: [0, 1] }],
    ['tất cả các nội dung đều tăng so với năm trước', { kind: 'everyLineRises' }],
    ['Tiếp tục tuyên truyền về PAPI', undefined],
  ]
  for (const [text, target] of cases) assert.deepEqual(readTarget(text, 2020), target, text)
})

const field = [50, 48, 46, 44, 42].map((it) => points(it))
const standing = (own: number, more: Partial<Standing> = {}): Standing => ({
  year: 2021,
  max: points(80),
  field,
  own,
  ...more,
})

test('distance in the measure of the target, and what it takes in points', () => {
  assert.deepEqual(distanceTo({ kind: 'rank', atMost: 2 }, standing(3)), {
    reached: false,
    missing: 2,
    pointsNeeded: points(4),
  })
  assert.deepEqual(distanceTo({ kind: 'rank', atMost: 4 }, standing(3)).reached, true)
  assert.deepEqual(distanceTo({ kind: 'points', atLeast: 45, strictly: false }, standing(3)), {
    reached: false,
    missing: 1,
    pointsNeeded: points(1),
  })
  assert.deepEqual(distanceTo({ kind: 'percent', atLeast: 60, strictly: false }, standing(2)), {
    reached: false,
    missing: 2.5,
    pointsNeeded: points(2),
  })
  assert.equal(distanceTo({ kind: 'percent', atLeast: 60, strictly: true }, standing(1)).reached, false)
  assert.equal(distanceTo({ kind: 'percent', atLeast: 60, strictly: false }, standing(1)).reached, true)
  const groups = [0, 0, 1, 2, 3]
  assert.deepEqual(distanceTo({ kind: 'group', within: [0, 1] }, standing(4, { groups })), {
    reached: false,
    missing: 2,
    pointsNeeded: points(4),
  })
  assert.equal(distanceTo({ kind: 'rank', atMost: 3 }, standing(0, { field: [null, points(3)] })).reached, null)
  const lineChanges = [points('0.1'), points('-0.2'), points('-0.05')]
  assert.deepEqual(distanceTo({ kind: 'everyLineRises' }, standing(3, { lineChanges })), {
    reached: false,
    missing: 2,
    pointsNeeded: points('0.25'),
  })
})

test('a gain every year is a staircase, and stops at the top', () => {
  const target: Target = { kind: 'rankGain', places: 5, every: 'year', from: 2020, until: 2024 }
  const base = new Map([[2020, 16]])
  assert.deepEqual(
    pathOf(target, [2020, 2021, 2022, 2023, 2024, 2025], base).map(({ rank }) => rank),
    [null, 11, 6, 1, 1, 1],
  )
  assert.deepEqual(
    pathOf({ ...target, every: 'once' }, [2021, 2022], base).map(({ rank }) => rank),
    [11, 11],
  )
  assert.equal(distanceTo(target, standing(3), base).reached, true)
  assert.equal(distanceTo(target, standing(3), new Map()).reached, null)
})

test('an even path ends at the target, and no year asks for less than the one before', () => {
  const from = { year: 2022, rank: 10, points: points(30) }
  const path = evenPath(from, { year: 2025, rank: 5, needed: points(6) })
  assert.deepEqual(
    path.map(({ year, rank, points: wanted }) => [year, rank, wanted]),
    [
      [2023, 8, points(32)],
      [2024, 6, points(34)],
      [2025, 5, points(36)],
    ],
  )
  assert.deepEqual(evenPath(from, { year: 2022, rank: 5, needed: 1 }), [])
})
