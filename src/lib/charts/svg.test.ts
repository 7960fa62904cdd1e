import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Figures } from './figures.ts'
import { lines, svgOf } from './svg.ts'

const words = { title: 'Tiến độ <theo> trục', source: 'Nguồn: phần việc & báo cáo', heading: 'Trục' }
const series = [
  { label: 'Hoàn thành', colour: '#0e5a5e' },
  { label: 'Quá hạn', colour: '#b3261e' },
]
const rectangles = (svg: string, fill: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"/g)]
    .filter(([, , , , colour]) => colour === fill)
    .map(([, x, long, tall]) => [Number(x), Number(long), Number(tall)])

test('a bar has the length of its share, and parts stand one behind the other', () => {
  const svg = svgOf({ ...words, form: 'bars', series, rows: [{ label: 'Công khai', values: [3, 1] }] })
  const [done, late] = [rectangles(svg, '#0e5a5e')[0], rectangles(svg, '#b3261e')[0]]
  assert.ok(done && late)
  assert.ok(Math.abs(done[1]! / late[1]! - 3) < 0.01)
  assert.ok(Math.abs(done[0]! + done[1]! - late[0]!) <= 0.2)
  assert.match(svg, />3 \/ 4</)
})

test('what people wrote stays text and breaks no drawing', () => {
  const svg = svgOf({ ...words, form: 'heat', columns: ['Cấp xã'], rows: [{ label: 'A "b" <c>', cells: [null] }] })
  assert.match(svg, /<title>Tiến độ &lt;theo&gt; trục<\/title>/)
  assert.match(svg, /A &quot;b&quot; &lt;c&gt;/)
  assert.match(svg, /phần việc &amp; báo cáo/)
})

test('no figure is infinite or not a number, whatever is drawn', () => {
  const row = fc.record({ label: fc.string(), values: fc.array(fc.nat(5000), { minLength: 2, maxLength: 2 }) })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 130 }), fc.constantFrom('bars', 'columns'), (rows, form) => {
      const svg = svgOf({ ...words, form, series, rows } as Figures)
      assert.doesNotMatch(svg, /"(?:NaN|-?Infinity|-[\d.]+)"/)
    }),
    { numRuns: 60 },
  )
})

test('lines keep every word', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zđê]{1,60}$/u), { maxLength: 30 }), (all) => {
      assert.equal(lines(all.join(' '), 200, 13).join('').replaceAll(' ', ''), all.join(''))
    }),
  )
})
