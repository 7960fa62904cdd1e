import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line, RankedLine, Score } from '../schema.ts'
import { cellKey, cellsOf, cellWords, figuresIn, figureWords, lineAt, sampleOf, whyNone } from './rules.ts'
import { line, madeResult, place } from './samples-onward.ts'

const figures = figuresIn(sampleOf(madeResult())!)
const figure = (code: string) => figures.find((it) => it.code === code)!

test('a result offers its index, factors, total, points with their parts, and items, each code once', () => {
  assert.deepEqual(
    figures.map(({ code }) => code),
    ['all', 'F1', 'total', 'D1', 'D1.1', 'D1.2', 'F1.a'],
  )
  assert.deepEqual(figure('all').scale, null)
  assert.deepEqual(figure('D1').scale, { least: 1, most: 10, rule: 'dimensions' })
  assert.equal(sampleOf({ parts: [{ ...sampleOf(madeResult())!, source: 'selfSelected' }] }), undefined)
})

test('of whom a figure speaks: all, a place, people of a group', () => {
  assert.deepEqual(cellsOf(figure('all')).map(cellKey), ['whole', 'place:p1', 'place:p2', 'group:gioi:nu'])
  assert.equal(cellWords(figure('all'), { kind: 'group', question: 'gioi', choice: 'nu' }), 'Giới tính: Nữ')
  assert.equal(lineAt(figure('D1'), { kind: 'place', code: 'p1' })?.figure?.value, 6.2)
  assert.equal(lineAt(figure('F1'), { kind: 'place', code: 'p1' }), undefined)
  assert.deepEqual(cellsOf(figure('F1')).map(cellKey), ['whole'])
})

test('figures and why there is none, in words', () => {
  const of = (it: Line | RankedLine | Score | undefined) => it?.figure ?? { value: 0, low: null, high: null }
  assert.equal(figureWords(null, of(figure('all').whole)), '82,4 % (79,0 – 85,2)')
  assert.equal(figureWords(figure('D1').scale, of(figure('D1').whole)), '5,63 điểm (5,40 – 5,85)')
  assert.equal(figureWords(null, { value: 0.5, low: null, high: null }), '50,0 %')
  assert.match(whyNone(place('p', 'x', null, 'small'), 10) ?? '', /^Dưới 10 phiếu/)
  assert.match(whyNone(place('p', 'x', null, 'complementary'), 10) ?? '', /suy ngược/)
  assert.match(whyNone(line('p', 'x', null), 10) ?? '', /Không đủ phiếu/)
  assert.equal(whyNone(line('p', 'x', 0.4), 10), null)
})
