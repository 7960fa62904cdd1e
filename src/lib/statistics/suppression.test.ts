import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Counts, hiddenCells, twoWayEquations, whatIsKnown } from './suppression.ts'

/** A table with its margins from the counts inside. */
function tableOf(inner: readonly (readonly number[])[]): Counts {
  const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)
  const rows = inner.map((row) => [...row, sum(row)])
  const bottom = rows[0]!.map((_, j) => sum(rows.map((row) => row[j]!)))
  return { counts: [...rows, bottom].flat(), equations: twoWayEquations(inner.length, inner[0]!.length) }
}

test('K: a small cell takes a cell of its row, one of its column and their crossing with it', () => {
  const table = tableOf([
    [4, 40, 50],
    [30, 25, 60],
    [70, 80, 90],
  ])
  const shown = hiddenCells(table).map((why) => (why === null ? '.' : why[0]))
  assert.deepEqual(shown.join(''), ['sc..', 'cc..', '....', '....'].join(''))
})

test('K: a table without small cells, or with empty ones only, is shown whole', () => {
  assert.ok(
    hiddenCells(
      tableOf([
        [10, 0],
        [12, 30],
      ]),
    ).every((why) => why === null),
  )
  assert.ok(hiddenCells(tableOf([[3, 1]]), { minimum: 0 }).every((why) => why === null))
})

test('K: a table that is small altogether is not shown at all, empty cells apart', () => {
  assert.ok(
    hiddenCells(
      tableOf([
        [1, 2],
        [0, 3],
      ]),
    ).every((why, cell) => why !== null || cell === 3),
  )
  assert.ok(
    hiddenCells(
      tableOf([
        [1, 2],
        [0, 3],
      ]),
      { showEmpty: false },
    ).every((why) => why !== null),
  )
})

test('K: two small cells that add up to little do not hide each other', () => {
  const hidden = hiddenCells({ counts: [2, 1, 40, 43], equations: [{ total: 3, parts: [0, 1, 2] }] })
  assert.deepEqual(hidden, ['small', 'small', 'complementary', null])
})

const inner = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.oneof(fc.nat(14), fc.nat(80)), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
)

test('K: nothing small is shown, and nobody narrows a small cell down by sums, differences and bounds', () => {
  fc.assert(
    fc.property(inner, fc.boolean(), fc.integer({ min: 2, max: 12 }), (cells, showEmpty, minimum) => {
      const table = tableOf(cells)
      const hidden = hiddenCells(table, { minimum, showEmpty })
      const known = whatIsKnown(table, hidden, showEmpty)
      for (const [cell, n] of table.counts.entries()) {
        assert.ok(known[cell]!.low <= n && n <= known[cell]!.high)
        if (hidden[cell] !== 'small') assert.ok(hidden[cell] !== null || n >= minimum || (showEmpty && n === 0))
        else assert.ok(known[cell]!.high - known[cell]!.low >= minimum)
      }
    }),
    { numRuns: 400 },
  )
})

/** All tables inside that an attacker finds possible, by trying every count up to a limit. */
function possible(table: Counts, hidden: readonly unknown[], columns: number, rows: number): Map<number, Set<number>> {
  const cells = Array.from(
    { length: rows * columns },
    (_, k) => Math.floor(k / columns) * (columns + 1) + (k % columns),
  )
  const seen = new Map(cells.map((cell) => [cell, new Set<number>()]))
  const most = Math.max(...cells.map((cell) => table.counts[cell]!)) + 6
  const guess = [...table.counts]
  // The corner last: it adds up margins that the other lines give.
  const corner = table.counts.length - 1
  const lines = table.equations.toSorted((a, b) => Number(a.total === corner) - Number(b.total === corner))
  const fits = () =>
    lines.every(({ total, parts }) => {
      const sum = parts.reduce((all, part) => all + guess[part]!, 0)
      if (hidden[total]) {
        guess[total] = sum
        return sum > 0
      }
      return sum === guess[total]
    })
  const walk = (k: number): void => {
    if (k === cells.length) {
      if (fits()) for (const cell of cells) seen.get(cell)!.add(guess[cell]!)
      return
    }
    const cell = cells[k]!
    for (const n of hidden[cell] ? Array.from({ length: most }, (_, i) => i + 1) : [table.counts[cell]!]) {
      guess[cell] = n
      walk(k + 1)
    }
  }
  walk(0)
  return seen
}

test('K: whoever tries every table that fits what is shown is left with several numbers for each small cell', () => {
  const small = fc.array(fc.array(fc.nat(7), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 })
  const flat = fc.array(fc.array(fc.nat(7), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 1 })
  fc.assert(
    fc.property(fc.oneof(small, flat), (cells) => {
      const table = tableOf(cells)
      const hidden = hiddenCells(table, { minimum: 3 })
      const left = possible(table, hidden, cells[0]!.length, cells.length)
      const known = whatIsKnown(table, hidden)
      for (const [cell, numbers] of left) {
        const most = Math.max(...[...left.keys()].map((each) => table.counts[each]!)) + 6
        if (hidden[cell] === 'small') assert.ok(numbers.size > 1, `cell ${cell}`)
        assert.equal(Math.min(...numbers), known[cell]!.low)
        if (known[cell]!.high <= most) assert.equal(Math.max(...numbers), known[cell]!.high)
      }
    }),
    { numRuns: 150 },
  )
})

test('K: subgroups over two classifications that share their total are one table', () => {
  // 0–2 by age, 3–4 by sex, 5 together.
  const equations = [
    { total: 5, parts: [0, 1, 2] },
    { total: 5, parts: [3, 4] },
  ]
  const hidden = hiddenCells({ counts: [6, 44, 50, 60, 40, 100], equations })
  assert.deepEqual(hidden, ['small', 'complementary', null, null, null, null])
})
