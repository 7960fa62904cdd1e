import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { solvable } from '../../../test/solving.ts'
import type { Hidden } from './suppression.ts'
import { hiddenFigures, reckonable, type Tie, webOf } from './tied-figures.ts'

/** A table whose rows and columns each add up; what stands outside belongs to columns alone. */
const tableTies = (rows: number, columns: number): Tie[] => {
  const cell = (row: number, column: number) => row * columns + column
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)
  return [
    ...upTo(rows - 1).map((row) => upTo(columns).map((column) => cell(row, column))),
    ...upTo(columns).map((column) => upTo(rows).map((row) => cell(row, column))),
  ]
}

const tables = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
  fc.tuple(
    fc.constant(tableTies(rows, columns)),
    fc.array(fc.record({ n: fc.nat(40), small: fc.boolean() }), {
      minLength: rows * columns,
      maxLength: rows * columns,
    }),
  ),
)

test('K3: a hidden figure is known exactly when the ties have one solution for it', () => {
  fc.assert(
    fc.property(tables, ([ties, cells]) => {
      const hidden = cells.map(({ small }): Hidden => (small ? 'small' : null))
      assert.deepEqual([...reckonable(webOf(hidden, ties))].map(Boolean), solvable(hidden.map(Boolean), ties))
    }),
    { numRuns: 500 },
  )
})

test('K3: no small figure can be reckoned from what is shown, and what was hidden stays so', () => {
  fc.assert(
    fc.property(tables, ([ties, cells]) => {
      const figures = cells.map(({ n }) => ({ n: n + 1, hidden: n + 1 < 10 ? ('small' as const) : null }))
      const hidden = hiddenFigures(figures, ties)
      const known = solvable(hidden.map(Boolean), ties)
      for (const [figure, why] of hidden.entries()) {
        if (figures[figure]!.hidden) assert.equal(why, 'small')
        // Where nothing is left to hide, all of the ties are hidden already.
        const own = ties.filter((tie) => tie.includes(figure)).flat()
        if (why === 'small' && known[figure]) assert.ok(own.every((each) => hidden[each]))
      }
    }),
    { numRuns: 300 },
  )
})

test('K3: one small part of a mean takes the next smallest with it; a shown figure is settled elsewhere', () => {
  const parts = (...n: number[]) => n.map((each) => ({ n: each, hidden: each < 10 ? ('small' as const) : null }))
  assert.deepEqual(hiddenFigures([{ n: 90, hidden: null, settled: true }, ...parts(4, 90, 30)], [[0, 1, 2, 3]]), [
    null,
    'small',
    null,
    'complementary',
  ])
  // Two of the same mean cover each other.
  assert.deepEqual(hiddenFigures(parts(90, 4, 5, 30), [[0, 1, 2, 3]]), [null, 'small', 'small', null])
  assert.deepEqual(hiddenFigures(parts(4), []), ['small'])
  assert.throws(() => hiddenFigures(parts(4), [[0], [0], [0]]), RangeError)
})
