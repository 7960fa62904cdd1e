import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Part, storyOf } from './demo-year.ts'

const today = '2026-11-22'
const part = (change: Partial<Part>): Part => ({
  planNumber: '18/KH-UBND',
  confirmedOn: '2026-01-22',
  path: 'PL1.V.1',
  agencyCode: 'ubnd-xa-khe-truc',
  role: 'lead',
  dueOn: '2026-03-31',
  product: 'Sổ theo dõi',
  ...change,
})
const many = Array.from({ length: 2000 }, (_, i) =>
  part({
    path: `PL1.${i}`,
    dueOn: [null, '2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'][i % 5] ?? null,
    role: i % 3 === 0 ? 'coordinating' : 'lead',
    agencyCode: i % 2 === 0 ? 'so-y-te' : 'ubnd-xa-khe-truc',
  }),
)

test('the same part and day tell the same story', () => {
  for (const each of many.slice(0, 50)) assert.deepEqual(storyOf(each, today), storyOf({ ...each }, today))
})

test('a story never runs ahead of its day nor before the confirmation, and its steps are in order', () => {
  for (const day of ['2026-01-21', '2026-03-01', '2026-07-15', today, '2027-05-01']) {
    for (const each of many) {
      const times = storyOf(each, day).map(({ at }) => at.getTime())
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      )
      for (const time of times) assert.ok(time > Date.parse('2026-01-22') && time < Date.parse(`${day}T10:00:00Z`))
    }
  }
})

test('of what was due, most is done in time, some late, some open', () => {
  const due = many.filter(({ dueOn }) => dueOn !== null && dueOn < today)
  const stories = due.map((each) => ({ each, last: storyOf(each, today).at(-1) }))
  const completed = stories.filter(({ last }) => last?.kind === 'complete').length / due.length
  assert.ok(completed > 0.85 && completed < 0.98, `${completed}`)
  assert.ok(stories.some(({ last }) => last?.kind === 'return'))
  assert.ok(stories.some(({ last }) => last?.kind === 'submit'))
  assert.ok(stories.some(({ last }) => last?.kind === 'report'))
})

test('no step is taken that the one before does not allow', () => {
  const early = many.map((each) => ({ ...each, dueOn: each.dueOn && '2026-01-31' }))
  for (const each of [...many, ...early]) {
    const kinds = storyOf(each, today).map(({ kind }) => kind)
    kinds.forEach((kind, i) => {
      const before = kinds[i - 1]
      if (kind === 'complete' || kind === 'return') assert.equal(before, 'submit', JSON.stringify(each))
      else assert.ok(before !== 'submit' && before !== 'complete', JSON.stringify(each))
    })
  }
})

test('some agencies fall silent in spring', () => {
  const words = ['2026-03-31', '2026-09-30', '2026-12-31'].flatMap((dueOn) =>
    storyOf(part({ dueOn, agencyCode: 'ubnd-xa-suoi-vau' }), today),
  )
  assert.ok(words.length > 0)
  for (const { at, kind } of words) assert.ok(kind === 'complete' || at < new Date('2026-05-01'))
})
