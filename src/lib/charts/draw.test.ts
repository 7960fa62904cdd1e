import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { draw, ticksOf } from './draw.ts'
import { escaped, type Shape, svgInline } from './shapes.ts'
import { type Lines, signed, tableOf } from './specs.ts'

const lines = (values: (number | null)[], cuts: number[] = []): Lines => ({
  form: 'lines',
  years: values.map((_, i) => 2011 + i),
  series: [{ label: 'a', colour: '#000000', values, cuts }],
  digits: 2,
})
const paths = (shapes: readonly Shape[]) =>
  shapes.flatMap((it) => (it.kind === 'line' && it.stroke === '#000000' ? [it.points.length] : []))

test('a line is cut before the year in which its meaning changes, and where a year has no score', () => {
  assert.deepEqual(paths(draw(lines([1, 2, 3, 4, 5]), 500).shapes), [5])
  assert.deepEqual(paths(draw(lines([1, 2, 3, 4, 5], [2013]), 500).shapes), [2, 3])
  assert.deepEqual(paths(draw(lines([1, 2, null, 4, 5]), 500).shapes), [2, 2])
  assert.deepEqual(paths(draw(lines([1, 2, 3], [2013]), 500).shapes), [2], 'one year alone is a dot')
})

test('ticks hold all values; ranks begin at 1 and no tick lies on another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -90, max: 9000, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (values) => {
        const ticks = ticksOf(values)
        assert.ok((ticks[0] ?? 0) <= Math.min(...values) + 1e-6 && (ticks.at(-1) ?? 0) >= Math.max(...values) - 1e-6)
        assert.ok(ticks.length <= 12)
      },
    ),
  )
  assert.deepEqual(ticksOf([11, 9], true), [1, 4, 6, 8, 10, 12])
  assert.deepEqual(ticksOf([63, 5], true)[0], 1)
})

test('an interval lies across its bar at the same scale, inside the picture, and its ends stand in the table', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 1200 }),
      fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0, max: 100, noNaN: true }))),
      (width, figures) => {
        const [low = 0, value = 0, high = 0] = figures.toSorted((a, b) => a - b)
        const row = { label: 'a', values: [value, null] as const, max: 100, range: [low, high] as const }
        const spec = { form: 'beside', series: [{ label: 'a', colour: '#0e5a5e' }], rows: [row], digits: 1 } as const
        const { shapes } = draw(spec, width)
        const ground = shapes.find((it) => it.kind === 'rect')
        const span = shapes.find((it) => it.kind === 'line')
        assert.ok(ground?.kind === 'rect' && span?.kind === 'line')
        const at = (share: number) => ground.x + (ground.width * share) / 100
        const ends = span.points.map(([x]) => x)
        assert.ok(Math.abs(Math.min(...ends) - at(low)) < 1e-9 && Math.abs(Math.max(...ends) - at(high)) < 1e-9)
        assert.ok(at(high) <= width)
        const [cell] = tableOf(spec).rows[0]?.cells ?? []
        assert.equal(cell, `${one(value)} (${one(low)} – ${one(high)})`)
      },
    ),
  )
})

const one = (value: number) => value.toFixed(1).replace('.', ',')

test('everything is drawn inside its place, however narrow', () => {
  const waterfall = {
    form: 'waterfall' as const,
    start: { label: 'Năm trước', value: 49.7 },
    steps: [
      { label: 'Nội dung có tên rất dài để phải xuống dòng trên màn hình hẹp', change: -0.5 },
      { label: 'Hai', change: 2 },
      { label: 'Ba', change: null },
    ],
    end: { label: 'Năm nay', value: 51.2 },
    digits: 2,
  }
  for (const width of [300, 500, 900]) {
    const { shapes, height } = draw(waterfall, width)
    for (const it of shapes)
      if (it.kind === 'rect')
        assert.ok(it.x >= 0 && it.width >= 0 && it.x + it.width <= width + 1 && it.y + it.height <= height, `${width}`)
  }
})

test('names are written as text, never as marks; the table says the same as the picture', () => {
  assert.equal(escaped('<b>"&'), '&lt;b&gt;&quot;&amp;')
  const tiles = {
    form: 'tiles' as const,
    groups: ['Cao nhất', 'B', 'C', 'D'],
    none: 'không có điểm',
    tiles: [
      { at: [0, 0] as const, name: '<script>', group: 0, value: '1,00', marked: true },
      { at: [1, 0] as const, name: 'Hai', group: null, value: '–', marked: false },
    ],
  }
  assert.ok(!svgInline(draw(tiles, 400), 'x').includes('<script>'))
  assert.deepEqual(tableOf(tiles).rows[1], { label: 'Hai', cells: ['–', 'không có điểm'] })
  assert.deepEqual([signed(-0.114, 3), signed(1.5, 2), signed(0, 2)], ['−0,114', '+1,50', '0,00'])
})
