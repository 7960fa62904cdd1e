import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellDesign } from './cell-design.ts'
import { type CellEstimate, figureSteps } from './cell-figures.ts'
import { designDf } from './design.ts'
import { estimateMean } from './estimates.ts'
import { mostValues, PackedRows } from './packed-rows.ts'
import { estimateQuantile, type Quantile } from './quantiles.ts'
import { randomFrom } from './random.ts'
import { bothWays, faultOf, form } from './samples-cells.ts'

function taken<T>(steps: Generator<void, T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

test('N6: quantiles from cells are those from rows, in every design, domain and fit', () => {
  let exact = 0
  let all = 0
  fc.assert(
    fc.property(form, fc.constantFrom(0.25, 0.5, 0.9), (asked, p) => {
      const { rows, packed, byRow, byCell, communeOfCell } = bothWays(asked)
      // The number of an answer follows from columns 0, 1 and 4, so that it is packed already.
      const numbers = [70, 3, 12.5, 12, 5, 40]
      const random = randomFrom(asked.seed)
      const swap = random() < 0.5
      const codeOf = (a: number, b: number) => (Number.isNaN(a) ? Number.NaN : 2 * b + (swap ? 1 - a : a))
      const codes = (block: { column(number: number): Float64Array }) =>
        block.column(0).map((a, row) => codeOf(a, block.column(5)[row]!))
      const column = rows.map(({ answers }) => numbers[codeOf(answers[0]!, answers[5]!)] ?? Number.NaN)
      const figure = { quantile: p, codes, values: numbers }
      const ours = faultOf(() =>
        taken(
          figureSteps(byCell(), packed, [
            { ...figure, domain: { column: (block) => block.column(4), count: 2 } },
            { terms: [{ over: (block) => codes(block).map((c) => numbers[c] ?? c), under: null, by: 1 }] },
            { ...figure, domain: { ofCell: communeOfCell, count: asked.strata } },
            figure,
          ]),
        ),
      )
      const inside = (is: (row: (typeof rows)[number]) => boolean) =>
        column.map((value, row) => (is(rows[row]!) ? value : Number.NaN))
      const wanted = faultOf(() => {
        const design = byRow()
        const of = (own: number[]): (Quantile & { df: number }) | null =>
          own.every(Number.isNaN)
            ? null
            : {
                ...estimateQuantile(design, own, p),
                df: designDf(
                  design,
                  own.map((y) => !Number.isNaN(y)),
                ),
              }
        return [
          [0, 1].map((g) => of(inside(({ answers }) => answers[4] === g))),
          [estimateMean(design, column)],
          Array.from({ length: asked.strata }, (_, h) => of(inside((row) => row.h === h))),
          [of(column)],
        ] as const
      })
      if (typeof ours === 'string' || typeof wanted === 'string') {
        if (![ours, wanted].includes('notConverged')) assert.equal(ours, wanted)
        return
      }
      const mean = wanted[1][0]!
      assert.ok(Number.isNaN(mean.value) || Math.abs(ours[1]![0]!.value - mean.value) < 1e-9)
      for (const k of [0, 2, 3] as const)
        for (const [d, quantile] of wanted[k].entries()) {
          const own: CellEstimate = ours[k]![d]!
          if (!quantile) {
            assert.ok(Number.isNaN(own.value))
            continue
          }
          assert.equal(own.value, quantile.value, JSON.stringify([k, d, quantile, own]))
          all++
          if (Object.is(own.ends!.low, quantile.low) && Object.is(own.ends!.high, quantile.high)) exact++
        }
    }),
    { numRuns: 300 },
  )
  // An end that hangs on the last bit of a share may be the number next to it.
  assert.ok(exact > 0.95 * all, `${exact} of ${all}`)
})

test('N6: more domains than are kept at once come out in their order', () => {
  const places = 60
  const packed = new PackedRows([{ numbers: mostValues }])
  for (let place = 0; place < places; place++)
    for (const more of [0, 1, 5, 9]) packed.add(place, [(place * 1000 + more) % mostValues])
  const design = cellDesign({ rows: Array(places).fill(4), weights: Array(places).fill(1), stages: [{}] })
  const [found] = taken(
    figureSteps(design, packed, [
      {
        ...{
          quantile: 0.5,
          codes: (block) => block.column(0),
          values: Array.from({ length: mostValues }, (_, i) => -i),
        },
        domain: { ofCell: Int32Array.from({ length: places }, (_, i) => i), count: places },
      },
    ]),
  )
  assert.deepEqual(
    found?.map(({ value }) => -value),
    Array.from({ length: places }, (_, place) => place * 1000 + 5),
  )
})
